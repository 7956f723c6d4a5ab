"""Plain text or HTML as the rich text that a field allows, as if saved in the editor."""

import re
from collections.abc import Collection
from typing import Final

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.html import linebreaks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.whitelist import check_url

from people.content.importing.cells import RowCells
from people.content.rich_text import without_block_keys

_HTML_TAG: Final = re.compile(
    r"</?(?:p|br|ul|ol|li|h[1-6]|b|strong|i|em|a|div|span|blockquote|table|img|script|style)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
# Their content is no text.
_WITHOUT_TEXT: Final = (
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "svg",
    "math",
    "head",
)
_EMPTY_PARAGRAPH: Final = re.compile(r"<p>(?:\s|<br/>)*</p>")


def read_rich_text(cells: RowCells, column: str, features: Collection[str]) -> str:
    """Return a cell as rich text with these features; it is HTML, or plain text with blank lines."""
    text = cells.text(column)
    html = text if _HTML_TAG.search(text) else linebreaks(text, autoescape=True)
    try:
        return rich_text_from_html(html, features)
    except ValidationError as error:
        cells.refuse(column, error)
        return ""


def read_plain_text(cells: RowCells, column: str) -> str:
    """Return a cell as plain text, without any tags if it is HTML."""
    text = cells.text(column)
    if not _HTML_TAG.search(text):
        return text
    lines = _soup_of_texts(text).get_text("\n").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def rich_text_from_html(html: str, features: Collection[str]) -> str:
    """Return the text with only what Wagtail's editor allows with these features.

    Pictures, scripts, and links with unusual schemes are removed. Raises ValidationError.
    """
    soup = _soup_of_texts(html)
    for heading in soup(("h1", "h4", "h5", "h6")):
        heading.name = "h2" if heading.name == "h1" and "h2" in features else "h3"
    for link in soup("a"):
        if not check_url(str(link.get("href", "javascript:"))):
            link.unwrap()
    converter = ContentstateConverter(list(features))
    try:
        cleaned = converter.to_database_format(converter.from_database_format(str(soup)))
    except RecursionError as error:
        raise ValidationError("The HTML is nested too deeply.") from error
    return _EMPTY_PARAGRAPH.sub("", without_block_keys(cleaned))


def _soup_of_texts(html: str) -> BeautifulSoup:
    """Return the HTML without elements whose content is no text."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(_WITHOUT_TEXT):
        element.decompose()
    return soup
