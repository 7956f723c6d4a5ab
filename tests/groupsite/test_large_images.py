"""R59: a picture that would take the memory of the server is refused, and the editor is told why."""

from functools import cache
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Canvas
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.users.models import UserProfile

SAID = {
    "en": "This picture has more than 51 megapixels (8192 × 6144 is accepted). "
    "Save it at a lower resolution, and choose the new file.",
    "sv": "Bilden har fler än 51 megapixel (8192 × 6144 går bra). "
    "Spara den med lägre upplösning och välj den nya filen.",
}


@cache
def png(width: int, height: int) -> bytes:
    """White, in black and white: some kB however large."""
    file = BytesIO()
    Canvas.new("1", (width, height), 1).save(file, "png")
    return file.getvalue()


def picture(width: int, height: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.png", png(width, height), content_type="image/png")


@pytest.fixture(params=SAID)
def language(request, admin_user) -> str:
    UserProfile.objects.create(user=admin_user, preferred_language=request.param)
    return request.param


@pytest.mark.thorough
@pytest.mark.table
def test_a_picture_of_81_megapixels_is_small_and_refused(admin_client, language):
    assert len(png(9000, 9000)) < 30_000
    data = {"title": "Photo", "file": picture(9000, 9000), "collection": 1}
    response = admin_client.post(reverse("wagtailimages:add"), data)
    assert response.context["form"].errors["file"] == [SAID[language]]
    assert not get_image_model().objects.exists()


@pytest.mark.table(every="url")
@pytest.mark.parametrize("url", ["wagtailimages:add_multiple", "wagtailimages_chooser:create"])
def test_every_way_to_upload_says_so(url, admin_client, language):
    data = {
        "title": "Photo",
        "image-chooser-upload-title": "Photo",
        "image-chooser-upload-collection": 1,
        "image-chooser-upload-file": picture(9000, 9000),
        "files[]": picture(9000, 9000),
        "collection": 1,
    }
    response = admin_client.post(reverse(url), data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert SAID[language] in " ".join(map(str, response.json().values()))
    assert not get_image_model().objects.exists()


@pytest.mark.thorough
def test_what_a_telephone_takes_is_accepted(db):
    """50 megapixels, as many of them say."""
    sent = picture(8192, 6144)
    form = get_image_form(get_image_model())({"title": "A", "collection": 1}, {"file": sent})
    assert "file" not in form.errors
