"""Formats the facts that the history stores (`changes.facts_snapshot`) as text."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext

from vacancies import conf
from vacancies.choices import ApplicationMethod, SalaryKind
from vacancies.posting import wording
from vacancies.posting.fact_descriptions import texts
from vacancies.posting.facts import (
    deadline_text_without_weekday,
    email_and_subject_text,
    supervisor_and_role_text,
)


def logged_date_text(iso: str) -> str:
    return wording.date_text(date.fromisoformat(iso)) if iso else ""


def logged_deadline_text(data: dict[str, str]) -> str:
    """Return the deadline with its time, which may be all that changed; empty without one."""
    if not data["on"]:
        return ""
    clock = time.fromisoformat(data["time"]) if data["time"] else None
    return deadline_text_without_weekday(
        wording.deadline_parts(date.fromisoformat(data["on"]), clock, data["zone"])
    )


def logged_opening_text(data: dict[str, str]) -> str:
    """Return the opening date, its time and, unless it is the site's, zone; empty without one."""
    if not data["on"]:
        return ""
    clock = time.fromisoformat(data["time"]) if data["time"] else None
    zone = data.get("zone") or conf.time_zone()
    return texts.date_and_time_text(date.fromisoformat(data["on"]), clock, zone)


def logged_positions_text(data: list[int | None]) -> str:
    return wording.number_range_text(*data)


def logged_salary_text(data: dict[str, str]) -> str:
    if data["salary"] == SalaryKind.BY_AGREEMENT:
        return gettext("“to be agreed”")
    if data["salary"] != SalaryKind.AMOUNT or not data["amount"]:
        return str(SalaryKind(data["salary"]).label) if data["salary"] else ""
    most = Decimal(data["max"]) if data["max"] else None
    total = wording.money_text(Decimal(data["amount"]), data["currency"], data["period"], most)
    if not data["valid_from"]:
        return total
    facts = {"salary": total, "date": logged_date_text(data["valid_from"])}
    return gettext("%(salary)s (valid from %(date)s)") % facts


def logged_supervisors_text(data: list[str | list[str]]) -> str:
    """Return the supervisors' names with their roles; old log entries have only names."""
    return ", ".join(
        one if isinstance(one, str) else supervisor_and_role_text(*one) for one in data
    )


def logged_application_method_text(data: dict[str, str]) -> str:
    label = str(ApplicationMethod(data["method"]).label) if data["method"] else ""
    if data["method"] == ApplicationMethod.EMAIL:
        return f"{label}, {email_and_subject_text(data['email'], data['subject'])}"
    if data["method"] != ApplicationMethod.LINK or not data["url"]:
        return label
    return f"{label} ({data['url']})"


WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "deadline": logged_deadline_text,
    "opens": logged_opening_text,
    "positions": logged_positions_text,
    "salary": logged_salary_text,
    "supervisors": logged_supervisors_text,
    "method": logged_application_method_text,
}
