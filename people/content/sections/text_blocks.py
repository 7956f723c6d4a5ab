"""Splits the text of a section into paragraphs, list items and headings, without markup."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from django.db import models
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    FieldBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.fields import RichTextField, StreamField

HEADING_TAGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCK_TAGS: Final = {"p", "li", "blockquote", "pre", "hr", *HEADING_TAGS}
LIST_TAGS: Final = {"ul", "ol"}
EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
SPACES: Final = re.compile(r"[ \t\n]+")


@dataclass(frozen=True)
class FieldText:
    """One value in a field: rich text, plain text, or the heading of a block."""

    kind: str  # "rich", "plain", "heading"
    text: str


@dataclass(frozen=True)
class SectionItem:
    """A block of a StreamField, or a child row, with its texts. `key` is empty for a row."""

    key: str
    parts: tuple[FieldText, ...]

    @property
    def blocks(self) -> list["PlainTextBlock"]:
        """Return the paragraphs, list items and headings of this item."""
        return blocks_of_texts(self.parts)


@dataclass(frozen=True)
class PlainTextBlock:
    """A paragraph, list item or heading without markup."""

    tag: str  # "p", "ul" or "ol" for an item of a list, "heading"
    text: str


def section_items(field: Any, value: Any) -> list[SectionItem]:
    """Return the items of a section: blocks of a StreamField, or rows of a child relation."""
    if isinstance(field, StreamField):
        return [
            SectionItem(
                str(child.get("id", "")), tuple(_texts_of_stream_child(field.stream_block, child))
            )
            for child in value or []
        ]
    return [SectionItem("", tuple(_texts_of_row(field.related_model, row))) for row in value or []]


def is_list_field(field: Any) -> bool:
    """Whether the field holds a list of items: a StreamField or a child relation."""
    return isinstance(field, StreamField) or bool(field.one_to_many)


def field_text(field: Any, value: Any) -> FieldText:
    """Return the text of one field that is not a list."""
    return FieldText("rich" if isinstance(field, RichTextField) else "plain", str(value or ""))


def blocks_of_texts(parts: Iterable[FieldText]) -> list[PlainTextBlock]:
    """Return the paragraphs, list items and headings of these values."""
    return [block for one in parts for block in _blocks_of_text(one)]


def _blocks_of_text(part: FieldText) -> list[PlainTextBlock]:
    """Return the paragraphs, list items and headings of one value."""
    if part.kind == "rich":
        return blocks_of_html(part.text)
    if part.kind == "heading":
        return [PlainTextBlock("heading", part.text)] if part.text else []
    paragraphs = EMPTY_LINE.split(part.text)
    return [PlainTextBlock("p", text.strip()) for text in paragraphs if text.strip()]


def blocks_of_html(html: str) -> list[PlainTextBlock]:
    """Return the blocks of rich text; the target of a link follows its text."""
    soup = BeautifulSoup(html or "", "html.parser")
    for anchor in soup.find_all("a"):
        anchor.append(f" ({_link_target(anchor)})")
    for embed in soup.find_all("embed"):
        embed.replace_with(f"[{embed.get('alt') or embed.get('url') or embed.get('id') or ''}]")
    for br in soup.find_all("br"):
        br.replace_with("\n")
    return list(_iter_blocks_in_tag(soup))


def _link_target(anchor: Tag) -> str:
    """Return the URL of a link, the type and id of its object, or what else is stored with it."""
    stored = anchor.attrs
    if "linktype" not in stored:
        return str(stored.get("href", ""))
    if "id" in stored:
        return f"{stored['linktype']} {stored['id']}"
    return " ".join(str(value) for name, value in stored.items() if name != "linktype")


def _iter_blocks_in_tag(parent: Tag) -> Iterator[PlainTextBlock]:
    """Yield the blocks in a tag; text outside of block tags becomes a block of its own."""
    loose = ""
    for child in parent.children:
        if isinstance(child, Tag) and (
            child.name in BLOCK_TAGS | LIST_TAGS or _has_block_descendant(child)
        ):
            yield from _block_unless_blank(_block_tag_name(parent), loose)
            loose = ""
            yield from _iter_blocks_in_tag(child)
            if child.name == "hr":
                yield PlainTextBlock("p", "—")
        elif isinstance(child, Tag):
            loose += child.get_text()
        elif type(child) is NavigableString:
            loose += child
    yield from _block_unless_blank(_block_tag_name(parent), loose)


def _has_block_descendant(tag: Tag) -> bool:
    """Whether a tag for a block or list is inside this tag."""
    return tag.find(lambda inner: inner.name in BLOCK_TAGS | LIST_TAGS) is not None


def _block_tag_name(tag: Tag) -> str:
    """Return the `PlainTextBlock.tag` for the text in an HTML tag."""
    if tag.name in HEADING_TAGS:
        return "heading"
    if tag.name == "li":
        return "ol" if tag.parent is not None and tag.parent.name == "ol" else "ul"
    return "p"


def _block_unless_blank(tag: str, text: str) -> Iterator[PlainTextBlock]:
    """Yield a block with normalised spaces; nothing for blank text."""
    if text := SPACES.sub(" ", text).strip():
        yield PlainTextBlock(tag, text)


def _texts_of_row(model: type[models.Model], row: dict[str, Any]) -> Iterator[FieldText]:
    """Yield the texts in the stored values of a child row."""
    for name, value in row.items():
        if value:
            yield field_text(model._meta.get_field(name), value)


def _texts_of_stream_child(stream: StreamBlock, child: dict[str, Any]) -> Iterator[FieldText]:
    """Yield the texts in a stored block of a StreamField."""
    block = stream.child_blocks.get(child.get("type", ""))
    if block is not None:
        yield from texts_of_block_value(block, child.get("value"))


def texts_of_block_value(block: Any, value: Any, block_name: str = "") -> Iterator[FieldText]:
    """Yield the texts in the raw value of a block: its strings, so also choices, but not ids or numbers."""
    if isinstance(block, StructBlock):
        for child_name, child in block.child_blocks.items():
            yield from texts_of_block_value(child, (value or {}).get(child_name), child_name)
    elif isinstance(block, StreamBlock):
        for one in value or []:
            yield from _texts_of_stream_child(block, one)
    elif isinstance(block, ListBlock):
        for inner in list_block_values(value):
            yield from texts_of_block_value(block.child_block, inner)
    elif isinstance(block, FieldBlock):
        yield from _text_of_field_block(block, value, block_name)


def _text_of_field_block(block: FieldBlock, value: Any, block_name: str) -> Iterator[FieldText]:
    """Yield the text in the value of a block without child blocks."""
    if isinstance(block, RichTextBlock):
        yield FieldText("rich", str(value or ""))
    elif isinstance(value, str) and not isinstance(block, ChoiceBlock):
        is_heading = isinstance(block, CharBlock) and block_name in {"heading", "title"}
        yield FieldText("heading" if is_heading else "plain", value)


def list_block_values(value: Any) -> list[Any]:
    """Return the raw values in a ListBlock, whether they are stored with ids or without."""
    return [
        one["value"] if isinstance(one, dict) and "value" in one else one for one in value or []
    ]
