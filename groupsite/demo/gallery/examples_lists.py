"""Lists of vacancies: states, notices, entries, ledgers, filter, pagination, empty lists, search."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import get_language

from groupsite.demo.gallery import people
from groupsite.demo.gallery.people import here, page
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.demo.gallery.vacancies import (
    every_state,
    long_title,
    opening,
    position,
    title,
    vacancy,
)
from groupsite.search.excerpts import highlighted
from groupsite.search.hits import Hit
from groupsite.search.kinds import Kind as Found
from groupsite.search.query import read
from groupsite.search.results import Result
from vacancies.choices import Kind, Salary
from vacancies.facts import facts_of
from vacancies.lifecycle import State
from vacancies.models import VacancyIndexPage, VacancyPage

FOLDER = "groupsite_vacancies"


def components(at: datetime) -> list[Component]:
    return [
        _states(at),
        _notices(at),
        _openings(at),
        _ledger(at),
        _filter(),
        _pagination(),
        _empty(),
        _search(at),
    ]


def _states(at: datetime) -> Component:
    template = f"{FOLDER}/state.html"
    left = facts_of(vacancy(at), at).days_left
    soon = [facts_of(vacancy(at, days), at).days_left for days in (0, 1, 3)]
    return Component(
        "State of a vacancy",
        "A shape and a word: ring, disc, half disc, dash.",
        [
            *(Specimen(state.value, template, {"state": state}) for state in every_state()),
            Specimen("open, in a list", template, {"state": State.OPEN, "days_left": left}),
            *(
                Specimen(
                    "closing, in a list", template, {"state": State.CLOSING_SOON, "days_left": text}
                )
                for text in soon
            ),
        ],
        columns="small",
    )


def _notices(at: datetime) -> Component:
    one = position(at, State.OPEN, vacancy(at))
    last = position(at, State.CLOSING_SOON, vacancy(at, 0, continuous_evaluation=False))
    endless = position(at, State.OPEN, vacancy(at, None), long_title())
    template = "groupsite/notice.html"
    return Component(
        "Notice",
        "What is open, on the home page: the next to close first.",
        [
            Specimen("one open position", template, {"positions": [one]}),
            Specimen("its last day", template, {"positions": [last]}),
            Specimen("open until filled, a long title", template, {"positions": [endless]}),
            Specimen(
                "more than five", template, {"positions": [last, one, endless, one, one, one]}
            ),
            Specimen("nothing is open", "groupsite/notice--plain.html"),
        ],
        columns="half",
    )


def _openings(at: datetime) -> Component:
    template = f"{FOLDER}/opening.html"
    thesis = vacancy(
        at, None, kind=Kind.THESIS, salary=Salary.NONE, duration_min=5, duration_max=None
    )
    other = "en" if get_language() == "sv" else "sv"
    found = {
        "open": opening(at, State.OPEN, vacancy(at)),
        "closing soon, several positions": opening(
            at, State.CLOSING_SOON, vacancy(at, 2, positions_min=2, positions_max=3)
        ),
        "thesis until filled, without salary": opening(
            at, State.OPEN, thesis, people=["bob"], is_rich=False
        ),
        "a very long title, seven supervisors": opening(
            at,
            State.OPEN,
            vacancy(at, 40),
            long_title(),
            people=["asa", "maximiliana", "goran", "lucja", "bob", "ingrid", "xenia"],
        ),
        "in the other language only": opening(at, State.OPEN, vacancy(at, 9), language=other),
    }
    return Component(
        "Vacancy in a list",
        "Title left, facts right.",
        [Specimen(name, template, {"opening": one}, "ul.vacancies") for name, one in found.items()],
    )


def _ledger(at: datetime) -> Component:
    ended = [
        opening(at, State.CLOSED, vacancy(at, -30)),
        opening(at, State.FILLED, vacancy(at, -60, kind=Kind.POSTDOC), long_title()),
        opening(at, State.CANCELLED, vacancy(at, -90, kind=Kind.FACULTY)),
    ]
    return Component(
        "Ledger of ended vacancies",
        "A table a year; below 48rem each row becomes a line.",
        [Specimen("one year", f"{FOLDER}/ended.html", {"year": 2025, "entries": ended})],
    )


def _filter() -> Component:
    template = f"{FOLDER}/filter.html"
    areas = [people.information_theory(), people.machine_learning(), people.long_area()]
    context = {"kinds": Kind.choices, "areas": areas, "page": page(VacancyIndexPage, title())}
    chosen = {"chosen_kind": Kind.POSTDOC, "chosen_area": areas[2], "is_filtered": True}
    return Component(
        "Filter",
        "Folds on narrow screens; open where something is chosen.",
        [
            Specimen("nothing chosen", template, context),
            Specimen("chosen", template, context | chosen),
            Specimen("a site without areas", template, context | {"areas": []}),
        ],
        columns="half",
    )


def _pagination() -> Component:
    pages = Paginator(range(90), 30)
    return Component(
        "Pagination",
        "Nothing where everything is on one page.",
        [
            Specimen(name, "groupsite_people/pagination.html", {"pages": pages.get_page(number)})
            for name, number in (("first", 1), ("in the middle", 2), ("last", 3))
        ],
    )


def _empty() -> Component:
    index = {"page": page(VacancyIndexPage, title())}
    area = people.long_area()
    both = index | {"chosen_kind": Kind.FACULTY, "chosen_area": area}
    none = f"{FOLDER}/empty--none_ended.html"
    found = "groupsite/search--empty.html"
    query = {"query": read("xyzzy"), "meant": ""}
    guess = {"meant": here("security", "säkerhet")}
    return Component(
        "Nothing to list",
        "Says why, and what next.",
        [
            Specimen("nothing open", f"{FOLDER}/empty--nothing_open.html"),
            Specimen("no match for kind and area", f"{FOLDER}/empty--no_match.html", both),
            Specimen(
                "no match for an area",
                f"{FOLDER}/empty--no_match.html",
                index | {"chosen_area": area},
            ),
            Specimen("none has ended", none),
            Specimen("none that ended matches", none, {"is_filtered": True}),
            Specimen("no people", "groupsite_people/empty.html"),
            Specimen("no areas", "groupsite_research/empty.html"),
            Specimen("nothing found", found, query),
            Specimen("nothing found, a guess", found, query | guess),
            Specimen(
                "found, but nothing of this kind",
                "groupsite/search--none_of_this_kind.html",
                {"chosen_kind": Found.VACANCIES, "total": 4},
            ),
            Specimen("no letter in the query", "groupsite/search--wordless.html", query),
        ],
    )


def _search(at: datetime) -> Component:
    form = "groupsite/search_form.html"
    shown = "groupsite/search_result.html"
    kinds = {"kinds": [(Found.VACANCIES, 3), (Found.PEOPLE, 12)], "total": 15}
    return Component(
        "Search",
        "Hits with kind, title, state and the words that were found.",
        [
            Specimen("before", form, {"query": read("")}),
            Specimen("asked", form, {"query": read(here("information", "informationsteori"))}),
            Specimen("kinds of hits", "groupsite/search_kinds.html", kinds),
            *(
                Specimen(name, shown, {"result": result}, "ul.results")
                for name, result in _results(at).items()
            ),
        ],
    )


def _results(at: datetime) -> dict[str, Result]:
    word = here("information", "information")
    words = read(word).words
    key, language = UUID(int=1), get_language() or ""
    text = here("Learn with the tools of information theory.", "Med informationsteorins verktyg.")
    record = vacancy(at)
    vacancy_hit = Hit(Found.VACANCIES, key, title(), 0, 1, 1, language)
    person_hit = Hit(Found.PEOPLE, key, "Bob Åberg", 0, None, 1)
    found: dict[str, Any] = {
        "a vacancy": Result(
            vacancy_hit,
            page(VacancyPage, title()),
            highlighted(title(), words),
            highlighted(text, words),
            state=State.OPEN,
            days_left=facts_of(record, at).days_left,
        ),
        "a person without a page": Result(
            person_hit,
            None,
            highlighted("Bob Åberg", ("bob",)),
            highlighted("", ()),
            row=people.holding("Postdoc", "Postdoktor"),
        ),
    }
    return found
