"""Sections of a page and of a pasted text as passages that can be compared."""

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from vacancies.parser.text.results import Block, ParsedPosting, Section

LEAD: Final = "lead"
EXTRA_SECTION_PREFIX: Final = "extra:"  # and the id of its block
_FURTHER: Final = uuid.UUID("2f1c6a0e-6d0b-4f0e-9f4e-0b8d7e1a5c11")
_PARTS: Final = re.compile(r"(?=<h3\b)", re.IGNORECASE)
_HEADING: Final = re.compile(r"<h3[^>]*>(.*?)</h3>", re.IGNORECASE | re.DOTALL)
_BREAK: Final = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>", re.IGNORECASE)
_LIST: Final = re.compile(r"(</?[ou]l\b[^>]*>)", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section, or a part of one under a heading of its own.

    `key` is where it stands: a field of the page, or a further section (`extra:` and its id); in a
    pasted text the place of its part. `field` is the field where that is known by the heading.
    """

    key: str
    field: str
    heading: str
    lines: tuple[str, ...]
    items: int = 0  # of its lists
    list_tags: tuple[str, ...] = ()  # of each line: "ul", "ol", or empty for a paragraph

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def passages_of_rich_text(key: str, field: str, heading: str, html: str) -> list[Passage]:
    """Return the rich text of a field as passages, divided at the headings within it."""
    found = []
    for part in _PARTS.split(html):
        inner = _HEADING.match(part)
        tagged = _lines_with_list_tags(part[inner.end() :] if inner else part)
        if tagged:
            title = _without_tags(inner.group(1)) if inner else heading
            lines, tags = zip(*tagged, strict=True)
            found.append(Passage(key, field, title, lines, part.count("<li"), tags))
    return found


def passages_of_lead(paragraphs: Iterable[str]) -> list[Passage]:
    lines = tuple(one for one in paragraphs if one.strip())
    return [Passage(LEAD, "", "", lines)] if lines else []


def passages_of_posting(posting: ParsedPosting) -> list[Passage]:
    """Return the passages of a pasted text: its lead, and its parts one by one."""
    lead = passages_of_lead(piece.text for piece in posting.lead)
    return [*lead, *(passage_of_section(one) for one in posting.parts)]


def passage_of_section(section: Section) -> Passage:
    lines = tuple(texts_of_blocks(section.blocks))
    items = sum(len(block.items) for block in section.blocks if block.list_tag in ("ul", "ol"))
    tags = tuple(list_tag_of_each_text(section.blocks))
    return Passage(str(section.part_index), section.field, section.heading, lines, items, tags)


def passages_of_new_page(posting: ParsedPosting, destinations: dict[int, str]) -> list[Passage]:
    """Return the passages of the page that will be made from a posting."""
    found = passages_of_lead(piece.text for piece in posting.lead)
    for section in posting.sections:
        field = destinations.get(section.part_index, section.field)
        key = field or extra_section_key(section.part_index)
        found += _passages_divided_at_headings(key, field, section)
    return found


def extra_section_id(part_index: int) -> str:
    """Return the id of the block that an extra section of a pasted text becomes."""
    return str(uuid.uuid5(_FURTHER, str(part_index)))


def extra_section_key(part_index: int) -> str:
    return f"{EXTRA_SECTION_PREFIX}{extra_section_id(part_index)}"


def _passages_divided_at_headings(key: str, field: str, section: Section) -> list[Passage]:
    parts: list[tuple[str, list[Block]]] = [(section.heading, [])]
    for block in section.blocks:
        if block.list_tag == "h3":
            parts.append((block.items[0].text, []))
        else:
            parts[-1][1].append(block)
    return [
        Passage(
            key,
            field,
            heading,
            tuple(texts_of_blocks(blocks)),
            sum(len(block.items) for block in blocks if block.list_tag),
            tuple(list_tag_of_each_text(blocks)),
        )
        for heading, blocks in parts
        if blocks
    ]


def texts_of_blocks(blocks: Sequence[Block]) -> list[str]:
    return [piece.text for block in blocks for piece in block.items]


def list_tag_of_each_text(blocks: Sequence[Block]) -> list[str]:
    """Return the tag of the list that each text of `texts_of_blocks` is in; empty for a paragraph."""
    return [
        block.list_tag if block.list_tag in ("ul", "ol") else ""
        for block in blocks
        for _piece in block.items
    ]


def _lines_with_list_tags(html: str) -> list[tuple[str, str]]:
    """Return each line of rich text with the tag of the innermost list that it is in."""
    found, open_tags = [], [""]
    for part in _LIST.split(html):
        if _LIST.fullmatch(part):
            if not part.startswith("</"):
                open_tags.append(part[1:3].lower())
            elif len(open_tags) > 1:
                open_tags.pop()
        else:
            found += [(line, open_tags[-1]) for line in _lines_without_tags(part)]
    return found


def _lines_without_tags(html: str) -> list[str]:
    return [line for part in _BREAK.split(html) if (line := _without_tags(part))]


def _without_tags(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
