"""What is to be mailed, written in the transaction of what it tells of (R28).

A row is sent by a task after the commit; what the mail server did not take, `tend_applications`
sends later. Text and link are made when it is sent, in `vacancies.letters`.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from vacancies import tasks
from vacancies.models.applications import Application
from vacancies.models.outbox import MailKind, OutgoingMail

# Several documents are changed one after the other: one mail tells of them all.
CHANGES_SETTLE: Final = timedelta(minutes=10)


def put(kind: MailKind, application: Application, at: datetime, **values: Any) -> OutgoingMail:
    """Writes a mail to the applicant, and sends it when the transaction is committed."""
    mail = OutgoingMail.objects.create(
        kind=kind, application=application, values=values, written_at=at
    )
    _send_after_commit(mail)
    return mail


def put_once(
    kind: MailKind, application: Application, at: datetime, once: str, **values: Any
) -> OutgoingMail | None:
    """As `put`, but never a second time under the same words of `once`: None then."""
    mail, created = OutgoingMail.objects.get_or_create(
        once=f"{kind} {application.pk} {once}",
        defaults={"kind": kind, "application": application, "values": values, "written_at": at},
    )
    if not created:
        return None
    _send_after_commit(mail)
    return mail


def put_when_settled(kind: MailKind, application: Application, at: datetime) -> None:
    """A mail that waits for further changes; one that already waits tells of these too."""
    waiting = OutgoingMail.objects.filter(kind=kind, application=application, sent_at=None)
    if not waiting.exists():
        OutgoingMail.objects.create(
            kind=kind,
            application=application,
            written_at=at,
            busy_until=at + CHANGES_SETTLE,
        )


def put_for_reader(kind: MailKind, reader: Any, at: datetime, once: str, **values: Any) -> None:
    """Writes a mail to a reader of a vacancy's applications, once under `once`."""
    mail, created = OutgoingMail.objects.get_or_create(
        once=f"{kind} {reader.vacancy_id} {reader.user_id} {once}",
        defaults={
            "kind": kind,
            "vacancy_id": reader.vacancy_id,
            "user_id": reader.user_id,
            "values": values,
            "written_at": at,
        },
    )
    if created:
        _send_after_commit(mail)


def _send_after_commit(mail: OutgoingMail) -> None:
    transaction.on_commit(lambda: tasks.hand_over(mail.pk))
