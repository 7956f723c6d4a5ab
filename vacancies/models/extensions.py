"""Models of extensions of public deadlines, of their reasons, and of how often deadlines have changed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from vacancies.models.vacancy_change import VacancyChange
from vacancies.protocols import VacancyFacts

UNDO_EXTENSION_WITHIN: Final = timedelta(minutes=15)


class VacancyExtension(models.Model):
    """One extension of a public vacancy's deadline; pages show "extended from X to Y".

    `record_extension_if_later` creates it whenever a later deadline is published for a vacancy
    that was public, from any screen. It belongs neither to the record's draft and revisions nor to
    copies.
    """

    vacancy = models.ForeignKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="extensions"
    )
    extended_from = models.DateField(_("from"))
    time_before = models.TimeField(null=True, editable=False)  # of the day `extended_from`
    extended_to = models.DateField(_("to"))
    extended_at = models.DateTimeField(_("when"))
    extended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["extended_at", "pk"]

    def __str__(self) -> str:
        return f"{self.extended_from} → {self.extended_to}"

    def reason(self, language: str | None = None) -> TranslatedText:
        """Return the reason that visitors read beside "extended from X to Y"; often empty."""
        return translated_text(self.texts.all(), "reason", language)

    def reasons(self) -> dict[str, str]:
        return {row.language: row.reason for row in self.texts.all()}

    @transaction.atomic
    def save_reasons(self, reasons: Mapping[str, str]) -> None:
        """Save the reasons by language code; an empty reason is deleted."""
        for language, reason in reasons.items():
            if reason:
                self.texts.update_or_create(language=language, defaults={"reason": reason})
            else:
                self.texts.filter(language=language).delete()
        VacancyVersion.objects.filter(vacancy=self.vacancy_id).update(
            facts_changed_at=datetime.now(UTC)
        )


def has_recent_publication(vacancy: Any, at: datetime) -> bool:
    """Whether the vacancy is live and its last publication is at most 15 minutes ago."""
    published = vacancy.last_published_at
    return bool(vacancy.live and published and at - published <= UNDO_EXTENSION_WITHIN)


def undoable_extension(vacancy: Any, at: datetime) -> VacancyExtension | None:
    """Return the last extension if it can still be undone at `at`, else None.

    Makes no query if the last publication is older than 15 minutes.
    """
    if not has_recent_publication(vacancy, at):
        return None
    last: VacancyExtension | None = max(
        vacancy.extensions.all(), key=lambda row: (row.extended_at, row.pk), default=None
    )
    if last is None or at - last.extended_at > UNDO_EXTENSION_WITHIN or vacancy.outcome:
        return None
    return last if last.extended_to == vacancy.deadline_on else None


class ExtensionText(TranslationRow):
    """The reason for an extension, in one language."""

    extension = models.ForeignKey(VacancyExtension, on_delete=models.CASCADE, related_name="texts")
    reason = models.CharField(_("reason"), max_length=300)

    class Meta(TranslationRow.Meta):
        verbose_name = _("reason for an extension")
        verbose_name_plural = _("reasons for extensions")
        default_permissions = ()
        constraints = TranslationRow.one_per_language_constraints(
            "extension", "groupsite_vacancies_one_reason_per_language"
        )

    def __str__(self) -> str:
        return self.reason


class VacancyVersion(models.Model):
    """How often the deadline or result of a vacancy has changed, and when its public facts last did.

    Feeds and calendars tell their subscribers. `record_version` keeps it; a vacancy that was last saved
    before this model existed has none. It is not part of the record's draft, revisions or copies.
    """

    vacancy = models.OneToOneField(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="version"
    )
    deadline_changes = models.PositiveIntegerField(default=0)  # since the first publication
    deadline_changed_at = models.DateTimeField(null=True)
    facts_changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a vacancy")
        verbose_name_plural = _("versions of vacancies")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.deadline_changes}"


def record_version(change: VacancyChange) -> None:
    """Count a change of deadline or result since the first publication; note when public facts change."""
    before, after = change.before, change.after
    has_new_deadline = (
        before is not None
        and bool(before.live or before.first_published_at)
        and _deadline_and_result(before) != _deadline_and_result(after)
    )
    if not (has_new_deadline or (after.live and change.has_new_public_facts)):
        return
    new: dict[str, Any] = {"facts_changed_at": change.at}
    if has_new_deadline:
        new["deadline_changed_at"] = change.at
    added = int(has_new_deadline)
    stored = VacancyVersion.objects.filter(vacancy=after)
    if not stored.update(**new, deadline_changes=F("deadline_changes") + added):
        VacancyVersion.objects.create(vacancy=after, **new, deadline_changes=added)


def _deadline_and_result(vacancy: VacancyFacts) -> tuple[object, ...]:
    return vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone, vacancy.outcome


def record_extension_if_later(change: VacancyChange) -> None:
    """Create a `VacancyExtension` if the change gives a public vacancy a later deadline.

    A vacancy was public if it was live and had opened. Removing the deadline ("until filled") is
    not an extension.
    """
    before, after, published_at = change.before, change.after, change.after.last_published_at
    if before is None or published_at is None or not change.was_and_is_live:
        return
    if before.opens_at is None or before.opens_at > published_at:
        return
    if before.closes_at and after.closes_at and after.closes_at > before.closes_at:
        VacancyExtension.objects.create(
            vacancy=after,
            extended_from=before.deadline_on,
            time_before=before.deadline_time,
            extended_to=after.deadline_on,
            extended_at=published_at,
            extended_by=change.user,
        )
