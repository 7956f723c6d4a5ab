"""The newest content of a translated page, as its editor shows it."""

from typing import Any

from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.publishing import translation_of

if INSTALLED:
    from wagtail_localize.models import SourceDeletedError


def newest_words(page: Page) -> Any | None:
    """Return the unsaved page as publishing would write it; untranslated texts stay in the source's.

    None for a page written by hand, whose newest words are its newest revision.
    """
    translation = translation_of(page)
    if translation is None:
        return None
    try:
        return translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
    except SourceDeletedError:
        return None
