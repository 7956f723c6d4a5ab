"""Pictures in texts: sizes and file formats, none of which a visitor's request makes."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from wagtail.images import formats
from wagtail.images.models import Rendition
from wagtail.rich_text import expand_db_html

from groupsite.layout.rich_text_images import FILE_FORMATS, WIDTHS, make_text_renditions
from people.content import after_response
from tests.factories import drawn_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    cache.clear()
    return drawn_image("A drawing")


@pytest.fixture
def waiting(monkeypatch):
    """What is done after the response: nothing, until it is called."""
    works = []
    monkeypatch.setattr(after_response, "later", works.extend)
    return works


def shown(image, name="fullwidth"):
    """The text as a request shows it."""
    after_response.on_request_started()
    html = expand_db_html(
        f'<embed embedtype="image" id="{image.pk}" format="{name}" alt="A &quot;tree&quot;"/>'
    )
    after_response.on_request_finished()
    return BeautifulSoup(html, "html.parser")


def test_a_request_makes_none_and_shows_what_exists(image, waiting):
    found = shown(image).img
    assert not Rendition.objects.exists()
    assert (found["src"], found["width"], found["height"]) == (
        image.file.url,
        str(image.width),
        str(image.height),
    )
    shown(image)
    assert len(waiting) == 1


def test_a_size_that_exists_is_shown_before_the_file(image, waiting):
    existing = image.get_rendition("width-800")
    assert shown(image).img["src"] == existing.url


@pytest.mark.thorough
def test_afterwards_every_size_is_there(image, waiting):
    shown(image)
    for work in waiting:
        work()
    made = Rendition.objects.count()
    found = shown(image)
    assert [one["type"] for one in found.select("source")] == ["image/avif", "image/webp"]
    for source in found.select("source"):
        assert "w, " in source["srcset"] or source["srcset"].endswith("w")
        assert source["sizes"]
    assert found.img["loading"] == "lazy"
    assert found.img["alt"] == 'A "tree"'
    assert found.img["class"] == ["richtext-image", "full-width"]
    assert found.img["src"].endswith((".jpg", ".jpeg"))
    assert int(found.img["width"]) <= 800
    assert Rendition.objects.count() == made
    assert len(waiting) == 1


@pytest.mark.table
@pytest.mark.parametrize("name", WIDTHS)
def test_a_text_takes_two_queries(image, name, django_assert_num_queries):
    make_text_renditions.func(image.pk)
    with django_assert_num_queries(2):
        assert len(shown(image, name).select("source")) == len(FILE_FORMATS) - 1


def test_the_editor_shows_the_picture_as_wagtail_does(image):
    html = formats.get_image_format("left").image_to_editor_html(image, "A tree")
    assert BeautifulSoup(html, "html.parser").img["data-format"] == "left"
    assert "<picture" not in html


def test_a_deleted_picture_is_not_made(image):
    pk = image.pk
    image.delete()
    make_text_renditions.func(pk)
    assert not Rendition.objects.exists()
