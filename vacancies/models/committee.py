"""Models of readers of applications, the access log, and how long applications are kept.

None of this belongs to the vacancy's draft, revisions or copies, so editors cannot change it.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.settings.models import BaseGenericSetting

from vacancies.models.private.private_model import PrivateModel
from vacancies.models.vacancy import Vacancy


class VacancyReader(PrivateModel):
    """A user who may read the applications of one vacancy (R37)."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta(PrivateModel.Meta):
        verbose_name = _("reader of applications")
        verbose_name_plural = _("readers of applications")
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "user"], name="groupsite_vacancies_one_reader_row_per_user"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class AccessAction(models.TextChoices):
    """What somebody did with applications, readers or retention, for the access log."""

    LISTED = "listed", pgettext_lazy("access log", "Viewed the list")
    READ = "read", pgettext_lazy("access log", "Read an application")
    DOWNLOADED_FILE = "file", pgettext_lazy("access log", "Downloaded a file")
    DOWNLOADED_ONE = "one", pgettext_lazy("access log", "Downloaded an application")
    DOWNLOADED_ALL = "all", pgettext_lazy("access log", "Downloaded all applications")
    EXPORTED_LIST = "list", pgettext_lazy("access log", "Exported the list")
    EXPORTED_PERSON = "person", pgettext_lazy("access log", "Exported everything about one person")
    ADDED_READER = "reader+", pgettext_lazy("access log", "Appointed a reader")
    REMOVED_READER = "reader-", pgettext_lazy("access log", "Removed a reader")
    CHANGED_RETENTION = (
        "keep",
        pgettext_lazy("access log", "Changed how long applications are kept"),
    )
    ERASED = "erased", pgettext_lazy("access log", "Erased an application")


class AccessEntry(PrivateModel):
    """One entry of the access log (R41). Holds no personal data of the applicant.

    It stores the names of user and vacancy as text, and remains when those are deleted.
    """

    is_visible_to_visitors = False

    at = models.DateTimeField(_("when"), db_index=True)
    act = models.CharField(
        pgettext_lazy("access log", "action"), max_length=10, choices=AccessAction
    )
    vacancy = models.ForeignKey(
        Vacancy, on_delete=models.SET_NULL, null=True, related_name="access_entries"
    )
    vacancy_name = models.CharField(_("vacancy"), max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Empty for a command. An e-mail address on sites whose users log in with it.
    username = models.CharField(_("who"), max_length=254, blank=True)
    number = models.CharField(_("receipt number"), max_length=40, blank=True)
    detail = models.CharField(_("details"), max_length=255, blank=True)

    class Meta(PrivateModel.Meta):
        verbose_name = _("access log entry")
        verbose_name_plural = _("access log entries")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.number}".strip()


def hash_of_start_key(start_key: UUID) -> str:
    return hashlib.sha256(start_key.bytes).hexdigest()


class RemovalAction(models.TextChoices):
    """How an application, or a subscription to alerts, went away."""

    WITHDRAWN = "withdrawn", pgettext_lazy("stage of an application", "Withdrawn")
    ERASED = "erased", pgettext_lazy("access log", "Erased an application")
    UNSUBSCRIBED = "stopped", _("E-mail alerts stopped")


class RemovedApplicationQuerySet(models.QuerySet):
    def note(self, start_key: UUID, action: RemovalAction, at: datetime) -> None:
        """Note a removal of the application with this `start_key`; a second note changes nothing.

        For a subscription to alerts that was stopped, `start_key` is its key.
        """
        self.get_or_create(
            key_hash=hash_of_start_key(start_key), action=action, defaults={"at": at}
        )


class RemovedApplication(PrivateModel):
    """Notes that an application was withdrawn or erased, for backups that still contain it.

    After a restore, `vacancies.retention.removals` withdraws or erases it again. Holds no personal
    data: `key_hash` is the SHA-256 of the random `Application.start_key`. A subscription to alerts
    that was stopped has a row too, by its `key`.
    """

    is_visible_to_visitors = False

    key_hash = models.CharField(max_length=64)
    action = models.CharField(max_length=10, choices=RemovalAction)
    at = models.DateTimeField(db_index=True)

    objects = RemovedApplicationQuerySet.as_manager()

    class Meta(PrivateModel.Meta):
        verbose_name = _("removed application")
        verbose_name_plural = _("removed applications")
        constraints = [
            models.UniqueConstraint(
                fields=["key_hash", "action"], name="groupsite_vacancies_one_removal_per_action"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d %H:%M}"


class Retention(PrivateModel):
    """How long the applications of one vacancy are kept, counted from the decision (R71, R72)."""

    vacancy = models.OneToOneField(Vacancy, on_delete=models.CASCADE, related_name="retention")
    decided_on = models.DateField(
        _("date of the decision"),
        null=True,
        blank=True,
        help_text=_(
            "The date of the decision on the position. Until then nothing is erased. When the "
            "position has been filled, visitors see this date in the list of past vacancies."
        ),
    )
    keep_months = models.PositiveSmallIntegerField(
        _("retention period (months)"),
        null=True,
        blank=True,
        help_text=_("Leave empty to use the site’s rule."),
    )
    hold = models.BooleanField(
        _("hold"), default=False, help_text=_("Erase nothing, whatever the dates say.")
    )
    hold_reason = models.CharField(_("reason"), max_length=255, blank=True)

    class Meta(PrivateModel.Meta):
        verbose_name = _("retention period")
        verbose_name_plural = _("retention periods")

    def __str__(self) -> str:
        return str(self.vacancy)


class RetentionRule(BaseGenericSetting):
    """The site's retention rule. It erases nothing until an administrator has confirmed it."""

    keep_months = models.PositiveSmallIntegerField(
        _("retention period for applications (months)"),
        default=24,
        help_text=_("Counted from the decision on the position."),
    )
    readers_months = models.PositiveSmallIntegerField(
        _("access for readers (months)"),
        default=6,
        help_text=_(
            "Counted from the decision. Recruitment officers have access for the whole retention "
            "period."
        ),
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("retention of applications")
        verbose_name_plural = _("retention of applications")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def confirm(self, user: object, at: datetime) -> None:
        """Save the rule as confirmed by this user; from then on applications are erased by it."""
        self.confirmed_by, self.confirmed_at = user, at
        self.save()
