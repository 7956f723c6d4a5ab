"""When applications open and close, and how to apply, in the API."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from people.api.organisation_values import choice
from people.content.api.json_schemas import (
    DATE,
    INSTANT,
    STRING,
    URL,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from vacancies.api.loaded_vacancies import LoadedVacancies
from vacancies.choices import ApplicationMethod
from vacancies.models import Vacancy
from vacancies.posting.facts import deadline_text_for_list
from vacancies.posting.form_urls import application_link


def _local_instant(instant: datetime | None, zone: str) -> str | None:
    """Return the instant in a time zone, with its UTC offset."""
    return instant.astimezone(ZoneInfo(zone)).isoformat() if instant else None


def opens_at(vacancy: Vacancy, loaded: LoadedVacancies) -> str | None:
    """When applications open, in the time zone of the vacancy."""
    return _local_instant(vacancy.opens_at, vacancy.time_zone)


def posted_on(vacancy: Vacancy, loaded: LoadedVacancies) -> str | None:
    """The date that the posting prints as the date of publication."""
    return vacancy.posted_on.isoformat() if vacancy.posted_on else None


def deadline(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, Any] | None:
    """The last day to apply; null for a vacancy that is open until it is filled."""
    if vacancy.deadline_on is None:
        return None
    return {
        "date": vacancy.deadline_on.isoformat(),
        "closes_at": _local_instant(vacancy.closes_at, vacancy.time_zone),
        "time_zone": vacancy.time_zone,
        "text": deadline_text_for_list(vacancy),
    }


def application(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, Any]:
    """How to apply; `url` is null before and after applications are accepted."""
    link = application_link(vacancy, vacancy.state(loaded.scope.at))
    return {
        "method": choice(vacancy.application_method, ApplicationMethod),
        "url": loaded.scope.full_url(link) if link else None,
    }


DEADLINE: Final = object_of(
    date=DATE,
    closes_at=described(nullable(INSTANT), "The first instant that is too late."),
    time_zone=described(STRING, "A name of the tz database."),
    text=described(STRING, "With the last minute and the zone, in the language of `locale`."),
)
APPLICATION: Final = object_of(
    method=object_of_value_and_label(ApplicationMethod.values), url=nullable(URL)
)
