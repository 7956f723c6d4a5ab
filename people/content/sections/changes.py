"""Finds the sections whose text in another language has changed since they were last confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from people.content.sections.confirmed_section import (
    cache_confirmed_sections,
    confirmed_sections,
)
from people.content.sections.page_translations import specific_translations
from people.content.sections.section_texts import live_or_newest_draft, section_label, section_texts


@dataclass(frozen=True)
class ChangeInOtherLanguage:
    """A section whose text in another language has changed since it was last confirmed."""

    section: str
    locale: Any  # of the language that has changed
    before: Any  # its text when this section was last confirmed
    now: Any
    label: str  # of the section, as its field in the editor is called
    is_answered: bool  # by the newest draft of this section, which is not published yet

    @property
    def url_suffix(self) -> str:
        """Return the URL suffix that opens the page's editor at this section."""
        return f"?beside={self.locale.language_code}{section_url_suffix(self.section)}"


def section_url_suffix(section: str) -> str:
    """Return the URL fragment, with "#", that moves the editor's cursor to a section."""
    return f"#groupsite-section-{section}"


def changes_in_live_languages_by_page_id(
    pages: Iterable[Page],
) -> dict[int, list[ChangeInOtherLanguage]]:
    """Return by page ID the sections whose text in another live language has changed.

    One query. Compares the given pages with each other as they are in the database. A draft of a
    live page does not count, and a page that is not live changes nothing for its readers. Pages
    without changes are absent. The ConfirmedSection rows are cached on the pages.
    """
    pages = list(pages)
    cache_confirmed_sections(pages)
    return changes_with_cached_sections(pages)


def changes_with_cached_sections(
    pages: Iterable[Page],
) -> dict[int, list[ChangeInOtherLanguage]]:
    """Return the same for pages on which their ConfirmedSection rows are cached."""
    by_place = {(page.translation_key, page.locale_id): page for page in pages}
    texts = {page.pk: section_texts(page) for page in by_place.values() if page.live}
    found = {
        page.pk: _changes_in_loaded_translations(page, by_place, texts)
        for page in by_place.values()
    }
    return {pk: changes for pk, changes in found.items() if changes}


def changes_in_other_languages_of_page(page: Page) -> list[ChangeInOtherLanguage]:
    """Return the changes in other languages of one page: in their live texts, else their newest drafts.

    For the page's editor: another language that is not live counts with its newest draft.
    """
    others = [live_or_newest_draft(other) for other in specific_translations(page)]
    by_place = {(one.translation_key, one.locale_id): one for one in others}
    texts = {other.pk: section_texts(other) for other in others}
    return _changes_in_loaded_translations(page, by_place, texts)


def _changes_in_loaded_translations(
    page: Page,
    pages_by_key_and_locale: dict[tuple[Any, int], Any],
    texts: dict[int, dict[str, Any]],
) -> list[ChangeInOtherLanguage]:
    """Return the changes in other languages; `texts` is {page ID: {section: text}}."""
    found = []
    for row in confirmed_sections(page):
        other = pages_by_key_and_locale.get((page.translation_key, row.other_locale_id))
        if other is None or other.pk not in texts:
            continue
        now = texts[other.pk].get(row.section)
        if not row.matches_text_of_other_language(now):
            found.append(
                ChangeInOtherLanguage(
                    row.section,
                    other.locale,
                    row.other,
                    now,
                    section_label(page, row.section),
                    row.was_seen_by_draft_author(now),
                )
            )
    return found
