"""Examples of lists of vacancies: states, notices, entries, filters, pagination, empty lists, search."""

from datetime import datetime
from typing import Final

from django.core.paginator import Paginator

from groupsite.demo.gallery.specimens import Specimen, specimens_of_template
from groupsite.demo.gallery.texts import example_text, gallery_language, other_gallery_language
from groupsite.demo.gallery.unsaved_records import demo_area_link, unsaved_page, unsaved_person_role
from groupsite.demo.gallery.vacancies import (
    SEVEN,
    example_open_position,
    example_opening,
    unsaved_fictional_vacancy,
    unsaved_vacancy,
    unsaved_vacancy_page,
)
from groupsite.search.excerpts import highlighted_html
from groupsite.search.index.result_kinds import ResultKind as Found
from groupsite.search.query import parse_query
from groupsite.search.results import SearchResult
from vacancies.choices import PositionKind
from vacancies.models import VacancyIndexPage
from vacancies.posting.lifecycle import ENDED_STATES, OPEN_STATES, State

FOLDER: Final = "groupsite_vacancies"
STATES: Final = (State.DRAFT, State.SCHEDULED, *OPEN_STATES, *ENDED_STATES)


def vacancy_state_specimens(at: datetime) -> list[Specimen]:
    template = f"{FOLDER}/state.html"
    return [
        *specimens_of_template(template, {state.value: {"state": state} for state in STATES}),
        Specimen("open, in a list", template, {"state": State.OPEN, "days": 25}),
        *(
            Specimen("closing, in a list", template, {"state": State.CLOSING_SOON, "days": days})
            for days in (0, 1, 3)
        ),
    ]


def open_positions_notice_specimens(at: datetime) -> list[Specimen]:
    one, closing = example_open_position(at, 25), example_open_position(at, 0)
    endless = example_open_position(at, None, example_text("long_title"))
    contexts = {
        "one open position": {"positions": [one], "count": 1},
        "its last day, and one more": {"positions": [closing, one], "count": 2},
        "until filled": {"positions": [endless], "count": 1},
    }
    return [
        *specimens_of_template("groupsite/open_positions.html", contexts),
        Specimen("nothing is open", "groupsite/open_positions--none.html"),
    ]


def opening_specimens(at: datetime) -> list[Specimen]:
    several = unsaved_vacancy(at, 2, positions_min=2, positions_max=3)
    found = {
        "open": example_opening(at, State.OPEN, unsaved_vacancy(at)),
        "closing soon, several positions": example_opening(at, State.CLOSING_SOON, several),
        "thesis until filled, without salary": example_opening(
            at, State.OPEN, unsaved_fictional_vacancy(at, "thesis"), people=["bob"], is_rich=False
        ),
        "a very long title, seven supervisors": example_opening(
            at, State.OPEN, unsaved_vacancy(at, 40), example_text("long_title"), people=SEVEN
        ),
        "in the other language only": example_opening(
            at, State.OPEN, unsaved_vacancy(at, 9), language=other_gallery_language()
        ),
    }
    contexts = {state: {"opening": one} for state, one in found.items()}
    return specimens_of_template(f"{FOLDER}/opening.html", contexts, "ul.vacancies")


def ended_vacancy_specimens(at: datetime) -> list[Specimen]:
    postdoc = unsaved_vacancy(at, -60, kind=PositionKind.POSTDOC)
    ended = [
        example_opening(at, State.CLOSED, unsaved_vacancy(at, -30)),
        example_opening(at, State.FILLED, postdoc, example_text("long_title")),
        example_opening(at, State.CANCELLED, unsaved_vacancy(at, -90, kind=PositionKind.FACULTY)),
    ]
    return [Specimen("one year", f"{FOLDER}/ended.html", {"year": 2025, "entries": ended})]


def vacancy_filter_specimens(at: datetime) -> list[Specimen]:
    areas = [demo_area_link(key) for key in ("information-theory", "machine-learning", "long")]
    index = unsaved_page(VacancyIndexPage)
    context = {"kinds": PositionKind.choices, "areas": areas, "page": index}
    chosen = {"chosen_kind": PositionKind.POSTDOC, "chosen_area": areas[2], "is_filtered": True}
    contexts = {
        "nothing chosen": context,
        "chosen": context | chosen,
        "a site without areas": context | {"areas": []},
    }
    return specimens_of_template(f"{FOLDER}/filter.html", contexts)


def pagination_specimens(at: datetime) -> list[Specimen]:
    pages = Paginator(range(90), 30)
    numbers = {"first": 1, "in the middle": 2, "last": 3}
    contexts = {state: {"pages": pages.get_page(number)} for state, number in numbers.items()}
    return specimens_of_template("groupsite_people/pagination.html", contexts)


def empty_list_specimens(at: datetime) -> list[Specimen]:
    by_area = {"page": unsaved_page(VacancyIndexPage), "chosen_area": demo_area_link("long")}
    query = {"query": parse_query("xyzzy"), "suggestion": ""}
    kind = {"chosen_kind": Found.VACANCIES, "total": 4}
    matches = {
        "no match for type and area": by_area | {"chosen_kind_label": PositionKind.FACULTY.label},
        "no match for an area": by_area,
    }
    ended = {"no vacancy has ended": {}, "no ended vacancy matches": {"is_filtered": True}}
    searches = {
        "nothing found": query,
        "nothing found, a suggestion": query | {"suggestion": example_text("guess")},
    }
    return [
        Specimen("nothing open", f"{FOLDER}/empty--nothing_open.html"),
        *specimens_of_template(f"{FOLDER}/empty--no_match.html", matches),
        *specimens_of_template(f"{FOLDER}/empty--none_ended.html", ended),
        Specimen("no people", "groupsite_people/empty.html"),
        Specimen("no areas", "groupsite_research/empty.html"),
        *specimens_of_template("groupsite/search--empty.html", searches),
        Specimen("none of this type", "groupsite/search--none_of_this_kind.html", kind),
        Specimen("no letter in the query", "groupsite/search--wordless.html", query),
    ]


def search_specimens(at: datetime) -> list[Specimen]:
    before, asked = parse_query(""), parse_query(example_text("asked"))
    queries = {"before": {"query": before}, "asked": {"query": asked}}
    kinds = {"kinds": [(Found.VACANCIES, 3), (Found.PEOPLE, 12)], "total": 15}
    results = {
        "a vacancy": {"result": _vacancy_search_result(at)},
        "a person without a page": {"result": _person_search_result()},
    }
    return [
        *specimens_of_template("groupsite/search_form.html", queries),
        Specimen("types of result", "groupsite/search_kinds.html", kinds),
        *specimens_of_template("groupsite/search_result.html", results, "ul.results"),
    ]


def _vacancy_search_result(at: datetime) -> SearchResult:
    words, title = parse_query("information").words, example_text("title")
    return SearchResult(
        Found.VACANCIES,
        gallery_language(),
        unsaved_vacancy_page(title),
        highlighted_html(title, words),
        highlighted_html(example_text("found"), words),
        state=State.OPEN,
        days=unsaved_vacancy(at).days_left(at),
    )


def _person_search_result() -> SearchResult:
    return SearchResult(
        Found.PEOPLE,
        "",
        None,
        highlighted_html("Bob Åberg", ("bob",)),
        highlighted_html("", ()),
        row=unsaved_person_role("postdoc"),
    )
