"""The picture for links to pages that have none of their own: the name of the group, in each language."""

import io

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from wagtail.models import Site

from people.content.link_previews.drawing import MAX_BYTES
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def picture_of(client, url):
    page = BeautifulSoup(client.get(url).content, "lxml")
    found = {one["property"]: one["content"] for one in page.select('meta[property^="og:image"]')}
    assert [one["content"] for one in page.select('meta[name="twitter:card"]')] == (
        ["summary_large_image"] if found else []
    )
    return found


def test_every_page_without_a_picture_has_that_of_the_site(client, group_site):
    home = picture_of(client, "/en/")
    assert home["og:image"].startswith("http://localhost/en/link-preview-")
    assert home["og:image:alt"] == "Waves · Lindholmen University"
    for page in (group_site.people, group_site.research, group_site.vacancies):
        assert picture_of(client, page["en"].get_url()) == home
    swedish = picture_of(client, "/sv/")
    assert swedish["og:image:alt"] == "Vågor · Lindholmens universitet"
    assert swedish["og:image"] != home["og:image"]
    assert picture_of(client, "/en/nothing/") == {}


@pytest.mark.table
@pytest.mark.parametrize(
    ("setting", "english", "swedish"),
    [
        ("", "Institute", "Vågor"),
        (None, "Waves", "Vågor"),
        ("Laboratory", "Laboratory", "Laboratory"),
    ],
)
def test_it_has_the_same_name_as_the_pictures_of_pages(
    client, group_site, settings, setting, english, swedish
):
    settings.GROUPSITE_LINK_PREVIEW_SITE_NAME = setting
    Site.objects.update(site_name="Institute")
    shown = [picture_of(client, f"/{code}/")["og:image:alt"] for code in ("en", "sv")]
    assert [one.partition(" · ")[0] for one in shown] == [english, swedish]


def test_a_page_with_a_picture_of_its_own_keeps_it(client, group_site):
    page = group_site.add(PersonFactory(), title="Alice Ek")["en"]
    assert picture_of(client, page.get_url())["og:image"].startswith(page.full_url)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_it_is_small_and_kept_forever(client, group_site, language):
    response = client.get(picture_of(client, f"/{language}/")["og:image"])
    assert response.headers["Content-Type"] == "image/png"
    assert "immutable" in response.headers["Cache-Control"]
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert len(response.content) <= MAX_BYTES
    assert "Cookie" not in response.headers.get("Vary", "")
    # Other sites show it.
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_another_name_has_another_picture(client, group_site):
    old = picture_of(client, "/en/")["og:image"]
    home = group_site.home["en"]
    home.title = "Waves & co"
    home.save()
    new = picture_of(client, "/en/")["og:image"]
    response = client.get(old)
    assert (response.status_code, "http://localhost" + response.url) == (302, new)
    assert response.headers["Cache-Control"] == "no-cache"
