"""Sections of a page and of a pasted text as passages that can be compared."""

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from vacancies.parser.text.results import Block, Pasted, Section

LEAD: Final = "lead"
EXTRA: Final = "extra:"  # and the id of its block
_FURTHER: Final = uuid.UUID("2f1c6a0e-6d0b-4f0e-9f4e-0b8d7e1a5c11")
_PARTS: Final = re.compile(r"(?=<h3\b)", re.IGNORECASE)
_HEADING: Final = re.compile(r"<h3[^>]*>(.*?)</h3>", re.IGNORECASE | re.DOTALL)
_BREAK: Final = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>", re.IGNORECASE)
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

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def of_rich_text(key: str, field: str, heading: str, html: str) -> list[Passage]:
    """Return a field of a page as passages, divided at the headings within it."""
    found = []
    for part in _PARTS.split(html):
        inner = _HEADING.match(part)
        lines = tuple(_plain(part[inner.end() :] if inner else part))
        if lines:
            title = _tagless(inner.group(1)) if inner else heading
            found.append(Passage(key, field, title, lines, part.count("<li")))
    return found


def of_lead(paragraphs: Iterable[str]) -> list[Passage]:
    lines = tuple(one for one in paragraphs if one.strip())
    return [Passage(LEAD, "", "", lines)] if lines else []


def of_pasted(read: Pasted) -> list[Passage]:
    """Return the passages of a pasted text: its lead, and its parts one by one."""
    lead = of_lead(piece.text for piece in read.lead)
    return [*lead, *(of_section(one) for one in read.parts)]


def of_section(section: Section) -> Passage:
    lines = tuple(lines_of(section.blocks))
    items = sum(len(block.items) for block in section.blocks if block.mark in ("ul", "ol"))
    return Passage(str(section.place), section.field, section.heading, lines, items)


def of_first_text(read: Pasted, destinations: dict[int, str]) -> list[Passage]:
    """Return the passages of a page that is made from a text at the same time."""
    found = of_lead(piece.text for piece in read.lead)
    for section in read.sections:
        field = destinations.get(section.place, section.field)
        key = field or key_of_further(section.place)
        found += _divided(key, field, section)
    return found


def id_of_further(place: int) -> str:
    """Return the id of the block that a further section of a pasted text becomes."""
    return str(uuid.uuid5(_FURTHER, str(place)))


def key_of_further(place: int) -> str:
    return f"{EXTRA}{id_of_further(place)}"


def _divided(key: str, field: str, section: Section) -> list[Passage]:
    parts: list[tuple[str, list[Block]]] = [(section.heading, [])]
    for block in section.blocks:
        if block.mark == "h3":
            parts.append((block.items[0].text, []))
        else:
            parts[-1][1].append(block)
    return [
        Passage(
            key,
            field,
            heading,
            tuple(lines_of(blocks)),
            sum(len(block.items) for block in blocks if block.mark),
        )
        for heading, blocks in parts
        if blocks
    ]


def lines_of(blocks: Sequence[Block]) -> list[str]:
    return [piece.text for block in blocks for piece in block.items]


def _plain(html: str) -> list[str]:
    return [line for part in _BREAK.split(html) if (line := _tagless(part))]


def _tagless(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
