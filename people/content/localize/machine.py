"""Translates the texts of a page by the machine translator that wagtail-localize is set up with.

Its translators are used, not its editor: the texts are written into an unsaved page. A translator is a
server of somebody else, so that nothing of its answer is trusted: a text that has lost a link, has a
paragraph of its own or is too long for its field stays in the original's language.
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
from people.content.localize.starting import page_segments

if INSTALLED:
    from wagtail_localize.machine_translators import get_machine_translator
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.ingest import ingest_segments
    from wagtail_localize.strings import StringValue

logger = logging.getLogger("groupsite")

TIMEOUT: Final = 20  # seconds
URL_FIELD: Final = "slug"


class MachineTranslationError(Exception):
    """The translator did not answer, or not with the texts. Says so in the active language."""


@dataclass(frozen=True)
class MachineAnswers:
    tool: str
    texts: dict[Any, Any]  # StringValue by StringValue


@dataclass(frozen=True)
class MachineTranslationResult:
    tool: str
    sections: frozenset[str]  # which have texts of the original, translated or kept
    kept: tuple[str, ...]  # sections in which a text is still the original's


def is_translator_available(source: Locale, target: Locale) -> bool:
    """Whether there is a machine translator between these languages."""
    translator = get_machine_translator() if INSTALLED else None
    return translator is not None and translator.can_translate(source, target)


def translate_page(original: Page, page: Page) -> MachineTranslationResult:
    """Write the translated texts of `original` into the unsaved `page`. Raises FailedError.

    The page must have the blocks and rows of its original.
    """
    return write_answers(request_translations(original, page.locale), original, page)


def request_translations(original: Page, locale: Locale) -> MachineAnswers:
    """Ask the translator for the texts of a page. Takes as long as TIMEOUT. Raises FailedError."""
    translator: Any = get_machine_translator()
    translator.options = {"TIMEOUT": TIMEOUT, **translator.options}
    tool = str(translator.display_name)
    strings = list(dict.fromkeys(segment.string for segment in _texts(original)))
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        asked = pool.submit(translator.translate, original.locale, locale, strings)
        found = asked.result(timeout=TIMEOUT)
        texts = {string: found[string] for string in strings}
        is_empty = bool(strings) and not any(text.data.strip() for text in texts.values())
    except Exception as error:
        raise _failed(tool, original, error) from error
    finally:
        pool.shutdown(wait=False)
    if is_empty:
        raise _failed(tool, original, ValueError())
    return MachineAnswers(tool, texts)


def _failed(tool: str, original: Page, error: Exception) -> MachineTranslationError:
    status = getattr(getattr(error, "response", None), "status_code", "")
    logger.warning(
        "%s did not translate page %s: %s %s", tool, original.pk, type(error).__name__, status
    )
    if "Timeout" in type(error).__name__:
        sentence = _(
            "%(tool)s did not answer in time. Nothing has been changed. Try again later, or translate "
            "beside the original."
        )
    else:
        sentence = _(
            "%(tool)s could not translate the page. Nothing has been changed. Try again later, or "
            "translate beside the original."
        )
    return MachineTranslationError(sentence % {"tool": tool})


def write_answers(answers: MachineAnswers, original: Page, page: Page) -> MachineTranslationResult:
    """Write the translator's answers into the unsaved `page`."""
    # A copy: wagtail-localize writes into the blocks of the page that it reads.
    source: Any = original.with_content_json(original.serializable_data())
    given = [one for one in page_segments(source) if one.path != URL_FIELD]
    kept = {}
    for one in _strings(given):
        answer = answers.texts[one.string]
        if _is_usable(answer, one.string) and _fits(answer, source, one.path):
            one.string = StringValue.from_translated_html(answer.data)
        else:
            kept[_section(one.path)] = True
    ingest_segments(source, page, source.locale, page.locale, given)
    sections = frozenset(_section(one.path) for one in _strings(given))
    return MachineTranslationResult(answers.tool, sections, tuple(kept))


def _texts(page: Page) -> list[Any]:
    return [one for one in _strings(page_segments(page)) if one.path != URL_FIELD]


def _strings(given: Iterable[Any]) -> list[Any]:
    return [one for one in given if isinstance(one, StringSegmentValue)]


def _section(path: str) -> str:
    return path.partition(".")[0]


def _is_usable(answer: "StringValue", original: "StringValue") -> bool:
    """Whether an answer has text, inline tags alone, and the links of the original."""
    try:
        text = StringValue.from_translated_html(answer.data)
    except ValueError:
        return False
    return bool(text.render_text().strip()) and _links(text) == _links(original)


def _links(text: "StringValue") -> list[str]:
    soup = BeautifulSoup(text.data, "html.parser")
    return sorted(str(link.get("id", "")) for link in soup.find_all("a"))


def _fits(answer: "StringValue", page: Page, path: str) -> bool:
    limit = _max_length(page, path)
    return limit is None or len(answer.render_text()) <= limit


def _max_length(page: Page, path: str) -> int | None:
    """Return how long the text at a segment's path may be; None without a limit."""
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
    for name in path:
        children = getattr(block, "child_blocks", {})
        block = block.child_block if isinstance(block, ListBlock) else children.get(name)
    limit: int | None = getattr(getattr(block, "field", None), "max_length", None)
    return limit
