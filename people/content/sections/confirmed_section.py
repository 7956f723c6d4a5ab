"""Model of a section's texts in two languages when they were last confirmed to match."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

ROWS_ATTRIBUTE: Final = "_confirmed_sections"


class ConfirmedSection(models.Model):
    """The texts of a section in two languages when they were last confirmed to match.

    Each section has its own row, so that two editors can confirm two sections at once. Texts are as
    `section_texts` returns them; null means unknown.
    """

    page: Any = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    other_locale: Any = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=80)  # the name of the field
    own = models.JSONField(null=True)
    other = models.JSONField(null=True)
    # Earlier texts of the other language with which `own` agrees as well: it was confirmed unchanged.
    also = models.JSONField(default=list)
    # What the other language said when the newest, unpublished draft of the section was written.
    answered = models.JSONField(null=True)
    # What its newest draft said then, if that draft of `own` was written beside both.
    answered_draft = models.JSONField(null=True)
    # The tool that wrote `own` or `machine_text`, until somebody has read it.
    machine = models.CharField(max_length=80, blank=True)
    # What the tool wrote into a draft of a section that had been confirmed before; else null.
    machine_text = models.JSONField(null=True)
    # What the draft had before that, as in a revision, and what its author saw beside it.
    replaced = models.JSONField(null=True)
    confirmed_at = models.DateTimeField(auto_now=True)
    confirmed_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("confirmed section")
        verbose_name_plural = _("confirmed sections")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "other_locale", "section"],
                name="groupsite_people_one_confirmation",
            )
        ]

    def matches_text_of_other_language(self, text: Any) -> bool:
        """Whether `own` matches this text of the other language; True if no text is stored."""
        return self.other is None or text == self.other or text in self.also

    def set_matching_texts(self, own: Any, *others: Any) -> None:
        """Set `own` and add texts that match it, current first; a new `own` drops older ones. Not saved."""
        if own != self.own:
            self.own, self.other, self.also = own, None, []
        for other in reversed(others):
            if self.other is not None and self.other != other:
                self.also = [*self.also, self.other]
            self.other = other

    def set_texts_seen_by_draft_author(self, live: Any, draft: Any) -> None:
        """Set the other language's texts that the newest draft's author saw. Does not save."""
        self.answered, self.answered_draft = live, None if draft == live else draft

    def clear_texts_seen_by_draft_author(self) -> None:
        """Clear the texts that a draft's author saw, once there is no draft. Does not save."""
        self.answered = self.answered_draft = None

    @property
    def unread_text(self) -> Any:
        """Return the text that the tool wrote; only meaningful while `machine` is set."""
        return self.own if self.machine_text is None else self.machine_text

    def clear_machine_fields(self) -> None:
        """Clear the tool, its text and the text that it replaced. Does not save."""
        self.machine, self.machine_text, self.replaced = "", None, None

    @property
    def texts_seen_by_draft_author(self) -> list[Any]:
        """Return the other language's texts that the newest draft's author saw beside it."""
        return [text for text in (self.answered, self.answered_draft) if text is not None]

    def was_seen_by_draft_author(self, text: Any) -> bool:
        """Whether the newest draft's author saw this text of the other language beside it."""
        return text in self.texts_seen_by_draft_author

    def __str__(self) -> str:
        return f"{self.page_id}: {self.section}"


def save_confirmed_sections(rows: Iterable[ConfirmedSection], user: Any) -> None:
    """Save new and stored rows as confirmed by the user, with at most one query for each kind."""
    rows = list(rows)
    for row in rows:
        row.confirmed_by = user
    names = [field.name for field in ConfirmedSection._meta.concrete_fields]
    ConfirmedSection.objects.bulk_create([row for row in rows if row.pk is None])
    ConfirmedSection.objects.bulk_create(
        [row for row in rows if row.pk is not None],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[name for name in names if name != "id"],
    )


def has_cached_confirmed_sections(page: Page) -> bool:
    """Whether the ConfirmedSection rows of a page are cached on it."""
    return ROWS_ATTRIBUTE in vars(page)


def confirmed_sections(page: Page) -> list[ConfirmedSection]:
    """Return the ConfirmedSection rows of a page, oldest first; no query if they are cached."""
    if (known := vars(page).get(ROWS_ATTRIBUTE)) is not None:
        return list(known)
    return list(ConfirmedSection.objects.filter(page_id=page.pk).order_by("pk"))


def cache_confirmed_sections(pages: Iterable[Page]) -> None:
    """Cache on each of these pages its ConfirmedSection rows, with one query."""
    pages = list(pages)
    rows = defaultdict(list)
    for row in ConfirmedSection.objects.filter(page__in=pages).order_by("pk"):
        rows[row.page_id].append(row)
    for page in pages:
        vars(page)[ROWS_ATTRIBUTE] = rows[page.pk]


def cache_confirmed_sections_on_draft(stored: Page, draft: Page) -> None:
    """Cache the ConfirmedSection rows of a stored page on its draft as well."""
    vars(draft)[ROWS_ATTRIBUTE] = confirmed_sections(stored)


def cache_saved_confirmed_sections(page: Page, rows: Iterable[ConfirmedSection]) -> None:
    """Cache on a page all of its ConfirmedSection rows, as they have just been saved."""
    vars(page)[ROWS_ATTRIBUTE] = sorted(rows, key=lambda row: row.pk)
