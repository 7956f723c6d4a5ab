"""Who may read applications (R37): the vacancy's readers, and recruitment officers.

Supervisors, editors and owners of a page get no access by that. Every view calls these functions on
each request, so that a permission that has been granted or revoked takes effect with the next
request (R38).
"""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from people.content.records.permissions import may_publish
from people.content.types import User
from vacancies.applications.months_later import months_later
from vacancies.models.committee import RetentionRule, VacancyReader
from vacancies.models.vacancy import Vacancy

MANAGE_PERMISSION: Final = "groupsite_vacancies.manage_applications"


def is_officer(user: User) -> bool:
    """Whether the user is a recruitment officer or superuser, who may read all applications."""
    return bool(user.is_active and user.has_perm(MANAGE_PERMISSION))


def may_record_outcome(user: User, vacancy: Vacancy) -> bool:
    """Whether the user is an officer, and the facts are neither locked nor in review."""
    return is_officer(user) and may_publish(None, vacancy)


def readable_vacancies(user: User, at: datetime) -> Any:
    """Return a queryset of the vacancies whose applications the user may read at `at`.

    For an officer all vacancies; for a reader those in which the access has not ended.
    """
    if is_officer(user):
        return Vacancy.objects.all()
    pks = [
        pk
        for pk, decided_on, zone in _appointments_of_reader(user)
        if not _has_reader_access_ended(decided_on, zone, at)
    ]
    return Vacancy.objects.filter(pk__in=pks)


def has_reader_appointment(user: User) -> bool:
    """Whether the user is appointed as reader of any vacancy, even if the access has ended."""
    return bool(_appointments_of_reader(user))


def _appointments_of_reader(user: User) -> list[tuple[int, date | None, str]]:
    """Return (vacancy pk, date of decision, time zone) of each vacancy that the user is reader of.

    Cached on the user: the menu, the dashboard and the lists of a screen ask one after the other.
    """
    if not user.is_active:
        return []
    kept: list[tuple[int, date | None, str]] | None = getattr(user, "_appointments", None)
    if kept is None:
        mine = VacancyReader.objects.filter(user=user.pk)
        kept = list(
            mine.values_list("vacancy", "vacancy__retention__decided_on", "vacancy__time_zone")
        )
        user._appointments = kept  # type: ignore[attr-defined]
    return kept


def may_read_applications(user: User, vacancy: Vacancy, at: datetime) -> bool:
    return bool(readable_vacancies(user, at).filter(pk=vacancy.pk).exists())


def may_read_some_applications(user: User, at: datetime) -> bool:
    """Whether the user may read the applications of at least one vacancy at `at`."""
    return is_officer(user) or readable_vacancies(user, at).exists()


def last_day_of_reader_access(decided_on: date) -> date:
    return months_later(decided_on, RetentionRule.load().readers_months)


def _has_reader_access_ended(decided_on: date | None, time_zone: str, at: datetime) -> bool:
    """Whether the readers' access has ended: some months after the decision (R76)."""
    if decided_on is None:
        return False
    return last_day_of_reader_access(decided_on) < at.astimezone(ZoneInfo(time_zone)).date()
