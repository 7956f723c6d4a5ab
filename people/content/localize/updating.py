"""Updates a translated page from its source page."""

from datetime import datetime

from wagtail.models import Page

from people.content.localize.publishing import translation_of


def update_from_source(page: Page) -> None:
    """Copy the source page's present content into the translation.

    What is new waits for its translation; nothing that a visitor reads changes. Like "Sync translated
    pages" of wagtail-localize it reaches the translations into every language.
    """
    translation = translation_of(page)
    translation.source.update_from_db()
    translation.source.update_target_view_restrictions(translation.target_locale)


def last_update(page: Page) -> datetime | None:
    """Return when the translation was last updated from its source; None for a handwritten page."""
    translation = translation_of(page)
    return translation and translation.source.last_updated_at
