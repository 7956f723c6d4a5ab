"""What a translator does in wagtail-localize's editor, through its own models."""

from django.db import transaction
from django.test import TestCase
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)


def _source(page):
    return TranslationSource.objects.get(object_id=page.translation_key)


def translation_of(page, locale):
    return Translation.objects.get(source=_source(page), target_locale=locale)


def in_locale(page, code):
    """The page of the same record in another language, as it stands in the database."""
    found = type(page).objects
    return found.get(translation_key=page.translation_key, locale__language_code=code)


def translate_all(page, locale):
    """Gives every text that waits a translation."""
    for segment in StringSegment.objects.filter(source=_source(page)):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": f"[{locale.language_code}] {segment.string.data}"},
        )


def edit_string(page, locale, **context):
    """Changes one of the texts; `path` says in which place."""
    row = StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale=locale,
        **{f"context__{name}": value for name, value in context.items()},
    ).latest("updated_at")
    row.data += "!"
    row.save()


def sync(page):
    """ "Sync translated pages" of the page explorer."""
    _source(page).update_from_db()


def publish_translation(page, locale, user=None, fallback=False):
    """ "Publish" in the editor; with `fallback` as "sync + publish", which asks for nothing."""
    translation = translation_of(page, locale)
    with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
        if fallback:
            translation.source.create_or_update_translation(
                locale, user=user, publish=True, fallback=True
            )
        else:
            translation.save_target(user=user, publish=True)
