"""The value of each fact as text, in the active language."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from django.db import models
from django.utils import dateformat
from django.utils.translation import gettext

from people.formats import format_pattern
from vacancies import conf
from vacancies.choices import SalaryKind
from vacancies.posting import facts, wording
from vacancies.posting.fact_descriptions.fact import Read
from vacancies.types import VacancyFacts


def joined_names(relation: str) -> Read:
    return lambda vacancy: ", ".join(str(row) for row in getattr(vacancy, relation).all())


def joined_rows(relation: str) -> Read:
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
        yield f"{field.verbose_name}: {yes_or_no(value) if isinstance(value, bool) else shown}"


# Fields of a row that are not values: its parent, and its position in the list.
NO_VALUE: Final = {"vacancy", "contact", "sort_order"}


def yes_or_no(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


def day_and_time(day: date | None, time: time | None, zone: str) -> str:
    """Return a date with its time, if it has one, and its zone, if that is not the usual one."""
    if day is None:
        return ""
    text = wording.date_text(day)
    if time is not None:
        clock = dateformat.time_format(time, format_pattern("TIME_FORMAT"))
        text = gettext("%(date)s, %(clock)s") % {"date": text, "clock": clock}
    return text if zone == conf.time_zone() else f"{text} ({zone})"


def kind_value(vacancy: VacancyFacts) -> str:
    return str(vacancy.get_kind_display())


def kind_in_box(vacancy: VacancyFacts) -> str:
    return _joined(kind_value(vacancy), str(vacancy.get_employment_form_display()))


def positions_value(vacancy: VacancyFacts) -> str:
    return wording.positions_text(vacancy.positions_min, vacancy.positions_max)


def opens_value(vacancy: VacancyFacts) -> str:
    return day_and_time(vacancy.opens_on, vacancy.opens_time, vacancy.time_zone)


def deadline_value(vacancy: VacancyFacts) -> str:
    return day_and_time(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def salary_value(vacancy: VacancyFacts) -> str:
    if vacancy.salary == SalaryKind.NONE:
        return str(vacancy.get_salary_display())
    return _joined(facts.salary_text(vacancy), facts.valid_from_text(vacancy))


def employment_value(vacancy: VacancyFacts) -> str:
    return _joined(str(vacancy.get_employment_form_display()), extent_value(vacancy))


def extent_value(vacancy: VacancyFacts) -> str:
    return wording.extent_text(vacancy.extent_percent)


def duration_value(vacancy: VacancyFacts) -> str:
    length = wording.duration_text(vacancy.duration_min, vacancy.duration_max)
    if not vacancy.teaching_percent:
        return length
    share = {"share": wording.percent_text(vacancy.teaching_percent)}
    return _joined(length, gettext("teaching up to %(share)s") % share)


def duration_in_box(vacancy: VacancyFacts) -> str:
    parts = (facts.duration_text(vacancy), facts.duration_with_teaching_text(vacancy))
    return "; ".join(part for part in parts if part)


def supervisors_value(vacancy: VacancyFacts) -> str:
    rows = vacancy.supervisors.all()
    return ", ".join(facts.supervisor_text(str(row), row.role) for row in rows)


def method_value(vacancy: VacancyFacts) -> str:
    return _joined(str(vacancy.get_application_method_display()), vacancy.external_application_url)


def meeting_value(vacancy: VacancyFacts) -> str:
    return _joined(facts.meeting_text(vacancy), vacancy.meeting_url)


def outcome_value(vacancy: VacancyFacts) -> str:
    return str(vacancy.get_outcome_display()) if vacancy.outcome else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
