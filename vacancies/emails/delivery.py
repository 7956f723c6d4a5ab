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
from vacancies.emails import compose
from vacancies.models import mail_queue
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
    if mail is None:
        return DeliveryOutcome.NOTHING_TO_DO
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
    OutgoingMail.objects.filter(pk=pk).update(sent_at=at, busy_until=None)
    return DeliveryOutcome.SENT if message else DeliveryOutcome.NOTHING_TO_DO


def deliver_waiting_mail(at: datetime) -> int:
    """Send the mails that are due, until the server is unreachable; return how many were sent."""
    for mail in (
        OutgoingMail.objects.ready_to_send(at).exclude(address="").select_related("vacancy")
    ):
        mail_queue.find_application_or_delete_mail(
            mail, at
        )  # do not keep addresses of other people, even if the server fails
    sent = 0
    for pk in list(
        OutgoingMail.objects.ready_to_send(at).order_by("pk").values_list("pk", flat=True)
    ):
        outcome = deliver_mail(pk, at)
        if outcome is DeliveryOutcome.UNREACHABLE:
            break
        sent += outcome is DeliveryOutcome.SENT
    return sent


def _claim_mail(pk: int, at: datetime) -> OutgoingMail | None:
    """Claim a due mail for some minutes and return it; None if not due or it has no application."""
    mine = OutgoingMail.objects.ready_to_send(at).filter(pk=pk)
    if not mine.update(busy_until=at + CLAIM, attempts=F("attempts") + 1):
        return None
    related = OutgoingMail.objects.select_related("application__vacancy", "vacancy", "user")
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
