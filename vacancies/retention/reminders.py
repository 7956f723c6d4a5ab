"""Reminds applicants with drafts some days before the deadline."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from vacancies import conf
from vacancies.models import Application, MailKind, Vacancy, mail_queue

# Applicants who started yesterday or today have just received the link.
MIN_DRAFT_AGE: Final = timedelta(days=1)


def queue_draft_reminders(at: datetime) -> int:
    """Queue one reminder per draft and deadline, some days before it; return how many."""
    until = at + timedelta(days=conf.reminder_days())
    ending = Vacancy.objects.accepting(at).filter(closes_at__lte=until)
    return sum(
        _queue_reminder(draft, vacancy, at)
        for vacancy in ending
        for draft in _drafts_to_remind(vacancy, at)
    )


def _queue_reminder(draft: Application, vacancy: Vacancy, at: datetime) -> bool:
    once = vacancy.closes_at.isoformat() if vacancy.closes_at else ""
    return mail_queue.queue_mail_unless_duplicate(MailKind.REMINDER, draft, at, once) is not None


def _drafts_to_remind(vacancy: Vacancy, at: datetime) -> Iterator[Application]:
    """Yield the latest draft over a day old of each address that has no submitted application."""
    mine = Application.objects.filter(vacancy=vacancy)
    seen = {email.casefold() for email in mine.received().values_list("email", flat=True)}
    begun = mine.drafts().filter(started_at__lte=at - MIN_DRAFT_AGE)
    for draft in begun.order_by("-changed_at", "-pk"):
        if draft.email.casefold() not in seen:
            seen.add(draft.email.casefold())
            yield draft
