"""Publishes a translated page only if all of its texts are translated.

wagtail-localize (1.14.5) has one method that writes a translation into its page. It uses the
original's text where a translation is missing, and writes into the row that visitors read before
anything is published: so "Sync translated pages" and its editor's "Publish" made English text
public on a Swedish page, although `publish` below had refused.
`patch_create_or_update_translation` adds a check to that method, which all of its screens and
commands use.
"""

import logging
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from wagtail.models import Locale, Page, Revision

from people.content.localize.installed import INSTALLED
from people.content.localize.page_translation import untranslated_count
from people.content.localize.untranslated_texts import untranslated_segments
from people.content.types import User

if INSTALLED:
    from wagtail_localize.models import TranslationSource

    WRITE = TranslationSource.create_or_update_translation

logger = logging.getLogger("groupsite")


class WholeTranslation(models.Model):
    """Mixin for pages that are published only if completely translated. Put it before `Page`."""

    class Meta:
        abstract = True

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish; if a text is untranslated, log a warning and return None.

        Bulk actions, schedules and syncs have no user who could read an error message.
        """
        if count := untranslated_count(self):
            _log_untranslated(self, count)
            return None
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]


def _log_untranslated(page: Page, count: int) -> None:
    """Log that the page was not published, and how many texts lack a translation."""
    logger.warning(
        "Page %s was not published: %s of its texts have no translation yet.", page.pk, count
    )


def write_new_or_complete_translation(
    source: "TranslationSource",
    locale: Locale,
    user: User | None = None,
    publish: bool = True,
    **kwargs: Any,
) -> Any:
    """Write a translation, into an existing page only if complete, and into a live one only to publish.

    Returns (page, created) as that method does. An existing page is written only by publishing,
    and only if no text is missing.
    """
    model = source.specific_content_type.model_class()
    if getattr(model, "is_edited_beside_original", False):
        return None, False
    page = _page_to_overwrite(source, locale)
    if page is not None and not page.alias_of_id:
        if count := untranslated_segments(source.pk, locale.pk).count():
            _log_untranslated(page, count)
        if count or (page.live and not publish):
            return page, False
    return WRITE(source, locale, user=user, publish=publish, **kwargs)


def _page_to_overwrite(source: "TranslationSource", locale: Locale) -> Any:
    """Return the page that the translation would overwrite; None if missing or of another type."""
    try:
        page = source.get_translated_instance(locale)
    except ObjectDoesNotExist:
        return None
    return page if isinstance(page, WholeTranslation) else None


def patch_create_or_update_translation() -> None:
    """Replace wagtail-localize's method that writes a translation into its page."""
    TranslationSource.create_or_update_translation = write_new_or_complete_translation
