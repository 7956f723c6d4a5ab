"""Portraits: made when a person goes public, found without being made, never fatal."""

import re
from io import BytesIO, StringIO

import pytest
from django.core.files.images import ImageFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image, ImageDraw
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.images.rect import Rect

from people import portraits
from people.content import after_response
from people.models import Person

EVERY = len(portraits.FILTERS)
pytestmark = pytest.mark.django_db


def drawing(width: int = 700, height: int = 900, colour: str = "teal") -> ImageFile:
    """A face as a child draws it."""
    picture = Image.new("RGB", (width, height), colour)
    pencil = ImageDraw.Draw(picture)
    pencil.ellipse((width // 4, height // 8, 3 * width // 4, height // 2), fill="bisque")
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return ImageFile(file, name="face.png")


def image(**size):
    return get_image_model().objects.create(title="Alice, drawn", file=drawing(**size))


@pytest.fixture
def alice():
    person = Person(given_name="Alice", family_name="Ek", portrait=image())
    person.save()
    return person


def publish(person):
    person.save_revision().publish()
    person.refresh_from_db()
    return person


def break_file(person):
    person.portrait.file.storage.delete(person.portrait.file.name)


@pytest.mark.thorough
def test_publishing_a_person_makes_every_crop(alice):
    assert portraits.portrait_sources(alice.portrait) == {}
    publish(alice)
    found = portraits.portrait_sources(alice.portrait)
    assert list(found) == ["avif", "webp", "jpeg"]
    assert [[width for width, _row in rows] for rows in found.values()] == [[208, 400, 640]] * 3
    assert {(row.width, row.height) for _width, row in found["jpeg"]} == {
        (208, 260),
        (400, 500),
        (640, 800),
    }
    assert {row.file.name.rpartition(".")[2] for rows in found.values() for _w, row in rows} == {
        "avif",
        "webp",
        "jpg",
    }


@pytest.mark.thorough
def test_a_request_that_publishes_does_not_wait_for_them(alice, monkeypatch):
    waiting = []
    monkeypatch.setattr(after_response, "later", waiting.extend)
    after_response.on_request_started()
    publish(alice)
    assert not Rendition.objects.exists()
    assert portraits.portrait_sources(alice.portrait) == {}
    after_response.on_request_finished()
    assert not Rendition.objects.exists()
    for work in waiting:
        work()
    assert Rendition.objects.count() == EVERY


def test_deleted_picture_is_not_rendered(alice):
    pk = alice.portrait.pk
    Person.objects.update(portrait=None)
    get_image_model().objects.all().delete()
    after_response.enqueue_after_response(portraits.make_portrait_crops_in_background, pk)
    assert not Rendition.objects.exists()


def test_queue_that_fails_does_not_stop_publishing(alice, caplog, monkeypatch):
    monkeypatch.setattr(
        type(portraits.make_portrait_crops_in_background), "enqueue", lambda *args: 1 / 0
    )
    assert publish(alice).live
    assert f"of row {alice.portrait.pk} is not done" in caplog.text


def test_draft_makes_none(alice):
    alice.save_revision()
    assert not Rendition.objects.exists()


@pytest.mark.thorough
def test_publishing_again_makes_nothing_twice(alice):
    publish(alice)
    before = set(Rendition.objects.values_list("pk", flat=True))
    publish(alice)
    assert set(Rendition.objects.values_list("pk", flat=True)) == before
    assert len(before) == EVERY


def test_person_without_portrait_is_published():
    bob = Person(given_name="Bob", family_name="Å")
    bob.save()
    assert publish(bob).live
    assert portraits.make_portrait_crops(bob)
    assert not Rendition.objects.exists()


def test_unreadable_picture_does_not_stop_publishing(alice, caplog):
    break_file(alice)
    assert publish(alice).live
    assert portraits.portrait_sources(alice.portrait) == {}
    assert "cannot be read" in caplog.text


def test_format_that_cannot_be_written_is_left_out(alice, caplog, monkeypatch):
    model = get_image_model()
    generate = model.generate_rendition_file

    def without_avif(image, crop, **kwargs):
        if "avif" in crop.spec:
            raise LookupError
        return generate(image, crop, **kwargs)

    monkeypatch.setattr(model, "generate_rendition_file", without_avif)
    assert publish(alice).live
    assert list(portraits.portrait_sources(alice.portrait)) == ["webp", "jpeg"]
    assert re.search(r"could not be written as fill-\S+avif", caplog.text)


def test_small_picture_is_not_enlarged_nor_offered_twice():
    person = Person(family_name="Bob", portrait=image(width=300, height=375))
    person.save()
    publish(person)
    assert [width for width, _row in portraits.portrait_sources(person.portrait)["jpeg"]] == [
        208,
        300,
    ]


def test_a_picture_cut_around_another_point_is_not_shown(alice):
    publish(alice)
    portrait = alice.portrait
    assert portraits.portrait_sources(portrait)
    portrait.set_focal_point(Rect(10, 10, 100, 100))
    assert portraits.portrait_sources(portrait) == {}


@pytest.mark.thorough
def test_sources_ask_nothing_where_renditions_are_prefetched(alice, django_assert_num_queries):
    publish(alice)
    (person,) = Person.objects.all().with_portraits()
    with django_assert_num_queries(0):
        assert portraits.portrait_sources(person.portrait)


class TestChangedImage:
    """The crops follow the picture of somebody public at once: no visitor meets a monogram."""

    @pytest.fixture(autouse=True)
    def public(self, alice, admin_client):
        self.client, self.alice = admin_client, publish(alice)

    def edit(self, capture, **changes):
        address = reverse("wagtailimages:edit", args=[self.alice.portrait_id])
        form = {"title": "Alice", "collection": 1, "description": "", "tags": "", **changes}
        with capture(execute=True):
            response = self.client.post(address, form)
        assert response.status_code == 302
        self.alice.refresh_from_db()
        return portraits.portrait_sources(self.alice.portrait)

    @pytest.mark.thorough
    def test_new_focal_point(self, django_capture_on_commit_callbacks):
        before = {row.pk for _width, row in portraits.portrait_sources(self.alice.portrait)["jpeg"]}
        point = {f"focal_point_{part}": 90 for part in ("x", "y", "width", "height")}
        found = self.edit(django_capture_on_commit_callbacks, **point)
        assert len(found["jpeg"]) == 3
        assert before.isdisjoint(row.pk for _width, row in found["jpeg"])

    def test_new_file(self, django_capture_on_commit_callbacks):
        found = self.edit(django_capture_on_commit_callbacks, file=drawing(colour="red"))
        largest = found["jpeg"][-1][1]
        with largest.file.open() as file:
            red, green, blue = Image.open(file).convert("RGB").getpixel((5, 5))
        assert red > 200
        assert green < 60
        assert blue < 60

    @pytest.mark.thorough
    def test_picture_of_nobody_public_is_left_alone(self, django_capture_on_commit_callbacks):
        self.alice.unpublish()
        Rendition.objects.all().delete()
        assert self.edit(django_capture_on_commit_callbacks) == {}


class TestCommand:
    """`make_portrait_crops`: for people who became public by another way."""

    @pytest.fixture(autouse=True)
    def imported(self, alice):
        Person.objects.update(live=True)
        self.alice = Person.objects.get()

    def run(self, *options):
        out = StringIO()
        call_command("make_portrait_crops", *options, stdout=out)
        return out.getvalue()

    @pytest.mark.thorough
    def test_makes_what_is_missing(self):
        assert self.run() == "Portraits in order: 1.\n"
        made = set(Rendition.objects.values_list("pk", flat=True))
        self.run()
        assert set(Rendition.objects.values_list("pk", flat=True)) == made
        assert len(made) == EVERY

    @pytest.mark.thorough
    def test_remake_makes_all_anew(self):
        self.run()
        before = set(Rendition.objects.values_list("pk", flat=True))
        self.run("--remake")
        after = set(Rendition.objects.values_list("pk", flat=True))
        assert len(after) == EVERY
        assert before.isdisjoint(after)

    def test_says_who_is_left_out(self):
        break_file(self.alice)
        with pytest.raises(CommandError, match="Alice Ek"):
            self.run()

    def test_drafts_are_nobody_public(self):
        Person.objects.update(live=False)
        assert self.run() == "Portraits in order: 0.\n"
        assert not Rendition.objects.exists()
