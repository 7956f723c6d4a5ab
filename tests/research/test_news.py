"""News as visitors read it: the list, an item, and the pages that items link to."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from research.models import NewsIndexPage, NewsPage
from tests.factories import AreaFactory, PersonFactory, drawn_image
from tests.pages import text_of, visit
from tests.research.news_items import add_indexes, add_item

LANGUAGES = ("en", "sv")


@pytest.fixture
def indexes(group_site: Any) -> dict[str, NewsIndexPage]:
    return add_indexes(group_site)


@pytest.fixture
def alice(group_site: Any) -> Any:
    return _with_pages(group_site, PersonFactory(), title="Alice Ek")


@pytest.fixture
def coding(group_site: Any) -> Any:
    return _with_pages(group_site, AreaFactory(), title="Coding")


def _with_pages(site: Any, record: Any, **words: Any) -> Any:
    record.pages_by_language = site.add(record, **words)
    return record


def titles(page: Any) -> list[str]:
    return page.texts(".news .title-link")


@pytest.mark.parametrize(
    ("language", "empty"),
    [("en", "There is no news here yet."), ("sv", "Här finns inga nyheter än.")],
)
def test_an_empty_list_says_so(client: Any, indexes: Any, language: str, empty: str) -> None:
    page = visit(client, indexes[language])
    assert empty in page.text
    assert not page.main.select(".news, .pagination")


def test_the_list_is_newest_first_with_date_and_beginning(client: Any, indexes: Any) -> None:
    add_item(indexes["en"], "Older", day=2)
    add_item(indexes["en"], "Newer", day=14, body=f"<p>She <b>defended</b> it. {'Long. ' * 60}</p>")
    page = visit(client, indexes["en"])
    assert titles(page) == ["Newer", "Older"]
    assert page.texts(".news time") == ["14 March 2026", "2 March 2026"]
    assert page.main.select_one(".news time")["datetime"] == "2026-03-14"
    beginning = page.one(".news__text > p").get_text()
    assert beginning.startswith("She defended it. Long.")
    assert len(beginning) == 220


def test_of_one_day_the_last_published_comes_first(client: Any, indexes: Any) -> None:
    for title in ("Morning", "Evening"):
        add_item(indexes["en"], title).save_revision().publish()
    assert titles(visit(client, indexes["en"])) == ["Evening", "Morning"]


@pytest.mark.thorough
def test_a_long_list_has_pages(client: Any, indexes: Any) -> None:
    for number in range(21):
        add_item(indexes["en"], f"Item {number}", day=1 + number)
    assert len(titles(visit(client, indexes["en"]))) == 20
    assert titles(visit(client, indexes["en"], "?page=2")) == ["Item 0"]


def test_each_language_has_its_own(client: Any, indexes: Any, group_site: Any, alice: Any) -> None:
    add_item(indexes["en"], "English item", people=[alice])
    add_item(indexes["sv"], "Svensk nyhet", people=[alice])
    for language, title in (("en", "English item"), ("sv", "Svensk nyhet")):
        for page in (
            indexes[language],
            group_site.home[language],
            alice.pages_by_language[language],
        ):
            assert titles(visit(client, page)) == [title]


def test_the_other_language_of_an_item_without_translation_is_its_list(
    client: Any, indexes: Any
) -> None:
    page = visit(client, add_item(indexes["en"], "Only in English"))
    assert f'href="{indexes["sv"].url}?missing=1"' in page.whole


def test_an_item_shows_its_parts_in_the_order_of_the_form(
    client: Any, indexes: Any, alice: Any, coding: Any, group_site: Any
) -> None:
    bob = PersonFactory(bob=True)
    body = '<p>She is <a href="https://example.org/">now a doctor</a>.</p>'
    item = add_item(indexes["en"], "A thesis", people=[bob, alice], areas=[coding], body=body)
    page = visit(client, item)
    assert page.main.h1.get_text() == "A thesis"
    assert page.texts("time") == ["1 March 2026"]
    people, areas = page.main.select(".news-body__links")
    assert [text_of(one) for one in people.select("li")] == ["Bob Åberg", "Alice Ek"]
    assert [link["href"] for link in people.select("a")] == [alice.pages_by_language["en"].url]
    assert areas.a["href"] == coding.pages_by_language["en"].url
    assert page.one(".prose a")["href"] == "https://example.org/"


@pytest.mark.table
@pytest.mark.parametrize("alt", ["Alice with a nail and a hammer", ""])
def test_a_picture_has_its_own_words(client: Any, indexes: Any, alt: str) -> None:
    image = drawn_image("a file name")
    item = add_item(indexes["en"], "A thesis", picture=image, picture_alt=alt)
    picture = visit(client, item).one("img")
    assert picture["alt"] == alt
    assert picture["width"]
    assert picture["height"]


def test_a_bare_item_has_no_empty_parts(client: Any, indexes: Any) -> None:
    page = visit(client, add_item(indexes["en"], "In a word"))
    assert not page.main.select("dl, img, .prose, h2")


@pytest.mark.parametrize("change", ["draft person", "draft area", "area without page"])
def test_what_is_not_public_leaves_no_trace(
    client: Any, indexes: Any, group_site: Any, change: str
) -> None:
    people, areas = [], []
    if change == "draft person":
        people = [PersonFactory(draft=True, given_name="Zqorp")]
    else:
        areas = [AreaFactory(name="Zqorp", draft=change == "draft area")]
        if change == "draft area":
            group_site.add(areas[0], title="Zqorp")
    page = visit(client, add_item(indexes["en"], "A thesis", people=people, areas=areas))
    assert "Zqorp" not in page.whole
    assert not page.main.select("dl")


def _restrict(item: Page) -> None:
    PageViewRestriction.objects.create(page=item, restriction_type="login")


HIDING = {
    "draft": lambda item: item.unpublish(),
    "behind a login": _restrict,
    "list behind a login": lambda item: _restrict(item.get_parent()),
}


@pytest.mark.parametrize("hide", HIDING)
def test_an_item_that_is_not_public_is_nowhere(
    client: Any, indexes: Any, group_site: Any, alice: Any, coding: Any, hide: str
) -> None:
    item = add_item(indexes["en"], "Zqorp", people=[alice], areas=[coding])
    pages = [group_site.home["en"], alice.pages_by_language["en"], coding.pages_by_language["en"]]
    assert all("Zqorp" in visit(client, page).text for page in pages)
    HIDING[hide](item)
    for page in pages:
        assert "Zqorp" not in visit(client, page).whole
    for path in (indexes["en"].url, f"{indexes['en'].url}feed/"):
        assert "Zqorp" not in client.get(path).content.decode()
    index.insert_or_update_object(item)
    assert item.url not in client.get("/en/search/?q=zqorp").content.decode()


@pytest.mark.table
@pytest.mark.parametrize("language", LANGUAGES)
def test_home_person_and_area_show_the_newest_three(
    client: Any, indexes: Any, group_site: Any, alice: Any, coding: Any, language: str
) -> None:
    for day in range(1, 6):
        add_item(indexes[language], f"Item {day}", day=day, people=[alice], areas=[coding])
    add_item(indexes[language], "About nobody", day=9)
    newest = ["Item 5", "Item 4", "Item 3"]
    assert titles(visit(client, alice.pages_by_language[language])) == newest
    assert titles(visit(client, coding.pages_by_language[language])) == newest
    home = visit(client, group_site.home[language])
    assert titles(home) == ["About nobody", *newest[:2]]
    heading = {"en": "News", "sv": "Nyheter"}[language]
    assert text_of(home.one("#news")) == heading
    assert home.section("news").select_one(".onward")["href"] == indexes[language].url


def test_an_item_that_names_somebody_twice_is_shown_once(
    client: Any, indexes: Any, alice: Any, coding: Any
) -> None:
    item = add_item(indexes["en"], "Twice", people=[alice, alice], areas=[coding, coding])
    assert titles(visit(client, alice.pages_by_language["en"])) == ["Twice"]
    assert len(visit(client, item).main.select(".news-body__links li")) == 2


def test_without_news_there_is_no_section(
    client: Any, indexes: Any, group_site: Any, alice: Any, coding: Any
) -> None:
    pages = [group_site.home["en"], alice.pages_by_language["en"], coding.pages_by_language["en"]]
    for page in pages:
        assert not visit(client, page).main.select("#news")


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("number", [1, 30])
def test_one_query_for_news_and_none_on_a_site_without(
    client: Any, group_site: Any, alice: Any, coding: Any, number: int
) -> None:
    pages = [group_site.home["en"], alice.pages_by_language["en"], coding.pages_by_language["en"]]
    before = [_queries(client, page) for page in pages]
    indexes = add_indexes(group_site)
    for day in range(number):
        add_item(indexes["en"], f"Item {day}", people=[alice], areas=[coding])
    for page, without in zip(pages, before, strict=True):
        found = [sql for sql in _queries(client, page) if "newspage" in sql]
        assert len(found) == 1
        assert not [sql for sql in without if "newspage" in sql]
        assert len(_queries(client, page)) <= len(without) + 1


def _queries(client: Any, page: Any) -> list[str]:
    client.get(page.url)
    with CaptureQueriesContext(connection) as asked:
        visit(client, page)
    return [query["sql"] for query in asked]


@pytest.mark.thorough
def test_an_item_with_many_links_asks_no_more(client: Any, indexes: Any, group_site: Any) -> None:
    counts = []
    for number in (1, 12):
        people = [PersonFactory(family_name=f"Berg {number}-{at}") for at in range(number)]
        areas = [AreaFactory() for _at in range(number)]
        for at, record in enumerate([*people, *areas]):
            group_site.add(record, title=f"Record {number}-{at}")
        counts.append(
            len(_queries(client, add_item(indexes["en"], "Many", people=people, areas=areas)))
        )
    assert counts[1] <= counts[0]


@pytest.mark.parametrize("instant", ["2026-03-01 23:30", "2026-07-01 22:30"])
def test_the_date_is_today_in_the_zone_of_the_site(instant: str) -> None:
    with time_machine.travel(f"{instant} +0000", tick=False):
        assert NewsPage().date == dt.date(2026, int(instant[5:7]), 2)


@pytest.mark.table
@pytest.mark.parametrize(("language", "search"), [("en", "/en/search/"), ("sv", "/sv/sok/")])
def test_the_search_finds_title_and_text(
    client: Any, indexes: Any, language: str, search: str
) -> None:
    item = add_item(indexes[language], "Gyroscopes", body="<p>About pendulums.</p>")
    index.insert_or_update_object(item)
    for word in ("gyroscopes", "pendulums"):
        assert item.url in client.get(f"{search}?q={word}").content.decode()


def test_a_long_title_and_markup_are_only_text(client: Any, indexes: Any, group_site: Any) -> None:
    title = "<b>A & B</b> " + "x" * 240
    add_item(indexes["en"], title, slug="long")
    for page in (indexes["en"], group_site.home["en"]):
        assert titles(visit(client, page)) == [title]
