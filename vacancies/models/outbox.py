"""The outbox: e-mails are stored in the transaction that causes them, and sent afterwards."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vacancies.models.alerts import AlertSubscription
from vacancies.models.applications import Application
from vacancies.models.private.private_model import PrivateModel
from vacancies.models.vacancy import Vacancy


class MailKind(models.TextChoices):
    """Kinds of e-mail. Templates: groupsite_vacancies/mail/<value>.{subject.txt,txt,html}."""

    STARTED = "started", _("Link to a draft")
    BEGAN_AGAIN = "began_again", _("Link to an earlier application")
    LINK = "link", _("A new link")
    RECEIPT = "receipt", _("Receipt")
    CHANGED = "changed", _("Receipt for changed documents")
    WITHDRAWN = "withdrawn", _("Withdrawal")
    EXTENDED = "extended", _("Deadline extended")
    SHORTENED = "shortened", _("Deadline brought forward")
    ENDED = "ended", _("Closed early or cancelled")
    REMINDER = "reminder", _("Reminder about a draft")
    INFECTED = "infected", _("A virus was found in a file")
    READERS_NEWS = "readers_news", _("New applications")
    READERS_CLOSED = "readers_closed", _("All applications are in")
    ALERTS_CONFIRM = "alerts_confirm", _("Link to confirm alerts")
    ALERTS_DIGEST = "alerts_digest", _("Alerts about vacancies")
    ALERTS_RENEW = "alerts_renew", _("Question whether to continue alerts")


MAIL_KINDS_FOR_READERS = (MailKind.READERS_NEWS, MailKind.READERS_CLOSED)
MAIL_KINDS_FOR_SUBSCRIBERS = (
    MailKind.ALERTS_CONFIRM,
    MailKind.ALERTS_DIGEST,
    MailKind.ALERTS_RENEW,
)
# After this many attempts, over almost three days, a mail is given up
# (`vacancies.emails.delivery.WAITS`).
MAX_ATTEMPTS = 9
HAS_ATTEMPTS_LEFT = models.Q(attempts__lt=MAX_ATTEMPTS)


class MailQuerySet(models.QuerySet):
    def unsent_and_not_given_up(self) -> Self:
        """Return mail that has not been sent and has attempts left."""
        return self.filter(HAS_ATTEMPTS_LEFT, sent_at=None)

    def ready_to_send(self, at: datetime) -> Self:
        """Return unsent mail that is due at `at` and that no worker is sending."""
        return self.unsent_and_not_given_up().filter(
            models.Q(busy_until=None) | models.Q(busy_until__lte=at)
        )


class OutgoingMail(PrivateModel):
    """One e-mail, sent once (R28). Stores no text and no link: both are created when sent."""

    is_visible_to_visitors = False

    kind = models.CharField(max_length=20, choices=MailKind)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, related_name="mails"
    )
    # The address of somebody who asks for a link; `mail_queue` looks up the application when it is
    # sent.
    address = models.CharField(max_length=254, blank=True)
    # The recipient of a mail to a reader, by account or by address.
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    # The recipient of alerts; whoever leaves takes the waiting mails along.
    subscription = models.ForeignKey(
        AlertSubscription, on_delete=models.CASCADE, null=True, related_name="mails"
    )
    # Identifies a mail that must be sent only once: "reminder 17 2025-06-14".
    once = models.CharField(max_length=120, unique=True, null=True)
    # Further plain values for the template, never personal data.
    values = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    busy_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    # The events and vacancies of many digests, loaded once for all of them (`vacancies.emails`).
    loaded_news: Any | None = None

    class Meta(PrivateModel.Meta):
        verbose_name = _("e-mail to send")
        verbose_name_plural = _("e-mails to send")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"mail {self.pk}: {self.kind}"
