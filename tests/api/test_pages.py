"""The endpoint of pages tells the texts that visitors read."""

import pytest
from wagtail.models import PageViewRestriction

from groupsite.models import PlainPage
from people.portraits import make_renditions_and_return_failures
from research.models.fields.news_picture import SPECS
from tests.api.described_responses import get_described as get
from tests.factories import AreaFactory, PersonFactory, drawn_image
from tests.made_once import made_once
from tests.research.news_items import add_indexes, add_item
from tests.sources import ROOT

PAGES = "/api/v2/pages/"

pytestmark = pytest.mark.django_db


@pytest.fixture
@made_once
def target(group_site, at) -> PlainPage:
    """The page to which the text of Alice links."""
    page = PlainPage(title="Target", slug="target", locale=group_site.home["en"].locale)
    return group_site.home["en"].add_child(instance=page)


@pytest.fixture
@made_once
def alice(group_site, target) -> dict[str, object]:
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    return group_site.add(PersonFactory(), title="Alice Ek", biography=link)


def test_rich_text_is_html(client, alice):
    url = f"{PAGES}{alice['en'].pk}/"
    assert get(client, url)["biography"] == '<p><a href="/en/target/">there</a></p>'
    assert 'linktype="page"' in get(client, url, rich_text_format="db_html")["biography"]
    assert client.get(url, {"rich_text_format": "markdown"}).status_code == 400


def test_a_link_to_a_page_that_is_hidden_is_no_link(client, alice, target):
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    told = get(client, f"{PAGES}{alice['en'].pk}/")
    assert told["biography"] == "<p><a>there</a></p>"


def test_pages_in_a_language(client, group_site, alice):
    listed = get(client, PAGES, locale="sv", type="groupsite_people.PersonPage")
    assert [item["id"] for item in listed["items"]] == [alice["sv"].pk]
    below = get(client, PAGES, child_of=group_site.people["en"].pk)["items"]
    assert [item["id"] for item in below] == [alice["en"].pk]
    others = get(client, PAGES, translation_of=alice["en"].pk)["items"]
    assert [item["id"] for item in others] == [alice["sv"].pk]


def test_a_path_leads_to_a_page(client, alice):
    response = client.get(f"{PAGES}find/", {"html_path": f"/people/{alice['en'].slug}/"})
    assert response["Location"] == f"http://localhost{PAGES}{alice['en'].pk}/?"


def test_a_news_item(client, group_site, alice):
    picture = drawn_image("A thesis")
    area = AreaFactory()
    group_site.add(area, title="Coding")
    people = [alice["en"].person, PersonFactory(bob=True), PersonFactory(draft=True)]
    index = add_indexes(group_site)["en"]
    item = add_item(
        index, "A thesis", people=people, areas=[area], picture=picture, picture_alt="A hat"
    )
    told = get(client, f"{PAGES}{item.pk}/")
    assert told["date"] == "2026-03-01"
    assert told["shown_picture"] == {"alt": "A hat", "sources": []}  # nobody has opened the page
    assert [one["name"] for one in told["public_people"]] == ["Alice Ek", "Bob Åberg"]
    assert [one["name"] for one in told["public_areas"]] == ["Coding"]
    assert make_renditions_and_return_failures(picture, SPECS) == set()
    sources = get(client, f"{PAGES}{item.pk}/")["shown_picture"]["sources"]
    assert {one["format"] for one in sources} == {"webp"}
    assert all(one["url"].startswith("http://localhost/media/") for one in sources)
    assert picture.file.url not in str(told)
    (listed,) = get(client, PAGES, type="groupsite_research.NewsPage", fields="*")["items"]
    assert "shown_picture" not in listed


def test_the_picture_of_a_news_item_is_that_of_its_page():
    template = ROOT / "research/templates/groupsite_research/news_page.html"
    assert SPECS == ("width-600|format-webp", "width-1200|format-webp")
    assert "width-{600,1200} format-webp" in template.read_text(encoding="utf-8")
