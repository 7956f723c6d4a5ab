"""Queues e-mails in the transaction that causes them (R28).

After the commit a task sends new rows immediately (`signal_handlers`). `applications_housekeeping`
sends delayed mails and retries failed ones. Text and link are created at the time of sending, in
`vacancies.emails`.

Whether an address has applied is also looked up only then: every request writes the same rows in
the same time, whatever the address (R36).
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from people.content.types import User
from vacancies import conf
from vacancies.models.alerts import AlertSubscription
from vacancies.models.applications import Application
from vacancies.models.outbox import MailKind, OutgoingMail
from vacancies.models.vacancy import Vacancy


def queue_mail_for_applicant(
    kind: MailKind, application: Application, at: datetime, **values: Any
) -> OutgoingMail:
    """Queue a mail to the applicant and return its row; it is sent after the commit.

    `values` are stored for the template.
    """
    return OutgoingMail.objects.create(
        kind=kind, application=application, values=values, written_at=at
    )


def queue_mail_for_possible_applicant(
    kind: MailKind, vacancy: Vacancy, address: str, at: datetime
) -> None:
    """Queue a mail to this address; it is deleted unsent if nobody has applied with it."""
    OutgoingMail.objects.create(kind=kind, vacancy=vacancy, address=address, written_at=at)


def queue_mail_unless_duplicate(
    kind: MailKind,
    application: Application,
    at: datetime,
    dedupe_key: str,
    values: dict[str, Any] | None = None,
    *,
    send_later: bool = False,
) -> OutgoingMail | None:
    """Queue a mail and return its row; None if the application has one of this kind and key.

    With `send_later`, `applications_housekeeping` sends it, not a task after the commit.
    """
    return _create_mail_unless_duplicate(
        once=f"{kind} {application.pk} {dedupe_key}",
        kind=kind,
        application=application,
        values=values or {},
        written_at=at,
        busy_until=at if send_later else None,
    )


def queue_delayed_mail_unless_waiting(
    kind: MailKind, application: Application, at: datetime
) -> None:
    """Queue a mail for some minutes later, unless the application has an unsent one of this kind.

    Applicants change several documents one after the other; one mail covers them all.
    """
    minutes = conf.change_mail_minutes()
    unsent = OutgoingMail.objects.unsent_and_not_given_up().filter(
        kind=kind, application=application
    )
    if not unsent.exists():
        OutgoingMail.objects.create(
            kind=kind,
            application=application,
            written_at=at,
            busy_until=at + timedelta(minutes=minutes) if minutes else None,
        )


def queue_mail_for_reader_unless_duplicate(
    kind: MailKind,
    user: User,
    at: datetime,
    dedupe_key: str,
    application_counts: dict[int, int],
    vacancy: Vacancy | None = None,
) -> OutgoingMail | None:
    """Queue a mail to a reader and return its row; None if they have one of this kind and key.

    `application_counts` are numbers of applications by the vacancy's primary key.
    """
    return _create_mail_unless_duplicate(
        once=f"{kind} {user.pk} {dedupe_key}",
        kind=kind,
        vacancy=vacancy,
        user_id=user.pk,
        values={"counts": list(application_counts.items())},
        written_at=at,
    )


def _create_mail_unless_duplicate(once: str, **values: Any) -> OutgoingMail | None:
    """Create the row of a mail and return it; None if there is a row with this `once`.

    `get_or_create` would commit while it handles DoesNotExist. A task that runs immediately would
    then log this exception with its success, and cron would send the traceback to an administrator.
    """
    duplicates = OutgoingMail.objects.filter(once=once)
    if duplicates.exists():
        return None
    try:
        with transaction.atomic():
            return OutgoingMail.objects.create(once=once, **values)
    except IntegrityError:
        if not duplicates.exists():
            raise
        return None  # another process was faster


def queue_mail_for_subscriber(
    kind: MailKind, subscription: AlertSubscription, at: datetime
) -> OutgoingMail:
    """Queue a mail about a subscription to alerts and return its row; it is sent after the commit."""
    return OutgoingMail.objects.create(kind=kind, subscription=subscription, written_at=at)


def unsaved_digest(
    subscription: AlertSubscription, since: datetime, until: datetime, at: datetime
) -> OutgoingMail:
    """Return an unsaved row of a digest of this period; a subscription can have only one that ends then."""
    return OutgoingMail(
        kind=MailKind.ALERTS_DIGEST,
        subscription=subscription,
        once=f"{MailKind.ALERTS_DIGEST} {subscription.pk} {until.isoformat()}",
        values={"since": since.isoformat(), "until": until.isoformat()},
        written_at=at,
    )


def find_application_or_delete_mail(mail: OutgoingMail, at: datetime) -> OutgoingMail | None:
    """Find the application of the mail's address and return the mail; delete it if none exists.

    Returns None for a deleted mail; a mail without an address is returned unchanged. For the first
    mail of a draft, also queues the link to an earlier application from the same address.
    """
    if mail.kind == MailKind.STARTED and mail.application:
        _queue_link_to_earlier_application(mail.application, at)
    if not mail.address:
        return mail
    mine = Application.objects.of_vacancy_with_email(mail.vacancy, mail.address).filter(
        withdrawn_at=None
    )
    # A submitted application is preferred to a later draft.
    mail.application = mine.received().first() or mine.order_by("pk").first()
    if mail.application is None:
        mail.delete()
        return None
    mail.address = ""
    OutgoingMail.objects.filter(pk=mail.pk).update(application=mail.application, address="")
    return mail


def _queue_link_to_earlier_application(application: Application, at: datetime) -> None:
    """Queue a mail with the link to an earlier application from the same address, if any."""
    mine = Application.objects.of_vacancy_with_email(application.vacancy, application.email)
    earlier = mine.filter(withdrawn_at=None, pk__lt=application.pk).order_by("pk").first()
    if earlier:
        queue_mail_unless_duplicate(MailKind.BEGAN_AGAIN, earlier, at, f"after {application.pk}")
