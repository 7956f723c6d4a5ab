"""The wagtail-localize translation of a page, and how many of its texts are untranslated."""

from typing import Any

from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.untranslated_texts import untranslated_segments

if INSTALLED:
    from wagtail_localize.models import Translation


def enabled_translation_of(page: Page) -> Any:
    """Return the enabled translation of the page; None if wagtail-localize has none."""
    if not INSTALLED or page.pk is None or getattr(page, "is_edited_beside_original", False):
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


def has_enabled_translation(page: Page) -> bool:
    """Whether the page has an enabled translation, so that wagtail-localize's editor edits it."""
    return enabled_translation_of(page) is not None


def source_page_of(page: Page) -> Any | None:
    """Return the page that this one is translated from in wagtail-localize; None without one."""
    translation = enabled_translation_of(page)
    return translation and translation.source.get_source_instance()


def untranslated_count(page: Page) -> int:
    """Return the number of untranslated texts of a page; 0 if it has no enabled translation."""
    translation = enabled_translation_of(page)
    if translation is None:
        return 0
    return untranslated_segments(translation.source_id, translation.target_locale_id).count()
