"""Everything this project knows of wagtail-localize, which a host may not have.

The only module that imports it. Where it is not installed every function gives the answer of a site
whose languages are written by hand. Checked against wagtail-localize 1.14.5; its own timestamps
`translations_last_updated_at` and `destination_last_updated_at` are never written, so the states
here come from its strings and its log.
"""

import json
import logging
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from wagtail.fields import StreamField

logger = logging.getLogger("groupsite")

INSTALLED = apps.is_installed("wagtail_localize")

if INSTALLED:
    from wagtail_localize.fields import (
        SynchronizedField,
        TranslatableField,
        get_translatable_fields,
    )
    from wagtail_localize.models import (
        StringSegment,
        StringTranslation,
        Translation,
        TranslationLog,
        TranslationSource,
    )
    from wagtail_localize.operations import translate_object
    from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
    from wagtail_localize.segments.extract import extract_segments


def synchronised(*names: str) -> list[Any]:
    """Field decisions for `override_translatable_fields`: the same in every language, never overridden."""
    if not INSTALLED:
        return []
    return [SynchronizedField(name, overridable=False) for name in names]


@dataclass(frozen=True)
class Following:
    """How a page that is kept as a translation stands to the page it follows."""

    source_changed: bool  # words of the source differ from what was last taken over
    waiting: bool  # a string has no translation yet
    unpublished: bool  # taken over or translated, but not published since

    @property
    def is_behind(self) -> bool:
        return self.source_changed or self.waiting or self.unpublished


def following(pages: Iterable[Any]) -> dict[int, Following]:
    """By page id, for those that are kept as translations of another of the given pages.

    Pages written by hand, and those whose translation was stopped, are absent: nobody knows whether
    they are in step. One query, and one more per kind of child row with words.
    """
    pages = list(pages)
    if not INSTALLED or not pages:
        return {}
    by_place = {(page.translation_key, page.locale_id): page for page in pages}
    found = {}
    for translation in _translations({page.translation_key for page in pages}):
        key = translation.source.object_id
        page = by_place.get((key, translation.target_locale_id))
        source = by_place.get((key, translation.source.locale_id))
        if page and source:
            found[page.pk] = _following(translation, source)
    return found


def _translations(keys: set[Any]) -> Any:
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("_locale"),
        has_error=False,
    )
    segments = StringSegment.objects.filter(source_id=OuterRef("source_id")).annotate(
        _locale=OuterRef("target_locale_id")
    )
    log = TranslationLog.objects.filter(
        source_id=OuterRef("source_id"), locale_id=OuterRef("target_locale_id")
    )
    strings = StringTranslation.objects.filter(
        context__object_id=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
    )
    return (
        Translation.objects.filter(enabled=True, source__object_id__in=keys)
        .select_related("source")
        .annotate(
            waiting=Exists(segments.annotate(ok=Exists(translated)).filter(ok=False)),
            logged=Subquery(log.order_by("-created_at").values("created_at")[:1]),
            edited=Subquery(strings.order_by("-updated_at").values("updated_at")[:1]),
        )
    )


def _following(translation: Any, source: Any) -> Following:
    logged, edited = translation.logged, translation.edited
    return Following(
        source_changed=_words(source) != _words_of_snapshot(type(source), translation.source),
        waiting=translation.waiting,
        unpublished=logged is None
        or logged < translation.source.last_updated_at
        or (edited is not None and edited > logged),
    )


def _translated_names(model: Any) -> tuple[list[Any], list[tuple[str, list[Any]]]]:
    """The translated fields of a page type, and of its child rows."""
    fields, children = [], []
    for decision in get_translatable_fields(model):
        if not isinstance(decision, TranslatableField):
            continue
        field = decision.get_field(model)
        if field.one_to_many:
            own, _none = _translated_names(field.related_model)
            children.append((field.get_accessor_name(), own))
        else:
            fields.append(field)
    return fields, children


def _text(field: Any, value: Any) -> Any:
    if isinstance(field, StreamField):
        return json.loads(value) if isinstance(value, str) else value
    return value or ""


def _words(page: Any) -> dict[str, Any]:
    """The words of a page as it stands in the database, which is what a sync takes over."""
    fields, children = _translated_names(type(page))
    words = {field.name: _text(field, field.value_to_string(page)) for field in fields}
    for name, own in children:
        words[name] = [
            {field.name: _text(field, field.value_to_string(row)) for field in own}
            for row in getattr(page, name).all()
        ]
    return words


def _words_of_snapshot(model: Any, source: Any) -> dict[str, Any]:
    content = json.loads(source.content_json)
    fields, children = _translated_names(model)
    words = {field.name: _text(field, content.get(field.name)) for field in fields}
    for name, own in children:
        words[name] = [
            {field.name: _text(field, row.get(field.name)) for field in own}
            for row in content.get(name, [])
        ]
    return words


def untranslated(page: Any) -> int:
    """How many texts of a page that is kept as a translation wait for theirs."""
    translation = _translation_of(page)
    if translation is None:
        return 0
    total, done = translation.get_progress()
    return total - done


def _translation_of(page: Any) -> Any:
    if not INSTALLED or page.pk is None:
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


def is_translation(page: Any) -> bool:
    """Whether the page is edited in wagtail-localize's own editor."""
    return _translation_of(page) is not None


def refuses_publishing(page: Any) -> bool:
    count = untranslated(page)
    if count:
        logger.warning(
            "Page %s was not published: %s of its texts have no translation yet.", page.pk, count
        )
    return bool(count)


def start_url(source: Any, locale: Any, user: Any) -> str | None:
    """Where the user may start translating `source` into `locale`; None where that is not possible.

    Without a `next`: so wagtail-localize leads on to the new translation.
    """
    if not INSTALLED or not user.has_perm("wagtail_localize.submit_translation"):
        return None
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    return f"{address}?select_locale={locale.language_code}"


def translate(page: Any, locales: Iterable[Any], user: Any = None) -> None:
    """Starts translations of `page`, with the parents they need; only where `INSTALLED`."""
    translate_object(page, list(locales), user=user)


def translate_with(page: Any, written: Any, user: Any = None) -> Any:
    """Starts the translation of `page` with words that are there already; only where `INSTALLED`.

    `written` is an unsaved page of the same type and of the language to translate into. It must be
    built as `page` is: the same fields filled, as many paragraphs and items in each, rows and blocks
    with the same translation keys and ids. Returns the translation, a draft that waits for nothing.
    Raises ValueError with the first place where the two are built differently.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    texts = _counterparts(page, written)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=written.locale,
            defaults={
                "data": texts[segment.context.path, segment.string.data],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    # Copied under the slug it keeps: a later change would leave a redirect from an unknown address.
    renamed = copy(page)
    renamed.slug = written.slug
    renamed.copy_for_translation(written.locale, copy_parents=True)
    translate(page, [written.locale], user)
    return page.get_translation(written.locale)


def _counterparts(page: Any, written: Any) -> dict[tuple[str, str], str]:
    """By place and text of `page`: the text that stands in the same place of `written`."""
    found: dict[tuple[str, str], str] = {}
    for ours, theirs in zip_longest(_segments(page), _segments(written)):
        if _place(ours) != _place(theirs):
            raise ValueError(f"“{page}” and “{written}”: {_place(ours)} is {_place(theirs)} there.")
        if isinstance(ours, StringSegmentValue):
            text = (ours.path, ours.string.data)
            if found.setdefault(text, theirs.string.data) != theirs.string.data:
                raise ValueError(f"“{page}”: one text at {text}, but “{written}” has two for it.")
    return found


def _segments(page: Any) -> list[Any]:
    kinds = (StringSegmentValue, TemplateSegmentValue)
    return [segment for segment in extract_segments(page) if isinstance(segment, kinds)]


def _place(segment: Any) -> tuple[str, str] | None:
    """Where a text stands; for rich text also how its paragraphs and items follow each other."""
    return segment and (segment.path, getattr(segment, "template", ""))
