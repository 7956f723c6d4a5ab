"""The columns of the list of vacancies, and the texts in its cells."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.admin.columns import (
    ExportableColumn,
    ExportOnlyColumn,
    StatusColumn,
    TextColumn,
)
from vacancies.models import Vacancy
from vacancies.posting import wording
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS
from vacancies.posting.lifecycle import OPEN_STATES, State


class DeadlineColumn(ExportableColumn):
    """Column with the deadline and the days left; in the exported file only the date."""

    cell_template_name = "groupsite_vacancies/admin/listing/deadline_cell.html"

    def __init__(self, at: datetime) -> None:
        super().__init__(
            "deadline",
            label=_("Application deadline"),
            sort_key="closes_at",
            accessor=lambda vacancy: {
                "day": deadline_cell_text(vacancy),
                "left": days_left_text(vacancy, at),
            },
            export=lambda vacancy: vacancy.deadline_on,
        )


def list_columns(at: datetime, *, with_application_counts: bool) -> list[Any]:
    """Return the columns after the title; numbers of applications only if requested."""
    found = [
        ExportOnlyColumn("reference", label=_("Reference number")),
        TextColumn(
            "kind", label=_("Type of position"), accessor="get_kind_display", sort_key="kind"
        ),
        StatusColumn(
            "state",
            label=_("Status"),
            accessor=lambda vacancy: vacancy.state(at).label,
            primary=lambda vacancy: vacancy.state(at) in OPEN_STATES,
        ),
        ExportOnlyColumn("opens_on", label=_("Opens on"), accessor="posted_on"),
        DeadlineColumn(at),
        TextColumn("positions", label=_("Positions"), accessor=positions_cell_text),
        TextColumn("supervisors", label=_("Supervisors"), accessor=supervisors_cell_text),
        *(
            ExportOnlyColumn(fact.key, label=fact.label, accessor=fact.export)
            for fact in FACTS
            if fact.export
        ),
    ]
    if with_application_counts:
        # Exported for recruitment officers only, after the language columns.
        found.append(TextColumn("received", label=_("Applications"), export=False))
    return found


def deadline_cell_text(vacancy: Vacancy) -> str:
    if vacancy.deadline_on:
        return wording.date_text(vacancy.deadline_on)
    return gettext("Open until filled") if vacancy.live and not vacancy.outcome else ""


def days_left_text(vacancy: Vacancy, at: datetime) -> str:
    days = vacancy.days_left(at)
    if days is None or vacancy.state(at) not in (*OPEN_STATES, State.SCHEDULED):
        return ""
    return wording.days_left_text(days)


def positions_cell_text(vacancy: Vacancy) -> str:
    return wording.number_range_text(vacancy.positions_min, vacancy.positions_max)


def supervisors_cell_text(vacancy: Vacancy) -> str:
    return ", ".join(vacancy.named_supervisors)
