"""R80: nobody who looks at a page learns where a picture was taken, or with what."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from PIL import ExifTags, Image
from wagtail.images import get_image_model
from willow.plugins.pillow import PillowImage
from willow.registry import registry

from people import portraits
from people.models import Person

pytestmark = pytest.mark.django_db

MAKER, PLACE, WORDS = b"TelephoneMaker", (58.0, 24.0, 0.0), b"my kitchen"
PROFILE = b"a colour profile"


def photograph(form: str) -> ImageFile:
    """As a telephone makes it: turned on its side, and with everything that it knows."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER.decode()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: PLACE, 3: "E", 4: PLACE})
    file = BytesIO()
    options = {"xmp": b"<x>" + WORDS + b"</x>", "comment": WORDS} if form == "JPEG" else {}
    Image.new("RGB", (900, 700), "teal").save(file, form, exif=exif, icc_profile=PROFILE, **options)
    assert MAKER in file.getvalue()
    file.seek(0)
    return ImageFile(file, name=f"photograph.{form.lower()}")


@pytest.fixture(params=["JPEG", "PNG", "WEBP"])
def image(request):
    cache.clear()  # it knows pictures of other tests by the same number
    return get_image_model().objects.create(title="Alice", file=photograph(request.param))


def assert_tells_nothing(rendition) -> None:
    content = rendition.file.open("rb").read()
    assert MAKER not in content
    assert WORDS not in content
    with Image.open(BytesIO(content)) as shown:
        assert dict(shown.getexif()) == {}


@pytest.mark.table
@pytest.mark.parametrize("form", ["jpeg", "png", "gif", "webp", "avif"])
def test_a_picture_of_the_site_carries_no_metadata(image, form):
    rendition = image.get_rendition(f"width-300|format-{form}")
    assert_tells_nothing(rendition)
    assert rendition.height > rendition.width  # turned as the telephone meant it


def test_colours_stay_as_they_were(image):
    with Image.open(image.get_rendition("width-300|format-jpeg").file) as shown:
        assert shown.info["icc_profile"] == PROFILE


@pytest.mark.table
def test_portraits_carry_none_in_a_site_that_keeps_it_elsewhere(image, monkeypatch):
    """A host that has only the apps decides that for its other pictures."""
    operations = registry._registered_operations[PillowImage]
    monkeypatch.setitem(operations, "auto_orient", PillowImage.auto_orient)
    alice = Person.objects.create(family_name="Ek", portrait=image)
    alice.save_revision().publish()
    rows = [row for found in portraits.portrait_sources(image).values() for _width, row in found]
    assert len(rows) == len(portraits.FILTERS)
    for row in rows:
        assert_tells_nothing(row)
