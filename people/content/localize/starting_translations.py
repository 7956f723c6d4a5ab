"""Starts translations in wagtail-localize, empty or with existing text."""

import json
from collections.abc import Iterable
from copy import copy
from itertools import zip_longest
from typing import Any

from wagtail.models import Locale, Page

from people.content.localize.installed import INSTALLED
from people.content.types import User

if INSTALLED:
    from wagtail_localize.models import (
        SegmentOverride,
        StringSegment,
        StringTranslation,
        TranslationSource,
    )
    from wagtail_localize.operations import translate_object
    from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
    from wagtail_localize.segments.extract import extract_segments, quote_path_component


def start_translations(page: Page, locales: Iterable[Locale], user: User | None = None) -> None:
    """Start translations of `page` and the parents they need. Requires wagtail-localize."""
    translate_object(page, list(locales), user=user)


def start_translation_from_unsaved_page(
    page: Page, translated_page: Page, user: User | None = None
) -> Any:
    """Start a translation with the text of an unsaved page; return its page. Raises ValueError.

    `translated_page` is an unsaved page of the same type, in the language to translate into. It
    must be built as `page` is: the same fields filled, as many paragraphs and items in each, rows
    and blocks with the same translation keys and IDs. Its links may lead to other URLs.

    The translation is a draft without untranslated texts. Requires wagtail-localize. Raises
    ValueError with the first place where the two are built differently.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    texts = _translated_text_by_segment(page, translated_page)
    for segment in source.stringsegment_set.select_related("string", "context"):
        write_segment_translation(
            segment, translated_page.locale, texts[segment.context.path, segment.string.data], user
        )
    _write_link_overrides(source, page, translated_page)
    # Copied with its final slug: a later change would leave a redirect from a URL nobody knows.
    renamed = copy(page)
    renamed.slug = translated_page.slug
    renamed.copy_for_translation(translated_page.locale, copy_parents=True)
    start_translations(page, [translated_page.locale], user)
    return page.get_translation(translated_page.locale)


def write_segment_translation(
    segment: "StringSegment", locale: Locale, text: str, user: User | None = None
) -> None:
    """Save `text` as the translation of a string segment."""
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=locale,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _write_link_overrides(source: Any, page: Page, translated_page: Page) -> None:
    """Save the URLs of links that differ between `page` and `translated_page`."""
    urls = _differing_urls_by_path(page, translated_page)
    for segment in source.overridablesegment_set.select_related("context"):
        if segment.context.path in urls:
            SegmentOverride.objects.update_or_create(
                locale=translated_page.locale,
                context=segment.context,
                defaults={"data_json": json.dumps(urls[segment.context.path]), "has_error": False},
            )


def _differing_urls_by_path(page: Page, translated_page: Page) -> dict[str, str]:
    """Return the URLs of `translated_page` that differ, by the path of the link in `page`."""
    found = {}
    for ours, theirs in zip(
        string_and_template_segments(page),
        string_and_template_segments(translated_page),
        strict=True,
    ):
        for key, attributes in (getattr(ours, "attrs", None) or {}).items():
            url, translated = attributes.get("href"), theirs.attrs.get(key, {}).get("href")
            if url and translated and url != translated:
                found[f"{ours.path}.{quote_path_component(url)}"] = translated
    return found


def _translated_text_by_segment(page: Page, translated_page: Page) -> dict[tuple[str, str], str]:
    """Return translations by (path, text of `page`). Raises ValueError if structures differ."""
    found: dict[tuple[str, str], str] = {}
    for ours, theirs in zip_longest(
        string_and_template_segments(page), string_and_template_segments(translated_page)
    ):
        if _segment_path_and_template(ours) != _segment_path_and_template(theirs):
            here, there = _segment_path_and_template(ours), _segment_path_and_template(theirs)
            raise ValueError(f"“{page}” and “{translated_page}”: {here} is {there} there.")
        if isinstance(ours, StringSegmentValue):
            text = (ours.path, ours.string.data)
            if found.setdefault(text, theirs.string.data) != theirs.string.data:
                raise ValueError(
                    f"“{page}”: one text at {text}, but “{translated_page}” has two for it."
                )
    return found


def string_and_template_segments(page: Page) -> list[Any]:
    """Return the segments of a page as wagtail-localize extracts them: strings and templates."""
    kinds = (StringSegmentValue, TemplateSegmentValue)
    return [segment for segment in extract_segments(page) if isinstance(segment, kinds)]


def _segment_path_and_template(
    segment: "StringSegmentValue | TemplateSegmentValue | None",
) -> tuple[str, str] | None:
    """Return the path of a segment, and for rich text its template."""
    return segment and (segment.path, getattr(segment, "template", ""))
