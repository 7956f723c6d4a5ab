"""Converts pages translated in wagtail-localize to ordinary pages, and back.

For pages from before November 2026. Visitors read the same as before, and sections that were out of
date remain out of date.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.db import models, transaction
from wagtail.models import Page

from people.content.localize import translations_to_convert
from people.content.localize.translations_to_convert import TranslationToConvert
from people.content.sections.confirmed_section import ConfirmedSection
from people.content.sections.section_texts import live_or_newest_draft, section_texts
from people.content.sections.taken_over_translation import TakenOverTranslation

# The former text if it is not known: the whole new text is then shown as added.
UNKNOWN_TEXT: Final = ""


def convert_translations(page_models: Iterable[type[models.Model]]) -> int:
    """Convert the pages of all enabled translations to ordinary pages; return how many."""
    found = list(translations_to_convert.enabled_translations(page_models))
    for translation in found:
        _convert_translation(translation)
    return len(found)


@transaction.atomic
def _convert_translation(translation: Any) -> None:
    """Convert the page of one translation to an ordinary page and disable the translation."""
    translated = translations_to_convert.read_translation_to_convert(translation)
    page = original = None
    if translated is not None:
        page, original = translated.page, translated.original
        if translated.has_new_draft:
            translated.draft.save_revision(log_action=True, clean=False)
            page.refresh_from_db()
        _save_new_confirmed_sections(_confirmed_sections_of_translation(translated))
        _save_new_confirmed_sections(_rows_confirming_current_texts(original, page))
    TakenOverTranslation.objects.create(
        translation=translation.uuid,
        page_id=page and page.pk,
        original_id=original and original.pk,
        revision_id=page and page.latest_revision_id,
    )
    translations_to_convert.set_translation_enabled(translation.uuid, is_enabled=False)


def _confirmed_sections_of_translation(translated: TranslationToConvert) -> list[ConfirmedSection]:
    """Return unsaved ConfirmedSections with the texts that a page was translated from."""
    page, locale_id = translated.page, translated.original.locale_id
    drafted = section_texts(translated.draft)
    public = section_texts(page) if page.live else drafted
    return [
        _build_confirmed_section(
            page,
            locale_id,
            section,
            text,
            *_original_texts_of_public_and_draft(translated, section, text == drafted[section]),
        )
        for section, text in public.items()
    ]


def _original_texts_of_public_and_draft(
    translated: TranslationToConvert, section: str, is_newest: bool
) -> tuple[Any, Any]:
    """Return the original's texts that the public text and its draft were translated from.

    The second is None if the section has no newer draft.
    """
    taken_over = translated.taken_over.get(section)
    is_waiting = section in translated.waiting
    if is_newest and not is_waiting:
        return taken_over, None
    before = UNKNOWN_TEXT if translated.before is None else translated.before.get(section)
    if not is_waiting:
        return before, taken_over
    return (before if before != taken_over else UNKNOWN_TEXT), None


def confirm_texts_never_confirmed(pages: Iterable[Page]) -> None:
    """Store that the current texts of these pages match, where nothing is stored yet.

    For pages that were written by hand: whether they agreed is unknown, but from now on a change
    in one language makes the others out of date. Call it with all languages of a record.
    """
    by_key: dict[Any, list[Page]] = defaultdict(list)
    for page in pages:
        by_key[page.translation_key].append(page)
    known = set(ConfirmedSection.objects.values_list("page_id", "other_locale_id").distinct())
    for group in by_key.values():
        for page in group:
            for other in group:
                if page.pk != other.pk and (page.pk, other.locale_id) not in known:
                    _save_new_confirmed_sections(_rows_confirming_current_texts(page, other))


def _rows_confirming_current_texts(page: Page, other: Page) -> list[ConfirmedSection]:
    """Return unsaved ConfirmedSections of `page` that say its current texts match those of `other`."""
    texts = section_texts(live_or_newest_draft(other))
    return [
        _build_confirmed_section(page, other.locale_id, section, text, texts.get(section))
        for section, text in section_texts(live_or_newest_draft(page)).items()
    ]


def _build_confirmed_section(
    page: Page, locale_id: int, section: str, own: Any, other: Any, answered: Any = None
) -> ConfirmedSection:
    """Return an unsaved ConfirmedSection for a section of a page and another language."""
    return ConfirmedSection(
        page_id=page.pk,
        other_locale_id=locale_id,
        section=section,
        own=own,
        other=other,
        answered=answered,
    )


def _save_new_confirmed_sections(rows: list[ConfirmedSection]) -> None:
    """Save the rows; those that exist already stay as they are."""
    ConfirmedSection.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def restore_translations() -> tuple[int, list[Page]]:
    """Enable the converted translations again; return how many, and the pages left out as edited since.

    Pages that were edited after the conversion are left out: their translations lack these texts
    and would overwrite them when they are next published.
    """
    edited, given = [], 0
    for taken in TakenOverTranslation.objects.select_related("page", "original"):
        if taken.page and taken.page.latest_revision_id != taken.revision_id:
            edited.append(taken.page)
            continue
        translations_to_convert.set_translation_enabled(taken.translation, is_enabled=True)
        if taken.page and taken.original:
            _delete_confirmed_sections(taken.page, taken.original)
            _delete_confirmed_sections(taken.original, taken.page)
        taken.delete()
        given += 1
    return given, edited


def _delete_confirmed_sections(page: Page, other: Page) -> None:
    """Delete the ConfirmedSections of `page` that refer to the language of `other`."""
    ConfirmedSection.objects.filter(page_id=page.pk, other_locale_id=other.locale_id).delete()
