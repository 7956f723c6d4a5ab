"""Returns the value of each fact as text, in the active language; empty if it is not set."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from django.db import models
from django.utils import dateformat
from django.utils.translation import gettext, ngettext

from people.formats import format_pattern
from vacancies import conf
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, SalaryKind
from vacancies.posting import facts, wording
from vacancies.posting.fact_descriptions.fact import TextGetter
from vacancies.protocols import VacancyFacts


def joined_names_getter(relation: str) -> TextGetter:
    """Return a function that joins the names of a vacancy's related objects with commas."""
    return lambda vacancy: ", ".join(str(row) for row in getattr(vacancy, relation).all())


def joined_rows_getter(relation: str) -> TextGetter:
    """Return a function that joins a vacancy's child rows, with all their values, with commas."""
    return lambda vacancy: ", ".join(map(_child_row_text, getattr(vacancy, relation).all()))


def _child_row_text(row: models.Model) -> str:
    """Return a row as text: its name and, in brackets, its other values and translations."""
    parts = [
        *_filled_value_texts(row),
        *map(_child_row_text, row.texts.all() if hasattr(row, "texts") else ()),
        *map(str, row.parts.all() if hasattr(row, "parts") else ()),
    ]
    return f"{row} ({'; '.join(parts)})" if parts else str(row)


def _filled_value_texts(row: models.Model) -> Iterator[str]:
    """Yield "label: value" for each field of a row that is neither empty nor the default."""
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in FIELDS_WITHOUT_VALUE:
            continue
        value = getattr(row, field.name)
        if value in (None, "", field.get_default()) or str(value) == str(row):
            continue
        shown = getattr(row, f"get_{field.name}_display", lambda value=value: value)()
        yield f"{field.verbose_name}: {yes_or_no_text(value) if isinstance(value, bool) else shown}"


# Fields of a row that are not values: its parent, and its position in the list.
FIELDS_WITHOUT_VALUE: Final = {"vacancy", "contact", "sort_order"}


def yes_or_no_text(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


def date_and_time_text(day: date | None, time: time | None, zone: str) -> str:
    """Return a date with its time, if any, and its zone, unless that is the site's default.

    Empty without a date.
    """
    if day is None:
        return ""
    text = wording.date_text(day)
    if time is not None:
        clock = dateformat.time_format(time, format_pattern("TIME_FORMAT"))
        text = gettext("%(date)s, %(clock)s") % {"date": text, "clock": clock}
    return text if zone == conf.time_zone() else f"{text} ({zone})"


def kind_text(vacancy: VacancyFacts) -> str:
    return facts.kind_text(vacancy)


def kind_and_employment_form_sidebar_text(vacancy: VacancyFacts) -> str:
    if vacancy.kind in KINDS_WITHOUT_EMPLOYMENT:
        return kind_text(vacancy)
    return _join_non_empty_with_commas(
        kind_text(vacancy), str(vacancy.get_employment_form_display())
    )


def positions_text(vacancy: VacancyFacts) -> str:
    return wording.positions_text(vacancy.positions_min, vacancy.positions_max)


def opening_time_text(vacancy: VacancyFacts) -> str:
    return date_and_time_text(vacancy.opens_on, vacancy.opens_time, vacancy.time_zone)


def deadline_text(vacancy: VacancyFacts) -> str:
    return date_and_time_text(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def salary_and_validity_text(vacancy: VacancyFacts) -> str:
    if vacancy.salary == SalaryKind.NONE:
        return str(vacancy.get_salary_display())
    return _join_non_empty_with_commas(
        facts.salary_text(vacancy), facts.salary_valid_from_text(vacancy)
    )


def employment_form_and_hours_text(vacancy: VacancyFacts) -> str:
    return _join_non_empty_with_commas(
        str(vacancy.get_employment_form_display()), working_hours_text(vacancy)
    )


def working_hours_sidebar_text(vacancy: VacancyFacts) -> str:
    """Return the working hours for the sidebar; empty for a thesis project."""
    return "" if vacancy.kind in KINDS_WITHOUT_EMPLOYMENT else working_hours_text(vacancy)


def working_hours_text(vacancy: VacancyFacts) -> str:
    return wording.working_hours_text(vacancy.extent_percent)


def duration_and_teaching_text(vacancy: VacancyFacts) -> str:
    length = wording.duration_text(vacancy.duration_min, vacancy.duration_max)
    share = facts.extending_teaching_percent(vacancy)
    if not share:
        return length
    teaching = gettext("teaching up to %(share)s") % {"share": wording.percent_text(share)}
    return _join_non_empty_with_commas(length, teaching)


def duration_sidebar_text(vacancy: VacancyFacts) -> str:
    parts = (
        facts.duration_without_teaching_text(vacancy),
        facts.longer_duration_with_teaching_text(vacancy),
    )
    return "; ".join(part for part in parts if part)


def employers_text(vacancy: VacancyFacts) -> str:
    employers = (vacancy.organisation, vacancy.second_organisation)
    return _join_non_empty_with_commas(*(str(employer) for employer in employers if employer))


def supervisors_text(vacancy: VacancyFacts) -> str:
    rows = vacancy.supervisors.all()
    return ", ".join(facts.supervisor_and_role_text(str(row), row.role) for row in rows)


def application_method_text(vacancy: VacancyFacts) -> str:
    return _join_non_empty_with_commas(
        str(vacancy.get_application_method_display()),
        vacancy.external_application_url,
        facts.application_email_and_subject_text(vacancy),
    )


def reply_period_text(vacancy: VacancyFacts) -> str:
    weeks = vacancy.reply_weeks
    if not weeks:
        return ""
    return ngettext("within %(count)d week", "within %(count)d weeks", weeks) % {"count": weeks}


def meeting_time_and_url_text(vacancy: VacancyFacts) -> str:
    return _join_non_empty_with_commas(facts.meeting_time_text(vacancy), vacancy.meeting_url)


def outcome_text(vacancy: VacancyFacts) -> str:
    return str(vacancy.get_outcome_display()) if vacancy.outcome else ""


def _join_non_empty_with_commas(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
