"""Notifies applicants of a changed deadline or an outcome.

Compares published facts, whichever screen changed them (`signal_handlers`). The same facts are
announced only once in a row: a repetition sends no mail, but a change back does.
"""

from datetime import datetime
from typing import Any, Final

from django.db import transaction

from vacancies.models import Vacancy, mail_queue
from vacancies.models.applications import Application, ApplicationQuerySet
from vacancies.models.outbox import MailKind, OutgoingMail
from vacancies.models.vacancy_change import VacancyChange
from vacancies.posting.deadline_changes import (
    DeadlineChange,
    deadline_and_outcome_fingerprint,
    deadline_change,
)
from vacancies.posting.lifecycle import Outcome

MAIL_KIND_BY_CHANGE: Final = {
    DeadlineChange.EXTENDED: MailKind.EXTENDED,
    DeadlineChange.SHORTENED: MailKind.SHORTENED,
    DeadlineChange.CLOSED: MailKind.ENDED,
    DeadlineChange.FILLED: MailKind.ENDED,
    DeadlineChange.CANCELLED: MailKind.ENDED,
}
# Maximum number of mails sent while the editor waits; `applications_housekeeping` sends the others.
AT_ONCE: Final = 20


def queue_deadline_change_mails(change: VacancyChange) -> None:
    """Queue mails to applicants, if the deadline or the outcome has changed for them."""
    before, after, at = change.before, change.after, change.at
    if before is None:
        return
    news = deadline_change(before, after, at)
    if news is None:
        return
    told_to = 0
    with transaction.atomic():
        for application in _applications_to_notify(before, after, news, at).order_by("pk"):
            told_to += _queue_deadline_change_mail(
                application, MAIL_KIND_BY_CHANGE[news], after, at, is_delayed=told_to >= AT_ONCE
            )


def _applications_to_notify(
    before: Vacancy, after: Vacancy, change: DeadlineChange, at: datetime
) -> ApplicationQuerySet:
    """Return the drafts to notify; if the vacancy was cancelled, submitted applications too.

    Only the submitted ones, if a cancelled vacancy had already ended.
    """
    mine: Any = Application.objects.filter(vacancy=after)
    if change is not DeadlineChange.CANCELLED:
        return mine.drafts()
    was_over = before.outcome or (before.closes_at is not None and before.closes_at <= at)
    return mine.received() if was_over else mine.filter(withdrawn_at=None)


def _queue_deadline_change_mail(
    application: Application, kind: MailKind, vacancy: Vacancy, at: datetime, *, is_delayed: bool
) -> bool:
    """Queue the mail and return True; False if the last such mail announced the same facts."""
    facts = deadline_and_outcome_fingerprint(vacancy)
    last = OutgoingMail.objects.filter(
        application=application, kind__in=MAIL_KIND_BY_CHANGE.values()
    ).last()
    if last and last.values.get("told") == facts:
        return False
    once = f"{facts} after {last.pk if last else 0}"
    outcome = Outcome(vacancy.outcome).value if vacancy.outcome else ""
    values = {"told": facts, "outcome": outcome}
    return (
        mail_queue.queue_mail_unless_duplicate(
            kind, application, at, once, values, send_later=is_delayed
        )
        is not None
    )
