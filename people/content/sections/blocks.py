"""Splits the text of a section into blocks: paragraphs, list items and headings, without markup."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from django.db import models
from wagtail.blocks import CharBlock, FieldBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS: Final = {"p", "li", "blockquote", "pre", "hr", *HEADINGS}
LISTS: Final = {"ul", "ol"}
EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
SPACES: Final = re.compile(r"[ \t\n]+")


@dataclass(frozen=True)
class TextPart:
    """One value in a field: rich text, plain text, or the heading of a block."""

    kind: str  # "rich", "plain", "heading"
    text: str


@dataclass(frozen=True)
class Item:
    """A block of a StreamField, or a child row. Rows have no id."""

    key: str
    parts: tuple[TextPart, ...]

    @property
    def blocks(self) -> list["Block"]:
        """Return the paragraphs, list items and headings of this item."""
        return blocks_of_parts(self.parts)


@dataclass(frozen=True)
class Block:
    """A paragraph, list item or heading without markup."""

    tag: str  # "p", "ul" or "ol" for an item of a list, "heading"
    text: str


def items_of_field(field: Any, value: Any) -> list[Item]:
    """Return the blocks of a StreamField or the rows of a child relation."""
    if isinstance(field, StreamField):
        return [
            Item(str(child.get("id", "")), tuple(_parts_of_child(field.stream_block, child)))
            for child in value or []
        ]
    return [Item("", tuple(_parts_of_row(field.related_model, row))) for row in value or []]


def is_list_field(field: Any) -> bool:
    """Whether the field holds a list of items: a StreamField or a child relation."""
    return isinstance(field, StreamField) or bool(field.one_to_many)


def part_of_field(field: Any, value: Any) -> TextPart:
    """Return the text of one field that is not a list."""
    return TextPart("rich" if isinstance(field, RichTextField) else "plain", str(value or ""))


def blocks_of_parts(parts: Iterable[TextPart]) -> list[Block]:
    """Return the paragraphs, list items and headings of these values."""
    return [block for one in parts for block in _blocks_of_part(one)]


def _blocks_of_part(part: TextPart) -> list[Block]:
    """Return the paragraphs, list items and headings of one value."""
    if part.kind == "rich":
        return blocks_of_html(part.text)
    if part.kind == "heading":
        return [Block("heading", part.text)] if part.text else []
    paragraphs = EMPTY_LINE.split(part.text)
    return [Block("p", text.strip()) for text in paragraphs if text.strip()]


def blocks_of_html(html: str) -> list[Block]:
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
    """Return the URL of a link, or the type and id of the object that it links to."""
    if anchor.get("linktype"):
        return f"{anchor['linktype']} {anchor.get('id', '')}"
    return str(anchor.get("href", ""))


def _iter_blocks_in_tag(parent: Tag) -> Iterator[Block]:
    """Yield the blocks in a tag; text outside of block tags becomes a block of its own."""
    loose = ""
    for child in parent.children:
        if isinstance(child, Tag) and (
            child.name in BLOCKS | LISTS or _has_block_descendant(child)
        ):
            yield from _block_unless_blank(_block_tag_name(parent), loose)
            loose = ""
            yield from _iter_blocks_in_tag(child)
            if child.name == "hr":
                yield Block("p", "—")
        elif isinstance(child, Tag):
            loose += child.get_text()
        elif type(child) is NavigableString:
            loose += child
    yield from _block_unless_blank(_block_tag_name(parent), loose)


def _has_block_descendant(tag: Tag) -> bool:
    """Whether a tag for a block or list is inside this tag."""
    return tag.find(lambda inner: inner.name in BLOCKS | LISTS) is not None


def _block_tag_name(tag: Tag) -> str:
    """Return the `Block.tag` for the text in an HTML tag."""
    if tag.name in HEADINGS:
        return "heading"
    if tag.name == "li":
        return "ol" if tag.parent is not None and tag.parent.name == "ol" else "ul"
    return "p"


def _block_unless_blank(tag: str, text: str) -> Iterator[Block]:
    """Yield a block with normalised spaces; nothing for blank text."""
    if text := SPACES.sub(" ", text).strip():
        yield Block(tag, text)


def _parts_of_row(model: type[models.Model], row: dict[str, Any]) -> Iterator[TextPart]:
    """Yield the texts in the stored values of a child row."""
    for name, value in row.items():
        if value:
            yield part_of_field(model._meta.get_field(name), value)


def _parts_of_child(stream: StreamBlock, child: dict[str, Any]) -> Iterator[TextPart]:
    """Yield the texts in a stored block of a StreamField."""
    block = stream.child_blocks.get(child.get("type", ""))
    if block is not None:
        yield from parts_of_value(block, child.get("value"))


def parts_of_value(block: Any, value: Any, block_name: str = "") -> Iterator[TextPart]:
    """Yield the texts in the raw value of a block; choosers, numbers and choices are no texts."""
    if isinstance(block, StructBlock):
        for child_name, child in block.child_blocks.items():
            yield from parts_of_value(child, (value or {}).get(child_name), child_name)
    elif isinstance(block, StreamBlock):
        for one in value or []:
            yield from _parts_of_child(block, one)
    elif isinstance(block, ListBlock):
        for inner in values_of_list(value):
            yield from parts_of_value(block.child_block, inner)
    elif isinstance(block, FieldBlock):
        yield from _parts_of_field(block, value, block_name)


def _parts_of_field(block: FieldBlock, value: Any, block_name: str) -> Iterator[TextPart]:
    """Yield the text in the value of a block without child blocks."""
    if isinstance(block, RichTextBlock):
        yield TextPart("rich", str(value or ""))
    elif isinstance(value, str):
        is_heading = isinstance(block, CharBlock) and block_name in {"heading", "title"}
        yield TextPart("heading" if is_heading else "plain", value)


def values_of_list(value: Any) -> list[Any]:
    """Return the raw values in a ListBlock, whether they are stored with ids or without."""
    return [
        one["value"] if isinstance(one, dict) and "value" in one else one for one in value or []
    ]
