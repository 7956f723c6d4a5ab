"""Formats facts stored in the history (`changes.facts_snapshot`) as text."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext

from vacancies import conf
from vacancies.choices import ApplicationMethod, SalaryKind
from vacancies.posting import wording
from vacancies.posting.fact_descriptions import texts
from vacancies.posting.facts import deadline_short_text, supervisor_text


def logged_date(iso: str) -> str:
    return wording.date_text(date.fromisoformat(iso)) if iso else ""


def logged_deadline(said: dict[str, str]) -> str:
    """Return the deadline with its time, since the change may be in the time only."""
    if not said["on"]:
        return ""
    clock = time.fromisoformat(said["time"]) if said["time"] else None
    return deadline_short_text(
        wording.deadline_text(date.fromisoformat(said["on"]), clock, said["zone"])
    )


def logged_opening(said: dict[str, str]) -> str:
    """Return the opening, with its zone if unusual; old entries have no zone."""
    if not said["on"]:
        return ""
    clock = time.fromisoformat(said["time"]) if said["time"] else None
    zone = said.get("zone") or conf.time_zone()
    return texts.day_and_time(date.fromisoformat(said["on"]), clock, zone)


def logged_positions(said: list[int | None]) -> str:
    return wording.position_count(*said)


def logged_salary(said: dict[str, str]) -> str:
    if said["salary"] != SalaryKind.AMOUNT or not said["amount"]:
        return str(SalaryKind(said["salary"]).label) if said["salary"] else ""
    most = Decimal(said["max"]) if said["max"] else None
    total = wording.money_text(Decimal(said["amount"]), said["currency"], said["period"], most)
    if not said["valid_from"]:
        return total
    facts = {"salary": total, "date": logged_date(said["valid_from"])}
    return gettext("%(salary)s (valid from %(date)s)") % facts


def logged_supervisors(said: list[str | list[str]]) -> str:
    """Return the supervisors' names with their roles; old entries have only names."""
    return ", ".join(one if isinstance(one, str) else supervisor_text(*one) for one in said)


def logged_method(said: dict[str, str]) -> str:
    label = str(ApplicationMethod(said["method"]).label) if said["method"] else ""
    if said["method"] != ApplicationMethod.LINK or not said["url"]:
        return label
    return f"{label} ({said['url']})"


WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "deadline": logged_deadline,
    "opens": logged_opening,
    "positions": logged_positions,
    "salary": logged_salary,
    "supervisors": logged_supervisors,
    "method": logged_method,
}
