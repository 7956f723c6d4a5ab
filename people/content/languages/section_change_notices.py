"""The notice in a page's editor about sections that have changed in another language."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from people.content.language_names import language_name, language_name_capitalised
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import may_view_page
from people.content.sections.changes import (
    ChangeInOtherLanguage,
    changes_in_other_languages_of_page,
    section_url_suffix,
)
from people.content.sections.machine_texts import tool_by_unread_machine_section
from people.content.sections.page_translations import specific_translations
from people.content.sections.section_texts import text_digest
from people.content.types import User


@dataclass(frozen=True)
class ChangedSection:
    """A section of the page whose text in the other language has changed."""

    name: str
    label: str
    digest: str  # of the text in the other language, as shown to the editor

    @property
    def anchor(self) -> str:
        """Return the URL fragment of the section in the editor."""
        return section_url_suffix(self.name)


@dataclass(frozen=True)
class SectionChangeNotice:
    """Tells the editor of a page which of its sections have changed in one other language.

    `sections` still need an update; `answered` are the labels of those whose newest draft has been
    changed since, whatever was typed.
    """

    language: str  # in the user's language, inside a sentence
    language_first: str  # the same at the start of a sentence
    code: str
    sections: list[ChangedSection]
    answered: list[str]
    next_step: str  # how the user gets that draft published
    confirm_url: str


def section_change_notices_of_page(page: Page, user: User) -> list[SectionChangeNotice]:
    """Return a notice for each language in which sections have changed; empty if there is none.

    Languages that the user may not view are left out. `page` must be specific and saved. An alias
    has no sections of its own.
    """
    if not isinstance(page, EditedBesideOriginal) or page.pk is None:
        return []
    found = changes_in_other_languages_of_page(cast("Page", page))
    seen = {one.locale.pk for one in found}
    others = [
        other for other in specific_translations(cast("Page", page)) if other.locale_id in seen
    ]
    visible = [other for other in others if may_view_page(user, other)]
    unread = tool_by_unread_machine_section(cast("Page", page))
    return notices_of_changes_in_languages(page, found, visible, user, unread)


def next_step_sentence_of_draft(page: Page, user: User) -> str:
    """Return a sentence that says how the user can get the newest draft published."""
    rights = page.permissions_for_user(user)
    if page.workflow_in_progress:
        return _("The draft is being reviewed.")
    if rights.can_publish():
        return _("Publish your draft to update the page.")
    if rights.can_submit_for_moderation():
        return _("Submit your draft for review, so that somebody can publish it.")
    return _("Ask an editor to publish your draft.")


def notices_of_changes_in_languages(
    page: Any,
    changes: list[ChangeInOtherLanguage],
    others: list[Page],
    user: User,
    unread: Collection[str],
) -> list[SectionChangeNotice]:
    """Return a notice for each page of `others` in whose language sections have changed.

    A section that a machine has translated again has a notice of its own until somebody reads it.
    """
    shown = [one for one in changes if not (one.is_answered and one.section in unread)]
    by_language = [
        (other, [one for one in shown if one.locale.pk == other.locale_id]) for other in others
    ]
    return [
        _section_change_notice(page, other, changed, user)
        for other, changed in by_language
        if changed
    ]


def _section_change_notice(
    page: Any, other: Page, changes: list[ChangeInOtherLanguage], user: User
) -> SectionChangeNotice:
    """Return the notice about the sections that have changed in the language of `other`."""
    answered = [one.label for one in changes if one.is_answered]
    return SectionChangeNotice(
        language=language_name(other.locale.language_code),
        language_first=language_name_capitalised(other.locale.language_code),
        code=other.locale.language_code,
        sections=[
            ChangedSection(one.section, one.label, text_digest(one.now))
            for one in changes
            if not one.is_answered
        ],
        answered=answered,
        next_step=next_step_sentence_of_draft(page, user) if answered else "",
        confirm_url=reverse("groupsite_people_sections:still_right", args=[page.pk]),
    )
