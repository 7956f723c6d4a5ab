"""The Atom feed of news, read back as a feed reader does."""

import datetime as dt
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring

from research.feeds.news_feed import MAX_ENTRIES
from research.models import NewsIndexPage
from tests.pages import visit
from tests.research.news_items import add_indexes, add_item

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def indexes(group_site: Any) -> dict[str, NewsIndexPage]:
    return add_indexes(group_site)


def read(client: Any, index: Any) -> Element:
    response = client.get(f"{index.url}feed/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(response.content)


def value(element: Element, name: str) -> str:
    """The text of the only child of this name, which Atom requires once."""
    (child,) = element.findall(ATOM + name)
    return child.text or ""


def link(element: Element, rel: str) -> str:
    (found,) = [one for one in element.findall(f"{ATOM}link") if one.get("rel") == rel]
    return found.get("href") or ""


def entries(feed: Element) -> list[Element]:
    return feed.findall(f"{ATOM}entry")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_feed_says_what_it_is(client: Any, indexes: Any, language: str) -> None:
    index = indexes[language]
    feed = read(client, index)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang") == language
    name = {"en": "Waves", "sv": "Vågor"}[language]
    assert value(feed, "title") == f"{index.title} – {name}"
    assert link(feed, "alternate") == index.full_url
    assert link(feed, "self") == f"{index.full_url}feed/"
    assert value(feed, "id").startswith("urn:uuid:")
    assert value(feed.find(f"{ATOM}author"), "name") == name
    assert dt.datetime.fromisoformat(value(feed, "updated")).tzinfo
    assert entries(feed) == []


def test_an_entry_has_all_that_atom_requires(client: Any, indexes: Any) -> None:
    item = add_item(indexes["en"], "A & B <defended>", body="<p>1 &lt; 2 <b>always</b></p>", day=14)
    item.save_revision().publish()
    item.refresh_from_db()
    (entry,) = entries(read(client, indexes["en"]))
    assert value(entry, "title") == "A & B <defended>"
    assert link(entry, "alternate") == item.full_url
    assert value(entry, "published") == "2026-03-14T00:00:00+01:00"
    assert dt.datetime.fromisoformat(value(entry, "updated")) == item.last_published_at
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    html = BeautifulSoup(content.text, "lxml")
    assert html.p.get_text() == "1 < 2 always"
    assert html.b.get_text() == "always"


def test_links_in_the_text_lead_to_this_site(client: Any, indexes: Any, group_site: Any) -> None:
    people = group_site.people["en"]
    body = f'<p><a linktype="page" id="{people.pk}">us</a></p>'
    add_item(indexes["en"], "See", body=body)
    content = entries(read(client, indexes["en"]))[0].find(f"{ATOM}content")
    target = BeautifulSoup(content.text, "lxml").a["href"]
    assert urljoin(content.get(f"{XML}base"), target) == people.full_url


def test_ids_stay_when_title_and_address_change(client: Any, indexes: Any) -> None:
    item = add_item(indexes["en"], "Before")
    before = value(entries(read(client, indexes["en"]))[0], "id")
    item.title, item.slug = "After", "elsewhere"
    item.save()
    (after,) = entries(read(client, indexes["en"]))
    assert value(after, "title") == "After"
    assert value(after, "id") == before


def test_translations_have_ids_of_their_own(client: Any, indexes: Any) -> None:
    item = add_item(indexes["en"], "Item")
    add_item(indexes["sv"], "Nyhet", translation_key=item.translation_key)
    ids = {value(entries(read(client, one))[0], "id") for one in indexes.values()}
    assert len(ids) == 2
    assert value(read(client, indexes["en"]), "id") != value(read(client, indexes["sv"]), "id")


def test_the_newest_entries_come_first_and_their_number_is_bounded(
    client: Any, indexes: Any
) -> None:
    for day in range(1, MAX_ENTRIES + 4):
        add_item(indexes["en"], f"Item {day}", day=day)
    found = [value(entry, "title") for entry in entries(read(client, indexes["en"]))]
    assert found == [f"Item {day}" for day in range(MAX_ENTRIES + 3, 3, -1)]


def test_what_xml_does_not_allow_is_left_out(client: Any, indexes: Any) -> None:
    add_item(indexes["en"], "Con\x0btrol\N{SOFT HYPHEN}led", slug="c", body="<p>a\x0cb\ufffe</p>")
    (entry,) = entries(read(client, indexes["en"]))
    assert value(entry, "title") == "Controlled"
    assert value(entry, "content") == "<p>ab</p>"


def test_a_reader_that_has_the_feed_gets_no_second_copy(client: Any, indexes: Any) -> None:
    address = f"{indexes['en'].url}feed/"
    add_item(indexes["en"], "First")
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    add_item(indexes["en"], "Second")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_list_and_home_name_the_feed(
    client: Any, indexes: Any, group_site: Any, language: str
) -> None:
    for page in (indexes[language], group_site.home[language]):
        soup = BeautifulSoup(visit(client, page).whole, "lxml")
        feeds = soup.head.select('link[rel="alternate"][type="application/atom+xml"]')
        (feed,) = [link for link in feeds if "/feeds/" not in link["href"]]  # of vacancies
        assert feed["href"] == f"{indexes[language].url}feed/"
        assert feed["title"] == indexes[language].title


def test_a_site_without_news_names_no_feed(client: Any, group_site: Any) -> None:
    assert "/feed/" not in visit(client, group_site.home["en"]).whole


@pytest.mark.parametrize("address", ["feed/more/", "feeds/"])
def test_other_addresses_are_not_found(client: Any, indexes: Any, address: str) -> None:
    assert client.get(f"{indexes['en'].url}{address}").status_code == 404


def test_a_list_that_is_no_longer_public_has_no_feed(client: Any, indexes: Any) -> None:
    indexes["en"].unpublish()
    assert client.get(f"{indexes['en'].url}feed/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_feed_is_only_read(client: Any, indexes: Any, method: str) -> None:
    assert getattr(client, method)(f"{indexes['en'].url}feed/").status_code == 405
