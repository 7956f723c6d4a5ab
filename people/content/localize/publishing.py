"""What a page that is kept as a translation lacks before it may be published."""

from typing import Any

from people.content.localize.installed import INSTALLED
from people.content.localize.segment_texts import missing

if INSTALLED:
    from wagtail_localize.models import Translation


def translation_of(page: Any) -> Any:
    """The translation that the page is kept as; None for one written by hand."""
    if not INSTALLED or page.pk is None:
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


def is_translation(page: Any) -> bool:
    """Whether the page is edited in wagtail-localize's own editor."""
    return translation_of(page) is not None


def source_of(page: Any) -> Any | None:
    """The page that this one is kept as a translation of; None where it is written by hand."""
    translation = translation_of(page)
    return translation and translation.source.get_source_instance()


def untranslated(page: Any) -> int:
    """How many texts of a page that is kept as a translation wait for theirs."""
    translation = translation_of(page)
    if translation is None:
        return 0
    return missing(translation.source_id, translation.target_locale_id).count()
