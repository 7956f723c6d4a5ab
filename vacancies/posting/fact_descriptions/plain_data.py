"""Returns the values of facts as JSON data, to compare vacancies and to store in the history.

Values without effect are left out: a time without its day, a start date if the start is not a date.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django.db import models
from modelcluster.models import get_serializable_data_for_fields

from vacancies.choices import ApplicationMethod, SalaryKind, StartKind
from vacancies.protocols import VacancyFacts

# Keys and the order are not values.
IGNORED_FIELDS: Final = {"pk", "vacancy", "contact", "sort_order"}


def field_as_plain_data(vacancy: VacancyFacts, field_name: str) -> Any:
    """Return a field's value as JSON data: a string, dicts of child rows, or related pks."""
    field = vacancy._meta.get_field(field_name)
    if field.one_to_many:
        return [_child_row_data(row) for row in getattr(vacancy, field_name).all()]
    if field.many_to_many:
        return sorted(row.pk for row in getattr(vacancy, field_name).all())
    value = getattr(vacancy, field.attname)
    if isinstance(value, datetime):
        value = value.astimezone(UTC)  # forms may use another time zone for the same time
    if isinstance(value, Decimal):
        return _decimal_text(value)  # forms give 5000 for the 5000.00 of the database
    return "" if value is None else str(value)


def deadline_data(vacancy: VacancyFacts) -> dict[str, str]:
    return _date_and_time_data(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def opening_time_data(vacancy: VacancyFacts) -> dict[str, str]:
    return _date_and_time_data(vacancy.opens_on, vacancy.opens_time, vacancy.time_zone)


def number_of_positions_data(vacancy: VacancyFacts) -> list[int | None]:
    least, most = vacancy.positions_min, vacancy.positions_max
    return [least, most if most != least else None]


def start_data(vacancy: VacancyFacts) -> list[str]:
    if vacancy.start == StartKind.IN_PERIOD:
        return [str(vacancy.start), vacancy.start_period, str(vacancy.start_year or "")]
    day = vacancy.start_on if vacancy.start == StartKind.ON_DATE else None
    return [str(vacancy.start), day.isoformat() if day else ""]


def salary_data(vacancy: VacancyFacts) -> dict[str, str]:
    if vacancy.salary != SalaryKind.AMOUNT:
        return {"salary": str(vacancy.salary)}
    valid = vacancy.salary_valid_from
    return {
        "salary": str(vacancy.salary),
        "amount": _decimal_text(vacancy.salary_amount),
        "max": _decimal_text(vacancy.salary_max),
        "currency": vacancy.salary_currency,
        "period": str(vacancy.salary_period),
        "valid_from": valid.isoformat() if valid else "",
    }


def supervisor_names_and_roles_data(vacancy: VacancyFacts) -> list[list[str]]:
    return [[str(row), row.role] for row in vacancy.supervisors.all()]


def application_method_data(vacancy: VacancyFacts) -> dict[str, str]:
    url = vacancy.application_url if vacancy.application_method == ApplicationMethod.LINK else ""
    found = {"method": str(vacancy.application_method), "url": url}
    if vacancy.application_method == ApplicationMethod.EMAIL:
        found |= {"email": vacancy.application_email, "subject": vacancy.application_subject}
    return found


def outcome_data(vacancy: VacancyFacts) -> str:
    return str(vacancy.outcome)


def _date_and_time_data(day: date | None, clock: time | None, zone: str) -> dict[str, str]:
    if day is None:
        return {"on": "", "time": "", "zone": ""}
    return {"on": day.isoformat(), "time": clock.isoformat() if clock else "", "zone": zone}


def _decimal_text(amount: Decimal | None) -> str:
    return "" if amount is None else f"{Decimal(amount).normalize():f}"


def _child_row_data(row: models.Model) -> dict[str, Any]:
    """Return a row's own values as a dict, with its translations and parts as nested lists."""
    values = get_serializable_data_for_fields(row)
    own = {name: value for name, value in values.items() if name not in IGNORED_FIELDS}
    if parts := [part.kind_id for part in row.parts.all()] if hasattr(row, "parts") else []:
        own["parts"] = parts
    texts = getattr(row, "texts", None)
    return (
        own if texts is None else {**own, "texts": [_child_row_data(text) for text in texts.all()]}
    )
