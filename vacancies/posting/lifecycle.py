"""The state of a vacancy, derived from its dates and never stored.

A deadline refers to a wall clock, so every rule here computes in the vacancy's own time zone and
returns UTC. Python compares two times of the same zone by their wall clocks, which is wrong in the
repeated hour of October.

Wall clocks skip and repeat times:

- A date without a time ends with the last instant of that day, however long the day was.
- A time includes its whole minute; in a repeated hour the first pass is meant.
- A time that the clock skips ends where the clock jumps over it: it is the last moment before.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import pgettext_lazy

from people.content.local_time_instants import first_second_when
from vacancies.protocols import VacancyFacts

MIDNIGHT: Final = time(0, 0)
MINUTE: Final = timedelta(minutes=1)
# Dates beyond these have no instant in every time zone; 9999-12-31 counts as the day before.
FIRST_DAY: Final = date(1, 1, 2)
LAST_DAY: Final = date(9999, 12, 30)


class State(models.TextChoices):
    """The state of a vacancy at a given time, derived by `vacancy_state` and not stored."""

    DRAFT = "draft", pgettext_lazy("state of a vacancy", "Draft")
    SCHEDULED = "scheduled", pgettext_lazy("state of a vacancy", "Scheduled")
    OPEN = "open", pgettext_lazy("state of a vacancy", "Open for applications")
    CLOSING_SOON = "closing_soon", pgettext_lazy("state of a vacancy", "Closing soon")
    CLOSED = "closed", pgettext_lazy("state of a vacancy", "Closed to applications")
    FILLED = "filled", pgettext_lazy("state of a vacancy", "Filled")
    CANCELLED = "cancelled", pgettext_lazy("state of a vacancy", "Cancelled")


OPEN_STATES: Final = (State.OPEN, State.CLOSING_SOON)
ENDED_STATES: Final = (State.CLOSED, State.FILLED, State.CANCELLED)
PUBLIC_STATES: Final = OPEN_STATES + ENDED_STATES


class Outcome(models.TextChoices):
    """How a vacancy ended, recorded by an editor. Its values are states."""

    FILLED = "filled", pgettext_lazy("state of a vacancy", "Filled")
    CANCELLED = "cancelled", pgettext_lazy("state of a vacancy", "Cancelled")


def opening_instant(day: date, time: time | None, zone: str) -> datetime:
    """Return when applications open, in UTC: without a time, at the start of the day."""
    return _first_instant_of_clock_time(
        _clamped_to_supported_dates(day), time or MIDNIGHT, ZoneInfo(zone)
    )


def closing_instant(day: date, time: time | None, zone: str) -> datetime:
    """Return when applications close, in UTC: the first instant that is too late."""
    if time is None:
        return _first_instant_of_clock_time(
            _clamped_to_supported_dates(day) + timedelta(days=1), MIDNIGHT, ZoneInfo(zone)
        )
    minute = time.replace(second=0, microsecond=0, fold=0)
    instant = _first_instant_of_clock_time(_clamped_to_supported_dates(day), minute, ZoneInfo(zone))
    # After a skipped time the clock is already beyond that minute, so nothing of it is left to add.
    reached = instant.astimezone(ZoneInfo(zone)).time().replace(fold=0) == minute
    return instant + MINUTE if reached else instant


def is_skipped_by_clock(day: date, time: time, zone: str) -> bool:
    """Whether the clock of this zone skips the time on this day, as in spring from 02:00 to 03:00."""
    instant = _first_instant_of_clock_time(_clamped_to_supported_dates(day), time, ZoneInfo(zone))
    return instant.astimezone(ZoneInfo(zone)).time() != time


def last_minute_before_closing(day: date, time: time | None, zone: str) -> datetime:
    """Return the last minute before closing, in this time zone, for display ("23:59")."""
    return (closing_instant(day, time, zone) - MINUTE).astimezone(ZoneInfo(zone))


def days_left(closes_on: date, zone: str, at: datetime) -> int:
    """Return calendar days until the last day: 0 on that day, negative after it."""
    return (closes_on - at.astimezone(ZoneInfo(zone)).date()).days


def vacancy_state(
    *,
    live: bool,
    opens_at: datetime | None,
    closes_at: datetime | None,
    outcome: str,
    at: datetime,
    closing_soon_period: timedelta,
) -> State:
    """Return the state of a vacancy at `at`.

    Before it opens it is scheduled, even if an outcome is recorded, because visitors cannot see it
    yet. After that an outcome ends it, with or without a deadline. Without a deadline it is open
    until an outcome.
    """
    if not live:
        return State.DRAFT
    if opens_at is not None and at < opens_at:
        return State.SCHEDULED
    if outcome:
        return State(Outcome(outcome).value)
    if closes_at is None:
        return State.OPEN
    if at >= closes_at:
        return State.CLOSED
    return State.CLOSING_SOON if closes_at - at <= closing_soon_period else State.OPEN


def decided_at(vacancy: VacancyFacts) -> datetime | None:
    """Return when the outcome was recorded; None without one, or if that is not known."""
    version = getattr(vacancy, "version", None)
    moment: datetime | None = version.deadline_changed_at if version and vacancy.outcome else None
    return moment


def _clamped_to_supported_dates(day: date) -> date:
    """Return the date, or the nearest one that has an instant in every time zone."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def _first_instant_of_clock_time(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the first instant, in UTC, at which the zone's clock shows this time or later."""
    wall = datetime.combine(day, clock.replace(tzinfo=None))
    first_pass = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second_pass = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if first_pass <= second_pass:
        return first_pass
    # For a skipped time, the two `fold` values lie on both sides of the jump, in the wrong order.
    return first_second_when(
        lambda moment: moment.astimezone(zone).replace(tzinfo=None) > wall, second_pass, first_pass
    )
