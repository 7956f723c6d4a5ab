"""Examples of lists of vacancies: states, notices, entries, filters, pagination, empty lists, search."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.paginator import Paginator

from groupsite.demo.gallery.people import demo_area, page, person_role
from groupsite.demo.gallery.specimens import Component, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import language, other_language, text
from groupsite.demo.gallery.vacancies import (
    SEVEN,
    open_position,
    opening,
    staged_vacancy,
    vacancy,
    vacancy_page,
)
from groupsite.search.excerpts import highlighted_html
from groupsite.search.hits import Hit
from groupsite.search.query import parse_query
from groupsite.search.result_kinds import ResultKind as Found
from groupsite.search.results import SearchResult
from vacancies.choices import PositionKind
from vacancies.models import VacancyIndexPage
from vacancies.posting.lifecycle import APPLICABLE, ENDED, State

FOLDER: Final = "groupsite_vacancies"
STATES: Final = (State.DRAFT, State.SCHEDULED, *APPLICABLE, *ENDED)


def components(at: datetime) -> list[Component]:
    return components_of(
        at, states, notices, openings, ledger, list_filter, pagination, nothing_to_list, search
    )


def states(at: datetime) -> list[Specimen]:
    template = f"{FOLDER}/state.html"
    return [
        *specimens(template, {state.value: {"state": state} for state in STATES}),
        Specimen("open, in a list", template, {"state": State.OPEN, "days": 25}),
        *(
            Specimen("closing, in a list", template, {"state": State.CLOSING_SOON, "days": days})
            for days in (0, 1, 3)
        ),
    ]


def notices(at: datetime) -> list[Specimen]:
    one = open_position(at, vacancy(at))
    contexts = {
        "one open position": {"positions": [one]},
        "its last day, and one more": {"positions": [open_position(at, vacancy(at, 0)), one]},
        "until filled": {"positions": [open_position(at, vacancy(at, None), text("long_title"))]},
    }
    return [
        *specimens("groupsite/open_positions.html", contexts),
        Specimen("nothing is open", "groupsite/open_positions--none.html"),
    ]


def openings(at: datetime) -> list[Specimen]:
    several = vacancy(at, 2, positions_min=2, positions_max=3)
    found = {
        "open": opening(at, State.OPEN, vacancy(at)),
        "closing soon, several positions": opening(at, State.CLOSING_SOON, several),
        "thesis until filled, without salary": opening(
            at, State.OPEN, staged_vacancy(at, "thesis"), people=["bob"], is_rich=False
        ),
        "a very long title, seven supervisors": opening(
            at, State.OPEN, vacancy(at, 40), text("long_title"), people=SEVEN
        ),
        "in the other language only": opening(
            at, State.OPEN, vacancy(at, 9), language=other_language()
        ),
    }
    contexts = {state: {"opening": one} for state, one in found.items()}
    return specimens(f"{FOLDER}/opening.html", contexts, "ul.vacancies")


def ledger(at: datetime) -> list[Specimen]:
    ended = [
        opening(at, State.CLOSED, vacancy(at, -30)),
        opening(at, State.FILLED, vacancy(at, -60, kind=PositionKind.POSTDOC), text("long_title")),
        opening(at, State.CANCELLED, vacancy(at, -90, kind=PositionKind.FACULTY)),
    ]
    return [Specimen("one year", f"{FOLDER}/ended.html", {"year": 2025, "entries": ended})]


def list_filter(at: datetime) -> list[Specimen]:
    areas = [demo_area("information-theory"), demo_area("machine-learning"), demo_area("long")]
    index = page(VacancyIndexPage, text("title"))
    context = {"kinds": PositionKind.choices, "areas": areas, "page": index}
    chosen = {"chosen_kind": PositionKind.POSTDOC, "chosen_area": areas[2], "is_filtered": True}
    contexts = {
        "nothing chosen": context,
        "chosen": context | chosen,
        "a site without areas": context | {"areas": []},
    }
    return specimens(f"{FOLDER}/filter.html", contexts)


def pagination(at: datetime) -> list[Specimen]:
    pages = Paginator(range(90), 30)
    numbers = {"first": 1, "in the middle": 2, "last": 3}
    contexts = {state: {"pages": pages.get_page(number)} for state, number in numbers.items()}
    return specimens("groupsite_people/pagination.html", contexts)


def nothing_to_list(at: datetime) -> list[Specimen]:
    by_area = {"page": page(VacancyIndexPage, text("title")), "chosen_area": demo_area("long")}
    query = {"query": parse_query("xyzzy"), "suggestion": ""}
    kind = {"chosen_kind": Found.VACANCIES, "total": 4}
    matches = {
        "no match for type and area": by_area | {"chosen_kind": PositionKind.FACULTY},
        "no match for an area": by_area,
    }
    ended = {"no vacancy has ended": {}, "no ended vacancy matches": {"is_filtered": True}}
    searches = {
        "nothing found": query,
        "nothing found, a suggestion": query | {"suggestion": text("guess")},
    }
    return [
        Specimen("nothing open", f"{FOLDER}/empty--nothing_open.html"),
        *specimens(f"{FOLDER}/empty--no_match.html", matches),
        *specimens(f"{FOLDER}/empty--none_ended.html", ended),
        Specimen("no people", "groupsite_people/empty.html"),
        Specimen("no areas", "groupsite_research/empty.html"),
        *specimens("groupsite/search--empty.html", searches),
        Specimen("none of this type", "groupsite/search--none_of_this_kind.html", kind),
        Specimen("no letter in the query", "groupsite/search--wordless.html", query),
    ]


def search(at: datetime) -> list[Specimen]:
    queries = {"before": {"query": parse_query("")}, "asked": {"query": parse_query(text("asked"))}}
    kinds = {"kinds": [(Found.VACANCIES, 3), (Found.PEOPLE, 12)], "total": 15}
    results = {
        "a vacancy": {"result": _vacancy_found(at)},
        "a person without a page": {"result": _person_found()},
    }
    return [
        *specimens("groupsite/search_form.html", queries),
        Specimen("types of result", "groupsite/search_kinds.html", kinds),
        *specimens("groupsite/search_result.html", results, "ul.results"),
    ]


def _vacancy_found(at: datetime) -> SearchResult:
    words, title = parse_query("information").words, text("title")
    return SearchResult(
        Hit(Found.VACANCIES, UUID(int=1), title, 0, 1, 1, language()),
        vacancy_page(title),
        highlighted_html(title, words),
        highlighted_html(text("found"), words),
        state=State.OPEN,
        days=vacancy(at).days_left(at),
    )


def _person_found() -> SearchResult:
    return SearchResult(
        Hit(Found.PEOPLE, UUID(int=1), "Bob Åberg", 0, None, 1),
        None,
        highlighted_html("Bob Åberg", ("bob",)),
        highlighted_html("", ()),
        row=person_role("postdoc"),
    )
