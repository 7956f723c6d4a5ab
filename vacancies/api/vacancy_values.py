"""The facts of a vacancy in the API: what its page prints, and nothing else."""

from typing import Any, Final

from people.api.organisation_values import ORGANISATION, choice, organisation_value
from people.content.api.json_schemas import (
    BOOLEAN,
    DATE,
    INSTANT,
    INTEGER,
    REFERENCE,
    STRING,
    array_of,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.content.api.record_viewset import PAGES_OF_RECORD, TITLE
from people.content.api.shown_values import shown_value
from vacancies.api import dates_and_application as dates
from vacancies.api import people_of_vacancy as people
from vacancies.api.loaded_vacancies import ORGANISATIONS, LoadedVacancies
from vacancies.choices import position_kind_choices
from vacancies.models import Vacancy
from vacancies.posting.lifecycle import OPEN_STATES, PUBLIC_STATES, State


def kind(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, str]:
    """The type of position."""
    return {"value": vacancy.kind, "label": str(vacancy.get_kind_display())}


def state(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, str]:
    """The state at the time of the request."""
    return choice(vacancy.state(loaded.scope.at), State)


def is_open(vacancy: Vacancy, loaded: LoadedVacancies) -> bool:
    """Whether applications are accepted at the time of the request."""
    return vacancy.state(loaded.scope.at) in OPEN_STATES


def positions(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, int]:
    """The number of positions, as a range."""
    least = vacancy.positions_min
    return {"min": least, "max": vacancy.positions_max or least}


def facts(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, str]]:
    """The rows of the posting's list of facts, such as salary, duration and start."""
    return [
        {"key": row.key, "label": str(row.label), "text": row.text, "note": row.note}
        for row in vacancy.sidebar_rows()
    ]


def employers(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, Any]]:
    """The organisation; two for a joint position."""
    found = (getattr(vacancy, name) for name in ORGANISATIONS)
    return [organisation_value(one) for one in found if one is not None]


def place(vacancy: Vacancy, loaded: LoadedVacancies) -> str:
    """The place of work."""
    return vacancy.place().text


def programmes(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, Any]]:
    """The programmes and funders."""
    return [organisation_value(row.organisation) for row in vacancy.programmes.all()]


def research_areas(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, Any]]:
    """The research areas with a public page."""
    ids = {area.pk for area in vacancy.areas.all()}
    return [found for pk, found in loaded.areas.items() if pk in ids]


FACT: Final = object_of(key=STRING, label=STRING, text=STRING, note=STRING)
FIELDS: Final = (
    "id",
    TITLE,
    shown_value(
        kind, object_of_value_and_label(value for value, _label in position_kind_choices())
    ),
    shown_value(state, object_of_value_and_label(one.value for one in PUBLIC_STATES)),
    shown_value(is_open, BOOLEAN),
    "reference",
    shown_value(positions, object_of(min=INTEGER, max=INTEGER)),
    shown_value(dates.opens_at, nullable(INSTANT)),
    shown_value(dates.posted_on, nullable(DATE)),
    shown_value(dates.deadline, nullable(dates.DEADLINE)),
    shown_value(facts, array_of(FACT)),
    shown_value(employers, array_of(ORGANISATION)),
    shown_value(place, STRING),
    shown_value(people.supervisors, array_of(people.SUPERVISOR)),
    shown_value(people.examiner, people.EXAMINER),
    shown_value(research_areas, array_of(REFERENCE)),
    shown_value(programmes, array_of(ORGANISATION)),
    shown_value(dates.application, dates.APPLICATION),
    shown_value(people.contacts, people.CONTACTS),
    PAGES_OF_RECORD,
)
