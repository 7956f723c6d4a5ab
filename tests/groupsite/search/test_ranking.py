"""One hit a record; the reader's language, what is open, and what is called so come first."""

from uuid import UUID

import pytest

from groupsite.search.hits import Hit
from groupsite.search.query import parse_query
from groupsite.search.ranking import ranked_hits_one_per_record
from groupsite.search.result_kinds import ResultKind


def hit(number: int, title: str, **facts) -> Hit:
    facts.setdefault("kind", ResultKind.PAGES)
    facts.setdefault("language", "en")
    return Hit(key=UUID(int=number), title=title, place=facts.pop("place", number), **facts)


def titles(hits: list[Hit], asked: str = "waves", language: str = "en") -> list[str]:
    return [found.title for found in ranked_hits_one_per_record(hits, parse_query(asked), language)]


@pytest.mark.parametrize(
    ("language", "order"), [("en", ["About us", "Om oss"]), ("sv", ["Om oss", "About us"])]
)
def test_the_readers_language_is_first(language: str, order: list[str]) -> None:
    hits = [hit(1, "About us"), hit(2, "Om oss", language="sv")]
    assert titles(hits, language=language) == order


@pytest.mark.parametrize(
    ("language", "title"), [("en", "About"), ("sv", "Om oss"), ("de", "About")]
)
def test_one_hit_a_record(language: str, title: str) -> None:
    assert titles([hit(1, "About"), hit(1, "Om oss", language="sv")], language=language) == [title]


def test_what_is_called_so_comes_before_what_speaks_of_it() -> None:
    assert titles([hit(1, "About"), hit(2, "Waves")]) == ["Waves", "About"]


def test_the_kinds_follow_each_other() -> None:
    kinds = [ResultKind.PAGES, ResultKind.PEOPLE, ResultKind.AREAS, ResultKind.VACANCIES]
    hits = [hit(number, kind.value, kind=kind) for number, kind in enumerate(kinds)]
    assert titles(hits) == ["vacancies", "areas", "people", "pages"]


def test_vacancies_that_have_ended_are_last_in_their_language() -> None:
    hits = [
        hit(1, "Waves, ended", kind=ResultKind.VACANCIES, has_ended=True),
        hit(2, "Page"),
        hit(3, "Sida", language="sv"),
    ]
    assert titles(hits) == ["Page", "Waves, ended", "Sida"]


def test_a_persons_name_is_in_every_language() -> None:
    hits = [hit(1, "Page"), hit(2, "Alice Waves", kind=ResultKind.PEOPLE, language="sv")]
    assert titles(hits) == ["Alice Waves", "Page"]
