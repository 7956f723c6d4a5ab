"""Examples of the blocks that editors place on plain pages and guides."""

from datetime import datetime
from typing import Any, Final

from groupsite.demo.gallery.examples_postings import FORM, example_facts_context
from groupsite.demo.gallery.specimens import Specimen, specimens_of_template
from groupsite.demo.gallery.vacancies import (
    SEVEN,
    example_opening,
    unsaved_vacancy,
    unsaved_vacancy_page,
)
from people.content.records.lookup import RecordLink
from vacancies.posting.lifecycle import State

LEVELS: Final = {"heading_level": 2, "heading_level_of_items": 3}
EMPTY: Final = {**LEVELS, "is_preview": True}


def vacancy_block_specimens(at: datetime) -> list[Specimen]:
    found = [example_opening(at, State.OPEN, unsaved_vacancy(at, days)) for days in (9, 25)]
    facts = _vacancy_facts_context(at)
    return [
        *specimens_of_template(
            "groupsite_vacancies/blocks/open_vacancies.html",
            {"two": {**LEVELS, "positions": found}, "none, in a preview": EMPTY},
        ),
        *specimens_of_template(
            "groupsite_vacancies/blocks/vacancy_facts.html",
            {
                "facts": facts,
                "facts below a heading": {**facts, "heading": "Join us"},
                "no public vacancy, in a preview": EMPTY,
            },
        ),
    ]


def _vacancy_facts_context(at: datetime) -> dict[str, Any]:
    context = example_facts_context(at, "everything", SEVEN[:2])
    return {
        **LEVELS,
        **context,
        "link": RecordLink(context["vacancy"], unsaved_vacancy_page()),
        "state": State.OPEN,
        "is_open": True,
        "is_employment": True,
        "application_link": FORM,
    }
