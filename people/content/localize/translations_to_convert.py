"""Reads the wagtail-localize translations that are converted to ordinary pages.

They belong to pages of records that were translated before they were edited beside their original.
The texts stay in wagtail-localize, and a translation is only disabled, so that the conversion can
be undone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry, Revision

from people.content.localize.installed import INSTALLED
from people.content.localize.stopped_translation_drafts import (
    FIELDS_NEVER_EMPTY,
    copy_section_from_other_page,
    section_name,
    sections_with_source_language_text,
    write_translations_or_blanks,
)
from people.content.localize.texts_missing_from_page import (
    has_texts_missing_from_page,
    translations_with_status,
)
from people.content.localize.translatable_fields import (
    changed_field_names,
    translatable_values,
    translatable_values_of_content,
)
from people.content.localize.untranslated_texts import untranslated_segments

if INSTALLED:
    from wagtail_localize.models import Translation, TranslationLog


@dataclass(frozen=True)
class TranslationToConvert:
    """A translated page, with the texts of its original that it was translated from."""

    page: Any  # as stored
    original: Any  # as stored
    draft: Any  # its newest texts, saved or not
    has_new_draft: bool  # whether `draft` differs from the newest revision
    waiting: frozenset[str]  # sections that lack a translation of some text
    taken_over: dict[str, Any]  # the texts that `draft` was translated from
    # The texts that the stored page was translated from; None if they have been purged.
    before: dict[str, Any] | None


def enabled_translations(page_models: Iterable[type[models.Model]]) -> Any:
    """Return the enabled translations of pages of these models."""
    if not INSTALLED:
        return ()
    types = ContentType.objects.get_for_models(*page_models).values()
    return Translation.objects.filter(
        enabled=True, source__specific_content_type__in=list(types)
    ).order_by("pk")


def set_translation_enabled(uuid: UUID, *, is_enabled: bool) -> None:
    """Enable or disable a translation; sends no signal, which would save its texts."""
    Translation.objects.filter(uuid=uuid).update(enabled=is_enabled)


def read_translation_to_convert(translation: "Translation") -> TranslationToConvert | None:
    """Return a translation's pages and texts; None if one of the pages is missing or an alias."""
    source = translation.source
    model = source.specific_content_type.model_class()
    pages = model.objects.filter(translation_key=source.object_id, alias_of=None)
    page = pages.filter(locale_id=translation.target_locale_id).first()
    original = pages.filter(locale_id=source.locale_id).first()
    if page is None or original is None:
        return None
    newest = page.get_latest_revision_as_object()
    paths = untranslated_segments(source.pk, page.locale_id).values_list("context__path", flat=True)
    waiting = frozenset(map(section_name, paths))
    found = translations_with_status({source.object_id}, pk=translation.pk).get()
    before = _public_texts_of_original_at(original, _page_written_at(translation, page))
    draft = newest
    if waiting or has_texts_missing_from_page(found):
        draft = _translated_draft(found, page, newest, waiting)
        _append_blocks_original_lacks(draft, newest, before or {})
    return TranslationToConvert(
        page=page,
        original=original,
        draft=draft,
        has_new_draft=bool(
            changed_field_names(translatable_values(draft), translatable_values(newest))
        ),
        waiting=waiting,
        taken_over=_translatable_values_stored_in_content(model, json.loads(source.content_json)),
        before=before,
    )


def _translated_draft(
    translation: "Translation", page: Page, newest: Page, waiting: frozenset[str]
) -> Any:
    """Return the unsaved page with the translated texts.

    A section with an untranslated text keeps its public text. A page that was never public may
    have a copy of the original's text there: then untranslated texts become empty.
    """
    source = translation.source
    had = page if page.live else newest
    draft = source.get_ephemeral_translated_instance(page.locale, fallback=True)
    gapped: set[str] = set()
    if not page.live:
        gapped = set(waiting & sections_with_source_language_text(had, source)) - FIELDS_NEVER_EMPTY
        write_translations_or_blanks(draft, source, gapped)
        _clear_blank_rich_texts(draft, gapped)
    for name in waiting - gapped:
        copy_section_from_other_page(draft, had, name)
    parent = page.get_parent()
    draft.slug = find_available_slug(parent, slugify(draft.slug), ignore_page_id=page.pk)
    return draft


def _append_blocks_original_lacks(draft: Page, page: Page, original_values: dict[str, Any]) -> None:
    """Append to `draft` the page's blocks that its original never had. Does not save."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            blocks = getattr(draft, field.name)
            ids = {block.id for block in blocks}
            ids |= {block["id"] for block in original_values.get(field.name) or ()}
            for block in getattr(page, field.name):
                if block.id not in ids:
                    blocks.append((block.block_type, block.value, block.id))


def _clear_blank_rich_texts(page: Page, sections: Iterable[str]) -> None:
    """Clear these sections' texts that are blank apart from HTML tags. Does not save."""
    for name in sections:
        text = getattr(page, name)
        if isinstance(text, str) and not strip_tags(text).strip():
            setattr(page, name, "")


def _page_written_at(translation: "Translation", page: Page) -> datetime | None:
    """Return when the stored page was last written from its translation; None if never logged."""
    logs = TranslationLog.objects.filter(
        source_id=translation.source_id, locale_id=translation.target_locale_id
    ).order_by("-created_at")
    if page.live:
        of_live = logs.filter(revision_id=page.live_revision_id)
        until = page.last_published_at
        logs = of_live if of_live.exists() or until is None else logs.filter(created_at__lte=until)
    log = logs.first()
    return log and log.created_at


def _public_texts_of_original_at(original: Page, at: datetime | None) -> dict[str, Any] | None:
    """Return the texts of the original that were public at this time; None if not known."""
    if at is None:
        return None
    published = PageLogEntry.objects.filter(
        page=original.pk, action="wagtail.publish", timestamp__lte=at
    ).order_by("-timestamp")
    pk = published.values_list("revision_id", flat=True).first()
    revision = Revision.objects.filter(pk=pk).first()
    return revision and _translatable_values_stored_in_content(type(original), revision.content)


def _translatable_values_stored_in_content(
    model: type[models.Model], content: dict[str, Any]
) -> dict[str, Any]:
    """Return the texts in a revision's content; fields added to the model later are left out."""
    found = translatable_values_of_content(model, content)
    return {name: text for name, text in found.items() if name in content}
