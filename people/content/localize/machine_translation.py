"""Translates the texts of a page with the machine translator that wagtail-localize is set up with.

It does not use wagtail-localize's editor: the texts are written into an unsaved page. The
translator is an external service, so its answers are checked: a text that has lost a link, has a
new paragraph or is too long for its field stays in the original's language.
"""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from people.content.localize.installed import INSTALLED
from people.content.localize.starting_translations import string_and_template_segments

if INSTALLED:
    from wagtail_localize.machine_translators import get_machine_translator
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.ingest import ingest_segments
    from wagtail_localize.strings import StringValue

logger = logging.getLogger("groupsite")

TIMEOUT: Final = 20  # seconds
SLUG_FIELD: Final = "slug"


class MachineTranslationError(Exception):
    """Raised if the translator fails; the text is a sentence for the user."""


@dataclass(frozen=True)
class MachineTranslations:
    """The translator's name, and its translations as a dict by original string."""

    tool: str
    texts: dict[Any, Any]  # StringValue by StringValue


@dataclass(frozen=True)
class MachineTranslationResult:
    """The sections that had texts to translate, and those in which some original text is left."""

    tool: str
    sections: frozenset[str]  # which have texts of the original, translated or kept
    kept: tuple[str, ...]  # sections in which a text is still the original's
    is_any_used: bool  # whether at least one text is the tool's


def is_translator_available(source: Locale, target: Locale) -> bool:
    """Whether there is a machine translator between these languages."""
    translator = get_machine_translator() if INSTALLED else None
    return translator is not None and translator.can_translate(source, target)


def request_translations(
    original: Page, locale: Locale, section: str | None = None
) -> MachineTranslations:
    """Return the translator's texts of a page or section. Raises MachineTranslationError.

    Raises MachineTranslationError.
    """
    translator: Any = get_machine_translator()
    translator.options = {"TIMEOUT": TIMEOUT, **translator.options}
    tool = str(translator.display_name)
    strings = list(
        dict.fromkeys(
            one.string for one in _string_segments(_segments_without_slug(original, section))
        )
    )
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        asked = pool.submit(translator.translate, original.locale, locale, strings)
        found = asked.result(timeout=TIMEOUT)
        texts = {string: found[string] for string in strings}
        is_empty = bool(strings) and not any(text.data.strip() for text in texts.values())
    except Exception as error:
        raise _logged_translation_error(tool, original, error, section) from error
    finally:
        pool.shutdown(wait=False)
    if is_empty:
        raise _logged_translation_error(tool, original, ValueError(), section)
    return MachineTranslations(tool, texts)


def _logged_translation_error(
    tool: str, page: Page, error: Exception, section: str | None
) -> MachineTranslationError:
    """Log why the translator failed, and return the exception for the caller to raise."""
    status = getattr(getattr(error, "response", None), "status_code", "")
    logger.warning(
        "%s did not translate page %s: %s %s", tool, page.pk, type(error).__name__, status
    )
    is_timeout = "Timeout" in type(error).__name__
    if section is not None:
        sentence = (
            _("%(tool)s did not respond in time. Your text is as it was. Try again later.")
            if is_timeout
            else _("%(tool)s could not translate the section. Your text is as it was.")
        )
    elif is_timeout:
        sentence = _(
            "%(tool)s did not respond in time. Nothing has been changed. Try again later, or "
            "translate beside the original."
        )
    else:
        sentence = _(
            "%(tool)s could not translate the page. Nothing has been changed. Try again later, or "
            "translate beside the original."
        )
    return MachineTranslationError(sentence % {"tool": tool})


def fill_in_machine_translations(
    answers: MachineTranslations, original: Page, page: Page, section: str | None = None
) -> MachineTranslationResult:
    """Write translations into the unsaved `page` or a section; the original's text if unusable.

    Returns the sections that the tool has translated, and those with text of the original.
    """
    # A copy: wagtail-localize writes into the blocks of the page that it reads.
    source: Any = original.with_content_json(original.serializable_data())
    given = _segments_without_slug(source, section)
    kept, is_any_used = {}, False
    for one in _string_segments(given):
        answer = answers.texts[one.string]
        if _is_usable_translation(answer, one.string) and _fits_max_length(
            answer, source, one.path
        ):
            one.string = StringValue.from_translated_html(answer.data)
            is_any_used = True
        else:
            kept[_section_name(one.path)] = True
    ingest_segments(source, page, source.locale, page.locale, given)
    sections = frozenset(_section_name(one.path) for one in _string_segments(given))
    return MachineTranslationResult(answers.tool, sections, tuple(kept), is_any_used)


def _segments_without_slug(page: Page, section: str | None) -> list[Any]:
    """Return the segments of a section, or of all sections; never those of the slug."""
    return [
        one
        for one in string_and_template_segments(page)
        if one.path != SLUG_FIELD and section in (None, _section_name(one.path))
    ]


def _string_segments(segments: Iterable[Any]) -> list[Any]:
    """Return the segments that are strings, without the templates of rich text."""
    return [one for one in segments if isinstance(one, StringSegmentValue)]


def _section_name(path: str) -> str:
    """Return the name of the page's field from a segment's path."""
    return path.partition(".")[0]


def _is_usable_translation(answer: "StringValue", original: "StringValue") -> bool:
    """Whether a translation has text, only inline tags, and the links of the original."""
    try:
        text = StringValue.from_translated_html(answer.data)
    except ValueError:
        return False
    return bool(text.render_text().strip()) and _sorted_link_ids(text) == _sorted_link_ids(original)


def _sorted_link_ids(string_value: "StringValue") -> list[str]:
    """Return the sorted IDs of the links in a text, to compare it with its translation."""
    soup = BeautifulSoup(string_value.data, "html.parser")
    return sorted(str(link.get("id", "")) for link in soup.find_all("a"))


def _fits_max_length(answer: "StringValue", page: Page, path: str) -> bool:
    """Whether the translation is short enough for its field or block."""
    limit = _max_length_at_path(page, path)
    return limit is None or len(answer.render_text()) <= limit


def _max_length_at_path(page: Page, path: str) -> int | None:
    """Return the maximum length of the text at a segment's path; None without a limit."""
    name, *rest = path.split(".")
    field: Any = page._meta.get_field(name)
    if isinstance(field, StreamField):
        blocks = {block.id: block.block for block in getattr(page, name)}
        return _max_length_of_block(blocks.get(rest[0]), rest[1:])
    if field.one_to_many:
        field = field.related_model._meta.get_field(rest[1])
    limit: int | None = getattr(field, "max_length", None)
    return limit


def _max_length_of_block(block: Any, path: Iterable[str]) -> int | None:
    """Return the maximum length of the text at a path inside a block; None without a limit."""
    for name in path:
        children = getattr(block, "child_blocks", {})
        block = block.child_block if isinstance(block, ListBlock) else children.get(name)
    limit: int | None = getattr(getattr(block, "field", None), "max_length", None)
    return limit
