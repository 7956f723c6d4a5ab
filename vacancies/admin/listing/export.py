"""The list of vacancies as a table for a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from people.content.publishing.states import language_states
from vacancies.admin.listing import columns


def table(vacancies: Iterable[Any], at: datetime, *, counted: bool) -> Iterator[Sequence[Any]]:
    """A line of headings, then one a vacancy. `counted`: with the numbers of applications."""
    vacancies = list(vacancies)
    states = language_states(vacancies)
    yield [*_headings(), *_languages(states), *([gettext("Applications")] if counted else [])]
    for vacancy in vacancies:
        words = [state.state.label for state in states[vacancy.pk]]
        counts = [vacancy.n_received] if counted else []
        yield [*_facts(vacancy, at), *words, *counts]


def _headings() -> list[str]:
    return [
        gettext("Vacancy"),
        gettext("Reference number"),
        gettext("Kind"),
        gettext("State"),
        gettext("Opens on"),
        gettext("Last day to apply"),
        gettext("Positions"),
        gettext("Supervisors"),
        gettext("Research areas"),
    ]


def _languages(states: dict[int, list[Any]]) -> list[str]:
    found: list[Any] = next(iter(states.values()), [])
    return [state.locale.get_display_name() for state in found]


def _facts(vacancy: Any, at: datetime) -> list[Any]:
    return [
        vacancy,
        vacancy.reference,
        vacancy.get_kind_display(),
        vacancy.state(at).label,
        vacancy.posted_on or "",
        vacancy.deadline_on or "",
        columns.positions(vacancy),
        columns.supervisors(vacancy),
        ", ".join(str(area) for area in vacancy.areas.all()),
    ]
