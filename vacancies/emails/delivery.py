"""Sends the mails in the outbox, retries failed ones, and never sends one twice at once.

A worker claims a row with one SQL statement, sends the mail, and marks the row. After a failure it
is tried again after one minute, then five, then longer, for three days. The claim of a killed
process expires; if its mail had already been sent, the second copy has the same Message-ID. Logs
contain row ids and classes of errors, but no addresses (R23).
"""

import logging
import smtplib
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import F

from people.content.django_versions import send_mail_message
from vacancies.alerts.links import are_alerts_mounted
from vacancies.alerts.news import AlertNews
from vacancies.emails import compose
from vacancies.models import MailKind, mail_queue
from vacancies.models.outbox import MAX_ATTEMPTS, OutgoingMail

logger = logging.getLogger(__name__)

MAILER: Final = "default"
CLAIM: Final = timedelta(minutes=5)
# Waiting times after the first, second, … failed attempt.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440))
# Errors of the server itself, with which the next mail would fail too.
UNREACHABLE: Final = (
    ConnectionError,
    TimeoutError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
)


# So many digests share what is loaded about vacancies.
DIGEST_BATCH: Final = 100


class DeliveryOutcome(StrEnum):
    SENT = "sent"
    NOTHING_TO_DO = "nothing to do"  # claimed by another worker, or no longer needed
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


def deliver_mail(pk: int, at: datetime) -> DeliveryOutcome:
    """Try to send one outbox row and return the outcome; errors are logged, not raised.

    Does nothing if it has been sent, claimed by another process, or given up.
    """
    mail = _claim_mail(pk, at)
    return _deliver_claimed_mail(mail, at) if mail else DeliveryOutcome.NOTHING_TO_DO


def _deliver_claimed_mail(mail: OutgoingMail, at: datetime) -> DeliveryOutcome:
    try:
        message = compose.compose_message(mail, at)
        if message is not None and not send_mail_message(message, MAILER):
            raise smtplib.SMTPException("The mailer sent nothing.")
    except Exception as error:  # noqa: BLE001 — a template of the host, a server, an address: all are tried again
        _schedule_retry(mail, at, error)
        return (
            DeliveryOutcome.UNREACHABLE
            if isinstance(error, UNREACHABLE)
            else DeliveryOutcome.REFUSED
        )
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=at, busy_until=None)
    return DeliveryOutcome.SENT if message else DeliveryOutcome.NOTHING_TO_DO


def deliver_waiting_mail(at: datetime) -> int:
    """Send the mails that are due, until the server is unreachable; return how many were sent.

    Except digests of alerts, which `deliver_waiting_digests` sends.
    """
    for mail in (
        OutgoingMail.objects.ready_to_send(at).exclude(address="").select_related("vacancy")
    ):
        mail_queue.find_application_or_delete_mail(
            mail, at
        )  # do not keep addresses of other people, even if the server fails
    sent = 0
    for pk in list(
        OutgoingMail.objects.ready_to_send(at)
        .exclude(kind=MailKind.ALERTS_DIGEST)
        .order_by("pk")
        .values_list("pk", flat=True)
    ):
        outcome = deliver_mail(pk, at)
        if outcome is DeliveryOutcome.UNREACHABLE:
            break
        sent += outcome is DeliveryOutcome.SENT
    return sent


def deliver_waiting_digests(at: datetime) -> int:
    """Send the digests of alerts that are due, as `deliver_waiting_mail` does; return how many.

    What they tell is loaded once for many of them. Each is claimed only when its turn comes: a
    digest whose subscriber has left meanwhile is gone.
    """
    if not are_alerts_mounted():
        return 0
    sent, after = 0, 0
    while batch := _next_digests(after, at):
        for mail in batch:
            outcome = DeliveryOutcome.NOTHING_TO_DO
            if _claim(mail.pk, at):
                mail.attempts += 1
                outcome = _deliver_claimed_mail(mail, at)
            if outcome is DeliveryOutcome.UNREACHABLE:
                return sent
            sent += outcome is DeliveryOutcome.SENT
        after = batch[-1].pk
    return sent


def _next_digests(after: int, at: datetime) -> list[OutgoingMail]:
    """Return the next digests that are due, with the news that they have in common."""
    due = OutgoingMail.objects.ready_to_send(at).filter(kind=MailKind.ALERTS_DIGEST, pk__gt=after)
    batch = list(due.select_related("subscription__site").order_by("pk")[:DIGEST_BATCH])
    if batch:
        since = min(datetime.fromisoformat(mail.values["since"]) for mail in batch)
        until = max(datetime.fromisoformat(mail.values["until"]) for mail in batch)
        news = AlertNews(since, until, at)
        for mail in batch:
            mail.loaded_news = news
    return batch


def _claim(pk: int, at: datetime) -> bool:
    """Claim a due mail for some minutes; False if it is not due, or gone."""
    mine = OutgoingMail.objects.ready_to_send(at).filter(pk=pk)
    return bool(mine.update(busy_until=at + CLAIM, attempts=F("attempts") + 1))


def _claim_mail(pk: int, at: datetime) -> OutgoingMail | None:
    """Claim a due mail for some minutes and return it; None if not due or it has no application."""
    if not _claim(pk, at):
        return None
    related = OutgoingMail.objects.select_related(
        "application__vacancy", "vacancy", "user", "subscription__site"
    )
    mail = related.filter(pk=pk).first()
    return mail_queue.find_application_or_delete_mail(mail, at) if mail else None


def _schedule_retry(mail: OutgoingMail, at: datetime, error: Exception) -> None:
    """Set when the mail is tried again, or give it up after the last attempt; log the error."""
    wait = WAITS[min(mail.attempts, len(WAITS)) - 1]
    OutgoingMail.objects.filter(pk=mail.pk).update(busy_until=at + wait)
    given_up = mail.attempts >= MAX_ATTEMPTS
    logger.log(
        logging.ERROR if given_up else logging.WARNING,
        "%s was not sent at attempt %d%s: %s",
        mail,
        mail.attempts,
        ", and is given up" if given_up else "",
        " ".join(filter(None, (type(error).__name__, str(getattr(error, "smtp_code", ""))))),
    )
