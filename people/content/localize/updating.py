"""Taking over what has changed in the page that a translation follows."""

from datetime import datetime
from typing import Any

from people.content.localize.publishing import translation_of


def update_from_source(page: Any) -> None:
    """Takes the source's words as they stand over into a page that is kept as a translation.

    What is new waits for its translation; nothing that a visitor reads changes. Like "Sync translated
    pages" of wagtail-localize it reaches the translations into every language.
    """
    translation = translation_of(page)
    translation.source.update_from_db()
    translation.source.update_target_view_restrictions(translation.target_locale)


def last_update(page: Any) -> datetime | None:
    """When the source's words were last taken over; None for a page written by hand."""
    translation = translation_of(page)
    return translation and translation.source.last_updated_at
