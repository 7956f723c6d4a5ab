"""One description per fact of a vacancy: its fields, and its value as text.

The summary beside the texts, the comparison of what is public with a draft, and the groups of the
history are taken from here; a test compares the list with the fields of the model.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from django.db import models
from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.formats import pattern
from vacancies import conf
from vacancies.choices import Salary
from vacancies.posting import facts, wording
from vacancies.types import VacancyFacts

Read = Callable[[VacancyFacts], str]


@dataclass(frozen=True)
class Fact:
    """A fact; `text` formats the whole value, `short` (optional) the value in the summary."""

    key: str  # what entries of the history call it
    label: str | Promise
    fields: tuple[str, ...]  # fields of the model, and kinds of rows
    text: Read
    short: Read | None = None
    is_in_summary: bool = True


def summary(vacancy: VacancyFacts) -> list[tuple[Any, str]]:
    """Return the facts as (name, value), for the panel beside the texts."""
    shown = (fact for fact in FACTS if fact.is_in_summary)
    return [(fact.label, (fact.short or fact.text)(vacancy)) for fact in shown]


def compared(vacancy: VacancyFacts) -> list[tuple[Any, str]]:
    """Return every fact as (name, value); equal lists mean equal vacancies."""
    return [(fact.label, fact.text(vacancy)) for fact in FACTS]


def _names(relation: str) -> Read:
    return lambda vacancy: ", ".join(str(row) for row in getattr(vacancy, relation).all())


def _rows(relation: str) -> Read:
    return lambda vacancy: ", ".join(map(_row, getattr(vacancy, relation).all()))


def _row(row: models.Model) -> str:
    """Return a row's name with its values and those of its translations."""
    parts = [*_set(row), *map(_row, row.texts.all() if hasattr(row, "texts") else ())]
    return f"{row} ({'; '.join(parts)})" if parts else str(row)


def _set(row: models.Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in NO_VALUE:
            continue
        value = getattr(row, field.name)
        if value in (None, "", field.get_default()) or str(value) == str(row):
            continue
        shown = getattr(row, f"get_{field.name}_display", lambda value=value: value)()
        yield f"{field.verbose_name}: {_yes(value) if isinstance(value, bool) else shown}"


# Of a row: whose it is, and its place in the list.
NO_VALUE: Final = {"vacancy", "contact", "sort_order"}


def _yes(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


def _day(day: date | None, time: time | None, zone: str) -> str:
    if day is None:
        return ""
    text = wording.date_text(day)
    if time is not None:
        clock = dateformat.time_format(time, pattern("TIME_FORMAT"))
        text = gettext("%(date)s, %(clock)s") % {"date": text, "clock": clock}
    return text if zone == conf.time_zone() else f"{text} ({zone})"


def _positions(vacancy: VacancyFacts) -> str:
    return wording.positions_text(vacancy.positions_min, vacancy.positions_max)


def _opens(vacancy: VacancyFacts) -> str:
    return _day(vacancy.opens_on, vacancy.opens_time, vacancy.time_zone)


def _deadline(vacancy: VacancyFacts) -> str:
    return _day(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def _salary(vacancy: VacancyFacts) -> str:
    if vacancy.salary == Salary.NONE:
        return str(vacancy.get_salary_display())
    return _joined(facts.salary_text(vacancy), facts.valid_from_text(vacancy))


def _employment(vacancy: VacancyFacts) -> str:
    extent = wording.extent_text(vacancy.extent_percent)
    return _joined(str(vacancy.get_employment_form_display()), extent)


def _duration(vacancy: VacancyFacts) -> str:
    length = wording.duration_text(vacancy.duration_min, vacancy.duration_max)
    if not vacancy.teaching_percent:
        return length
    share = {"share": wording.percent_text(vacancy.teaching_percent)}
    return _joined(length, gettext("teaching up to %(share)s") % share)


def _supervisors(vacancy: VacancyFacts) -> str:
    rows = vacancy.supervisors.all()
    return ", ".join(facts.supervisor_text(str(row), row.role) for row in rows)


def _method(vacancy: VacancyFacts) -> str:
    return _joined(str(vacancy.get_application_method_display()), vacancy.application_link)


def _meeting(vacancy: VacancyFacts) -> str:
    return _joined(facts.meeting_text(vacancy), vacancy.meeting_url)


def _outcome(vacancy: VacancyFacts) -> str:
    return str(vacancy.get_outcome_display()) if vacancy.outcome else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


FACTS: Final = (
    Fact("kind", _("Kind"), ("kind",), lambda vacancy: str(vacancy.get_kind_display())),
    Fact("reference", _("Reference number"), ("reference",), lambda vacancy: vacancy.reference),
    Fact("positions", _("Positions"), ("positions_min", "positions_max"), _positions),
    Fact(
        "organisation",
        _("Organisation"),
        ("organisation",),
        lambda vacancy: str(vacancy.organisation or ""),
    ),
    Fact("place", _("Place"), ("places",), _rows("places"), is_in_summary=False),
    Fact("opens", _("Opens"), ("opens_on", "opens_time", "time_zone"), _opens),
    Fact(
        "deadline",
        _("Last day to apply"),
        ("deadline_on", "deadline_time", "time_zone"),
        _deadline,
    ),
    Fact(
        "evaluation",
        _("Applications are evaluated continuously"),
        ("continuous_evaluation",),
        lambda vacancy: _yes(vacancy.continuous_evaluation),
        is_in_summary=False,
    ),
    Fact(
        "salary",
        _("Salary"),
        (
            *("salary", "salary_amount", "salary_max", "salary_currency", "salary_period"),
            "salary_valid_from",
        ),
        _salary,
    ),
    Fact(
        "employment",
        _("Employment"),
        ("employment_form", "extent_percent"),
        _employment,
        is_in_summary=False,
    ),
    Fact(
        "duration",
        _("Length of employment"),
        ("duration_min", "duration_max", "teaching_percent"),
        _duration,
    ),
    Fact("start", _("Start"), ("start", "start_on"), facts.start_text, is_in_summary=False),
    Fact("supervisors", _("Supervisors"), ("supervisors",), _supervisors),
    Fact("programmes", _("Programmes"), ("programmes",), _names("programmes")),
    Fact("areas", _("Research areas"), ("areas",), _names("areas")),
    Fact(
        "documents",
        _("Documents"),
        ("document_rules",),
        _rows("document_rules"),
        _names("document_rules"),
    ),
    Fact("contacts", _("Contacts"), ("contacts",), _rows("contacts"), _names("contacts")),
    Fact("method", _("Apply through"), ("application_method", "application_url"), _method),
    Fact(
        "language",
        _("Language of the application"),
        ("application_language",),
        lambda vacancy: str(vacancy.get_application_language_display()),
        is_in_summary=False,
    ),
    Fact(
        "meeting",
        _("Information meeting"),
        ("meeting_at", "meeting_url"),
        _meeting,
        is_in_summary=False,
    ),
    Fact("outcome", _("Outcome"), ("outcome",), _outcome),
)

# Fields of the model that are no facts of the posting, and why.
LEFT_OUT: Final = {
    "name": "what editors call it; no visitor sees it, and Wagtail notes when it is renamed",
    "opens_at": "follows from the opening, the time zone and the first publishing",
    "closes_at": "follows from the deadline and the time zone",
    **dict.fromkeys(("id", "key"), "tells records apart; never changed"),
    **dict.fromkeys(
        (
            *("live", "expired", "has_unpublished_changes", "latest_revision", "live_revision"),
            *("first_published_at", "last_published_at", "go_live_at", "expire_at"),
            *("locked", "locked_at", "locked_by"),
        ),
        "the state in Wagtail, which notes its changes itself",
    ),
}
