"""One hit a record; the reader's language, what is open, and what is called so come first."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Site

from groupsite.search.hits import Search
from groupsite.search.index import word_table
from groupsite.search.index.models import SearchEntry
from groupsite.search.index.new_entries import folded_title, instant_in_microseconds
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from groupsite.search.index.updating import update_index
from groupsite.search.query import parse_query
from people.content.search_text import fold_text
from tests.factories import NOW

FAR = 10**9  # numbers of pages that do not exist


@pytest.fixture(autouse=True)
def site(group_site) -> Any:
    """An index without anything of the site's own."""
    update_index(NOW)
    word_table.delete_words(SearchEntry.objects.values_list("pk", flat=True))
    SearchEntry.objects.all().delete()
    return group_site


@pytest.fixture
def hit(group_site):
    def make(number: int, title: str, **facts) -> SearchEntry:
        facts = {"kind": ResultKind.PAGES, "language": "en", "place": number} | facts
        facts["kind"] = RESULT_KINDS.index(facts["kind"])
        entry = SearchEntry.objects.create(
            record_key=number,
            order_key=f"{facts.pop('place'):09}",
            page_id=facts.pop("page_id", FAR + SearchEntry.objects.count()),
            path=f"{group_site.home['en'].path}0001",
            title=title,
            folded_title=folded_title(title),
            **facts,
        )
        word_table.add_words([(entry.pk, {"waves", *fold_text(title).split()})])
        return entry

    return make


def titles(asked: str = "waves", language: str = "en") -> list[str]:
    search = Search(parse_query(asked), Site.objects.get(), language, NOW)
    by_id = SearchEntry.objects.in_bulk()
    hits = search.hits(limit=100)
    assert hits.total == len(hits.entry_ids)
    return [by_id[pk].title for pk in hits.entry_ids]


@pytest.mark.parametrize(
    ("language", "order"), [("en", ["About us", "Om oss"]), ("sv", ["Om oss", "About us"])]
)
def test_the_readers_language_is_first(hit, language: str, order: list[str]) -> None:
    hit(1, "About us"), hit(2, "Om oss", language="sv")
    assert titles(language=language) == order


@pytest.mark.parametrize(
    ("language", "title"), [("en", "About"), ("sv", "Om oss"), ("de", "About")]
)
def test_one_hit_a_record(hit, language: str, title: str) -> None:
    hit(1, "About"), hit(1, "Om oss", language="sv")
    assert titles(language=language) == [title]


def test_what_is_called_so_comes_before_what_speaks_of_it(hit) -> None:
    hit(1, "About"), hit(2, "Waves")
    assert titles() == ["Waves", "About"]


def test_the_kinds_follow_each_other(hit) -> None:
    kinds = [ResultKind.PAGES, ResultKind.PEOPLE, ResultKind.AREAS, ResultKind.VACANCIES]
    for number, kind in enumerate(kinds):
        hit(number, kind.value, kind=kind)
    assert titles() == ["vacancies", "areas", "people", "pages"]


@pytest.mark.parametrize("ended", [{"is_over": True}, {"closes": instant_in_microseconds(NOW, 0)}])
def test_vacancies_that_have_ended_are_last_in_their_language(hit, ended) -> None:
    hit(1, "Waves, ended", kind=ResultKind.VACANCIES, **ended)
    hit(2, "Page")
    hit(3, "Sida", language="sv")
    assert titles() == ["Page", "Waves, ended", "Sida"]


def test_open_vacancies_by_deadline_and_ended_ones_by_how_recent_they_are(hit) -> None:
    def vacancy(title: str, days: int | None, *, opens: int = -90, **facts) -> None:
        if days is not None:
            facts["closes"] = instant_in_microseconds(NOW + timedelta(days=days), 0)
        opened = instant_in_microseconds(NOW + timedelta(days=opens), 0)
        number = SearchEntry.objects.count()
        hit(number, title, kind=ResultKind.VACANCIES, opens=opened, record_id=number, **facts)

    vacancy("long ended", -60)
    vacancy("ended yesterday", -1)
    vacancy("filled before its deadline", 9, is_over=True)
    vacancy("filled, without deadline, opened a week ago", None, opens=-7, is_over=True)
    vacancy("no deadline, opened first", None)
    vacancy("no deadline, opened later", None, opens=-9)
    vacancy("in a week", 7)
    vacancy("tomorrow", 1)
    assert titles() == [
        *("tomorrow", "in a week", "no deadline, opened later", "no deadline, opened first"),
        *("filled before its deadline", "ended yesterday"),
        *("filled, without deadline, opened a week ago", "long ended"),
    ]


def test_a_vacancy_that_opens_later_is_not_found(hit) -> None:
    hit(1, "Later", opens=instant_in_microseconds(NOW + timedelta(seconds=1), 0))
    hit(2, "Now", opens=instant_in_microseconds(NOW, 0))
    assert titles() == ["Now"]


def test_a_persons_name_is_in_every_language(hit) -> None:
    hit(1, "Page"), hit(2, "Alice Waves", kind=ResultKind.PEOPLE, language="sv")
    assert titles() == ["Alice Waves", "Page"]


def test_a_person_with_a_page_is_found_once(hit) -> None:
    hit(1, "Alice Waves", kind=ResultKind.PEOPLE, language="", page_id=None)
    page = hit(1, "Alice Waves", kind=ResultKind.PEOPLE, language="sv")
    search = Search(parse_query("waves"), Site.objects.get(), "en", NOW)
    assert search.hits(limit=9).entry_ids == [page.pk]
