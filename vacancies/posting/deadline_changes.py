"""Finds what a change of a vacancy means for applicants: deadline extended, closed, filled …

Takes the vacancy before and after a change; only changes of live vacancies count.
"""

from datetime import datetime
from enum import StrEnum

from vacancies.posting.lifecycle import OPEN_STATES, Outcome, State
from vacancies.protocols import VacancyFacts


class DeadlineChange(StrEnum):
    EXTENDED = "extended"
    SHORTENED = "shortened"
    CLOSED = "closed"
    FILLED = "filled"
    CANCELLED = "cancelled"


def deadline_change(
    before: VacancyFacts, after: VacancyFacts, at: datetime
) -> DeadlineChange | None:
    """Return the change of deadline or outcome to notify applicants of; None if there is none.

    A vacancy that had already ended does not end again, except that it can still be cancelled.
    """
    state: State = after.state(at)
    if state in (State.DRAFT, State.SCHEDULED) or deadline_and_outcome_fingerprint(
        before
    ) == deadline_and_outcome_fingerprint(after):
        return None
    if after.outcome == Outcome.CANCELLED:
        return DeadlineChange.CANCELLED if before.outcome != Outcome.CANCELLED else None
    could, can = _had_not_ended_at(before, at), state in OPEN_STATES
    if not can:
        return (
            (DeadlineChange.FILLED if after.outcome else DeadlineChange.CLOSED) if could else None
        )
    if not could:
        return DeadlineChange.EXTENDED
    return (
        DeadlineChange.SHORTENED
        if _closing_instant_or_max(after, at) < _closing_instant_or_max(before, at)
        else DeadlineChange.EXTENDED
    )


def deadline_and_outcome_fingerprint(vacancy: VacancyFacts) -> str:
    """Return outcome and closing time as one string, which differs whenever one of them does."""
    closes = vacancy.closes_at.isoformat() if vacancy.closes_at else "open"
    return f"{vacancy.outcome}@{closes}" if vacancy.outcome else closes


def _had_not_ended_at(vacancy: VacancyFacts, at: datetime) -> bool:
    """Whether the vacancy had neither an outcome nor a past deadline at `at`, live or not."""
    ended = vacancy.closes_at is not None and vacancy.closes_at <= at
    return not ended and not vacancy.outcome


def _closing_instant_or_max(vacancy: VacancyFacts, at: datetime) -> datetime:
    return vacancy.closes_at or datetime.max.replace(tzinfo=at.tzinfo)
