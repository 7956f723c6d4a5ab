"""The notice in a page's editor about sections that have changed in another language."""

from dataclasses import dataclass
from typing import Any, cast

from django.urls import reverse
from wagtail.models import Page

from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.permissions import may_view_page
from people.content.sections.changes import SectionChange, changes_for_page, section_anchor
from people.content.sections.counterparts import counterparts
from people.content.sections.texts import text_digest
from people.content.types import User


@dataclass(frozen=True)
class ChangedSection:
    name: str
    label: str
    digest: str  # of the original's text, which the reader is told of

    @property
    def anchor(self) -> str:
        return section_anchor(self.name)


@dataclass(frozen=True)
class UpdateNotice:
    """What has changed in one other language, and what the newest draft answers already."""

    language: str
    code: str
    sections: list[ChangedSection]
    answered: list[str]
    confirm_url: str


def update_notices(page: Page, user: User) -> list[UpdateNotice]:
    """Return a notice for each language with changes that the user may see; empty if there are none.

    `page` must be specific and saved. An alias has no sections of its own.
    """
    if not isinstance(page, EditedBesideOriginal) or page.pk is None:
        return []
    found = changes_for_page(cast("Page", page))
    seen = {one.locale.pk for one in found}
    others = [other for other in counterparts(cast("Page", page)) if other.locale_id in seen]
    return notices_by_language(
        page, found, [other for other in others if may_view_page(user, other)]
    )


def notices_by_language(
    page: Any, found: list[SectionChange], others: list[Page]
) -> list[UpdateNotice]:
    """Return a notice for each of these languages in which something has changed."""
    by_language = [
        (other, [one for one in found if one.locale.pk == other.locale_id]) for other in others
    ]
    return [_notice(page, other, changed) for other, changed in by_language if changed]


def _notice(page: Any, other: Page, changed: list[SectionChange]) -> UpdateNotice:
    return UpdateNotice(
        language=other.locale.get_display_name(),
        code=other.locale.language_code,
        sections=[
            ChangedSection(one.section, one.label, text_digest(one.now))
            for one in changed
            if not one.is_answered
        ],
        answered=[one.label for one in changed if one.is_answered],
        confirm_url=reverse("groupsite_people_sections:still_right", args=[page.pk]),
    )
