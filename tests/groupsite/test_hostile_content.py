"""R54, R57, R59: what editors type is text, pages are only read, drawings are not uploaded."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page

from people.models import Person
from vacancies.models import Vacancy, VacancyPage

HOSTILE = '"><script>alert(1)</script>&amp;{{ x }}'
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;{{ x }}"
pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.table]


def addresses() -> Iterator[str]:
    for page in Page.objects.live().filter(alias_of=None).exclude(depth=1).specific():
        yield page.url


def test_titles_names_and_references_are_escaped_on_every_page(client):
    """R57."""
    VacancyPage.objects.update(title=HOSTILE, lead=HOSTILE)
    Person.objects.update(given_name=HOSTILE)
    Vacancy.objects.update(reference=HOSTILE)
    shown = 0
    for url in addresses():
        html = client.get(url).text
        assert "<script>alert" not in html, url
        shown += SHOWN in html
    assert shown > 4


@pytest.mark.thorough
def test_a_title_of_two_hundred_letters_breaks_no_page(client):
    Page.objects.filter(depth__gt=3).update(title="W" * 200)
    for url in addresses():
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_pages_are_only_read(client, method):
    """R54."""
    for url in addresses():
        assert getattr(client, method)(url).status_code == 405, url


def test_no_svg_becomes_an_image(admin_client):
    """R59."""
    drawing = SimpleUploadedFile(
        "mark.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml"
    )
    response = admin_client.post(reverse("wagtailimages:add"), {"title": "Mark", "file": drawing})
    assert response.status_code == 200
    assert "file" in response.context["form"].errors
