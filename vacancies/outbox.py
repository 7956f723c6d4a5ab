"""What is to be mailed, written in the transaction of what it tells of (R28).

A row that waits for nothing is sent by a task after the commit (`signal_handlers`); what waits, and
what the mail server did not take, `tend_applications` sends later. Text and link are made when it
is sent, in `vacancies.letters`.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from vacancies.models.applications import Application
from vacancies.models.outbox import MailKind, OutgoingMail

# Several documents are changed one after the other: one mail tells of them all.
CHANGES_SETTLE: Final = timedelta(minutes=10)


def put(kind: MailKind, application: Application, at: datetime, **values: Any) -> OutgoingMail:
    """Writes a mail to the applicant, which is sent when the transaction is committed."""
    return OutgoingMail.objects.create(
        kind=kind, application=application, values=values, written_at=at
    )


def put_once(
    kind: MailKind,
    application: Application,
    at: datetime,
    once: str,
    values: dict[str, Any] | None = None,
    *,
    waits: bool = False,
) -> OutgoingMail | None:
    """As `put`, but never a second time under the same words of `once`: None then.

    With `waits` no task sends it: it is one of many, which `tend_applications` sends.
    """
    mail, created = OutgoingMail.objects.get_or_create(
        once=f"{kind} {application.pk} {once}",
        defaults={
            "kind": kind,
            "application": application,
            "values": values or {},
            "written_at": at,
            "busy_until": at if waits else None,
        },
    )
    return mail if created else None


def put_when_settled(kind: MailKind, application: Application, at: datetime) -> None:
    """A mail that waits for further changes; one that already waits tells of these too."""
    unsent = OutgoingMail.objects.unsent().filter(kind=kind, application=application)
    if not unsent.exists():
        OutgoingMail.objects.create(
            kind=kind,
            application=application,
            written_at=at,
            busy_until=at + CHANGES_SETTLE,
        )


def put_for_reader(
    kind: MailKind,
    user: Any,
    at: datetime,
    once: str,
    counts: dict[int, int],
    vacancy: Any | None = None,
) -> OutgoingMail | None:
    """Writes a mail to a reader, once under `once`. `counts` are applications, by vacancy."""
    mail, created = OutgoingMail.objects.get_or_create(
        once=f"{kind} {user.pk} {once}",
        defaults={
            "kind": kind,
            "vacancy": vacancy,
            "user": user,
            "values": {"counts": list(counts.items())},
            "written_at": at,
        },
    )
    return mail if created else None
