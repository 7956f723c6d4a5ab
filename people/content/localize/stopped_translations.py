"""Stops and restarts translations without losing text.

wagtail-localize (1.14.5) keeps its texts when a translation is stopped, but does not write
unpublished ones into the page. When the translation is restarted, the next publishing overwrites
what has been written by hand in the meantime, without a warning. So here stopping saves the
translated texts in the page's newest draft, and a translation whose page has since been changed by
hand is not restarted.

wagtail-localize deletes all texts when a page is deleted, unless
WAGTAILLOCALIZE_DISABLE_ON_DELETE is set.
"""

from types import SimpleNamespace
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.stopped_translation_drafts import save_translated_texts_as_draft
from people.content.localize.texts_missing_from_page import (
    has_texts_missing_from_page,
    translations_with_status,
)
from people.content.localize.translatable_fields import (
    changed_field_names,
    field_labels,
    translatable_values,
)

if INSTALLED:
    from wagtail_localize.models import (
        SourceDeletedError,
        Translation,
        TranslationSource,
        cleanup_translation_on_delete,
    )


def stopped_translation_of(page: Page) -> Any:
    """Return the disabled translation of the page; None if no translation was stopped."""
    if not INSTALLED or page.pk is None:
        return None
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=False
    ).select_related("source", "target_locale")
    return found.first()


def save_translated_texts_on_stop(
    sender: type[models.Model], instance: "Translation", **kwargs: Any
) -> None:
    """Signal handler: save the translated texts as a draft when a translation is stopped."""
    if instance.enabled or kwargs.get("created") or kwargs.get("raw"):
        return
    found = translations_with_status({instance.source.object_id}, pk=instance.pk).first()
    page = instance.source.object.get_instance_or_none(instance.target_locale)
    if page is None or page.alias_of_id or found is None or not has_texts_missing_from_page(found):
        return
    try:
        save_translated_texts_as_draft(found, page)
    except SourceDeletedError:
        return  # its source is gone, and its page has what was published


def labels_of_fields_lost_on_restart(page: Page) -> list[str]:
    """Return the labels of fields whose own text a restarted translation would overwrite.

    Empty for a page whose translation was never stopped.
    """
    stopped = stopped_translation_of(page)
    if stopped is None:
        return []
    target = stopped.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    newest = page.get_latest_revision_as_object()
    changed = changed_field_names(translatable_values(newest), translatable_values(target))
    return field_labels(type(page), [name for name in changed if name != "slug"])


def delete_orphaned_translations(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Signal handler: delete the translated texts when a page is deleted in its last language.

    With WAGTAILLOCALIZE_DISABLE_ON_DELETE, wagtail-localize would keep them for ever.
    """
    if not isinstance(instance, Page):
        return
    pages = Page.objects.filter(translation_key=instance.translation_key)
    if pages.exclude(pk=instance.pk).exists():
        return
    kept = TranslationSource.objects.filter(object_id=instance.translation_key)
    for locale in set(kept.values_list("locale_id", flat=True)):
        cleanup_translation_on_delete(
            SimpleNamespace(translation_key=instance.translation_key, locale_id=locale)
        )


def connect_signal_handlers() -> None:
    post_save.connect(
        save_translated_texts_on_stop, sender=Translation, dispatch_uid="groupsite_people.stopped"
    )
    post_delete.connect(delete_orphaned_translations, dispatch_uid="groupsite_people.forget_words")
