"""Saves a translation as the newest draft of its page."""

from typing import Any

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.page_translation import enabled_translation_of
from people.content.types import User

if INSTALLED:
    from wagtail_localize.models import Translation, TranslationLog


def save_translation_draft(page: Page, user: User | None) -> Any:
    """Save the translation as the page's newest draft, complete or not; return the revision.

    wagtail-localize's own "without publishing" writes into the row that visitors read.
    """
    translation = enabled_translation_of(page)
    draft = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    return save_and_log_translated_draft(translation, page, draft, user)


def save_and_log_translated_draft(
    translation: "Translation", page: Page, draft: Page, user: User | None
) -> Any:
    """Save `draft`, built from the translation, as the newest draft; return the revision."""
    locale = translation.target_locale
    draft.slug = find_available_slug(page.get_parent(), slugify(draft.slug), ignore_page_id=page.pk)
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    TranslationLog.objects.create(source=translation.source, locale=locale, revision=revision)
    return revision
