"""Saves the translated texts as a draft when the translation of a page is stopped.

A section (a field of the page) with an untranslated text keeps the text that the page had. If that
is a copy of the original's text, untranslated texts become empty instead: the page is written by
hand from now on, and nothing would prevent publishing text in the original's language.
"""

from typing import Any

from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.starting_translations import string_and_template_segments
from people.content.localize.translatable_fields import changed_field_names, translatable_values
from people.content.localize.translation_drafts import save_and_log_translated_draft
from people.content.localize.untranslated_texts import untranslated_segments

if INSTALLED:
    from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.ingest import ingest_segments
    from wagtail_localize.strings import StringValue

FIELDS_NEVER_EMPTY = {"title", "slug"}  # a page must have both


def save_translated_texts_as_draft(translation: "Translation", page: Page) -> None:
    """Save the translated texts as the newest draft of the page, if they differ from it."""
    had = page.get_latest_revision_as_object()
    draft = _draft_without_original_texts(translation, had)
    if changed_field_names(translatable_values(draft), translatable_values(had)):
        save_and_log_translated_draft(translation, page, draft, None)


def _draft_without_original_texts(translation: "Translation", newest_draft: Page) -> Any:
    """Return the unsaved page with the translated texts; only title and slug may be untranslated."""
    source, locale = translation.source, translation.target_locale
    draft = source.get_ephemeral_translated_instance(locale, fallback=True)
    paths = untranslated_segments(source.pk, locale.pk).values_list("context__path", flat=True)
    waiting = {section_name(path) for path in paths}
    gapped = (
        waiting & sections_with_source_language_text(newest_draft, source)
    ) - FIELDS_NEVER_EMPTY
    write_translations_or_blanks(draft, source, gapped)
    for name in waiting - gapped:
        copy_section_from_other_page(draft, newest_draft, name)
    return draft


def section_name(path: str) -> str:
    """Return the name of the section, a field of the page, that a segment's path begins with."""
    return path.partition(".")[0]


def sections_with_source_language_text(page: Page, source: "TranslationSource") -> set[str]:
    """Return the sections of the page that contain text in the source's language."""
    texts = {
        (one.path, one.string.data)
        for one in string_and_template_segments(page)
        if _is_string_segment(one)
    }
    originals = String.objects.filter(
        locale_id=source.locale_id, data__in={text for _path, text in texts}
    )
    known = set(originals.values_list("data", flat=True))
    return {
        section_name(path)
        for path, text in texts - _translated_path_text_pairs(source, page.locale_id)
        if text in known
    }


def _translated_path_text_pairs(
    source: "TranslationSource", locale_id: int
) -> set[tuple[str, str]]:
    """Return (path, translated text) of this source's translations without errors."""
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale_id=locale_id, has_error=False
    )
    return set(rows.values_list("context__path", "data"))


def write_translations_or_blanks(
    page: Page, source: "TranslationSource", sections: set[str]
) -> None:
    """Write the translations into these sections; missing ones become empty. Does not save."""
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale_id=page.locale_id, has_error=False
    ).values_list("context__path", "translation_of__data", "data")
    texts = {(path, original): text for path, original, text in rows}
    original = source.as_instance()
    given = [
        one for one in string_and_template_segments(original) if section_name(one.path) in sections
    ]
    for one in filter(_is_string_segment, given):
        one.string = StringValue(texts.get((one.path, one.string.data), ""))
    ingest_segments(original, page, source.locale, page.locale, given)


def _is_string_segment(segment: object) -> bool:
    return isinstance(segment, StringSegmentValue)


def copy_section_from_other_page(page: Page, other: Page, section: str) -> None:
    """Copy the value of a section from `other` to `page`. Does not save."""
    value = getattr(other, section)
    is_relation = page._meta.get_field(section).one_to_many
    setattr(page, section, list(value.all()) if is_relation else value)
