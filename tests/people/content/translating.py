"""Pages in another language: ordinary ones of records, and translations in wagtail-localize's pieces."""

import json
import re
from types import SimpleNamespace

from django.db import transaction
from django.test import TestCase
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from people.content.localize.translatable_fields import translatable_field_names


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


def write_in(page, language, user=None, *, publish=True, **texts):
    """The record's page in another language: its texts say "[sv] …" unless they are given."""
    made = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for name in translatable_field_names(type(page)) - {"slug"}:
        field = type(page)._meta.get_field(name)
        if field.one_to_many:
            rows = list(getattr(made, name).all())
            for row in rows:
                for own in translatable_field_names(type(row)):
                    setattr(row, own, _in(language, getattr(row, own)))
            setattr(made, name, rows)
        else:
            setattr(made, name, _said(language, field, getattr(made, name)))
    for name, text in texts.items():
        setattr(made, name, text)
    revision = made.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return type(page).objects.get(pk=made.pk)


def _said(language, field, value):
    if isinstance(field, StreamField):
        blocks = json.loads(field.value_to_string(SimpleNamespace(**{field.attname: value})))
        for block in blocks:
            block["value"] = {name: _in(language, text) for name, text in block["value"].items()}
        return json.dumps(blocks)
    return _in(language, value)


def _in(language, text):
    """The text, or each piece of text between tags, after "[sv] "."""
    if "<" not in text:
        return text and f"[{language}] {text}"
    return re.sub(r"(?<=>)([^<]+)", rf"[{language}] \1", text)
