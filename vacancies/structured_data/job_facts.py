"""Facts of a vacancy as values of schema.org; what is not known is left out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from people.models import Organisation
from people.structured_data.json_ld import Node, without_empty_values
from people.structured_data.organisations import postal_address
from vacancies.choices import (
    EmploymentForm,
    SalaryKind,
    SalaryPeriod,
    StartKind,
    built_in_employment_form,
)
from vacancies.posting.people import workplace_address
from vacancies.protocols import PlaceText, VacancyFacts

FULL_TIME_PERCENT: Final = 100
UNITS: Final[dict[str, str]] = {
    SalaryPeriod.HOUR: "HOUR",
    SalaryPeriod.MONTH: "MONTH",
    SalaryPeriod.YEAR: "YEAR",
}


def number_of_positions(vacancy: VacancyFacts) -> int | None:
    """Return how many positions there are; None for a range such as 3–4, of which none is certain."""
    least, most = vacancy.positions_min, vacancy.positions_max
    return least if most in (None, least) else None


def valid_through(vacancy: VacancyFacts) -> str:
    """Return the last second at which one can apply, with the UTC offset of the vacancy; may be empty."""
    if vacancy.closes_at is None:
        return ""
    return local_time_text(vacancy.closes_at - timedelta(seconds=1), vacancy.time_zone)


def local_time_text(instant: datetime, zone: str) -> str:
    """Return an instant in ISO 8601, with the UTC offset of this time zone."""
    return instant.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def employment_types(vacancy: VacancyFacts) -> list[str]:
    """Return FULL_TIME or PART_TIME from the working hours, and TEMPORARY for fixed terms."""
    found = []
    if vacancy.extent_percent:
        is_full = vacancy.extent_percent >= FULL_TIME_PERCENT
        found.append("FULL_TIME" if is_full else "PART_TIME")
    if built_in_employment_form(vacancy.employment_form) == EmploymentForm.FIXED_TERM:
        found.append("TEMPORARY")
    return found


def base_salary(vacancy: VacancyFacts) -> Node:
    """Return the amount or range of the salary; empty unless both amount and currency are known."""
    least, most = vacancy.salary_amount, vacancy.salary_max
    if vacancy.salary != SalaryKind.AMOUNT or least is None or not vacancy.salary_currency:
        return {}
    amounts = {"value": number(least)}
    if most is not None and most != least:
        amounts = {"minValue": number(least), "maxValue": number(most)}
    return {
        "@type": "MonetaryAmount",
        "currency": vacancy.salary_currency.strip().upper(),
        "value": {
            "@type": "QuantitativeValue",
            **amounts,
            "unitText": UNITS.get(vacancy.salary_period, ""),
        },
    }


def number(amount: Decimal) -> int | float:
    """Return an amount as a number of JSON, whole if it has no decimals."""
    amount = Decimal(amount)
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def job_location(
    place: str, places: Iterable[PlaceText], organisation: Organisation | None
) -> Node:
    """Return the place of work with its postal address, else only its name; may be empty."""
    address = postal_address(workplace_address(places, organisation))
    if not (address or place):
        return {}
    return without_empty_values({"@type": "Place", "name": place, "address": address})


def start_date(vacancy: VacancyFacts) -> str:
    """Return the day on which the work begins, if it is a date; else an empty string."""
    on = vacancy.start_on if vacancy.start == StartKind.ON_DATE else None
    return on.isoformat() if on else ""
