"""Distributes text into fields of the page and extra sections, in the text's order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vacancies.parser.text import headings
from vacancies.parser.text.cleaning import fold_for_comparison
from vacancies.parser.text.results import Block, Line, Piece, Section, SourcePart

FIELDS: Final = {headings.PROFILE: "required", headings.DEADLINE: "how_to_apply"}
NO_FIELDS: Final = (headings.CONTACTS, headings.UNION, headings.SUPERVISORS, headings.FURTHER)
LONGEST_HEADING: Final = 120
LEAD_PARAGRAPHS: Final = 3


@dataclass(frozen=True, slots=True)
class PartText:
    """The text of a part without its facts."""

    heading: Piece | None
    key: str
    lines: list[Line]
    place: int
    category: str = ""


def lead_and_rest(words: PartText) -> tuple[tuple[Piece, ...], PartText]:
    """Split off the lead: prose paragraphs below the title; lists and short lines stay."""
    paragraphs = [line for line in words.lines if not line.mark and _is_prose(line.piece.text)]
    lead = paragraphs[: LEAD_PARAGRAPHS if len(paragraphs) <= LEAD_PARAGRAPHS else 1]
    rest = [line for line in words.lines if line not in lead]
    return tuple(line.piece for line in lead), replace(words, lines=rest)


def _is_prose(text: str) -> bool:
    return len(text) >= 60 or text.endswith((".", "!", "?"))


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return paragraphs one by one, and list items grouped."""
    blocks: list[Block] = []
    for line in lines:
        if line.mark and blocks and blocks[-1].mark == line.mark:
            blocks[-1] = Block(line.mark, (*blocks[-1].items, line.piece))
        else:
            blocks.append(Block(line.mark, (line.piece,)))
    return tuple(blocks)


def sections_of(parts: Sequence[PartText]) -> tuple[list[Section], list[Piece]]:
    """Return the sections one by one, and headings without text that the site prints itself."""
    found: list[Section] = []
    empty: list[Piece] = []
    waiting: list[Piece] = []  # headings without text, which belong to the following part
    for words in parts:
        blocks, heading = blocks_of(words.lines), words.heading
        if blocks:
            above = [piece for piece in waiting if piece.text != words.category]
            over = tuple(Block("h3", (piece,)) for piece in above)
            found.append(_section(words, (*over, *blocks)))
            waiting = []
        elif heading is not None:
            (waiting if words.key == headings.FURTHER else empty).append(heading)
    found += [Section("", piece.text[:LONGEST_HEADING], (), -piece.start) for piece in waiting]
    return found, empty


def joined(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections of a page: those of one field become one."""
    found: list[Section] = []
    for section in sections:
        _put(found, section)
    return tuple(found)


def _section(words: PartText, blocks: tuple[Block, ...]) -> Section:
    heading = words.heading.text.rstrip(":").strip() if words.heading else ""
    if words.category:
        both = f"{words.category}: {heading}"
        return Section("", both[:LONGEST_HEADING], blocks, words.place)
    if words.key in NO_FIELDS:
        return Section("", heading[:LONGEST_HEADING], blocks, words.place)
    return Section(FIELDS.get(words.key, words.key), heading, blocks, words.place)


def _put(found: list[Section], section: Section) -> None:
    """Add a section; a second one of the same field is appended to the first."""
    earlier = [
        place for place, one in enumerate(found) if section.field and one.field == section.field
    ]
    if not earlier:
        found.append(section)
        return
    place = earlier[0]
    if (
        fold_for_comparison(found[place].heading) == fold_for_comparison(section.heading)
        and section.heading
    ):
        before = next((one.heading for one in reversed(found) if not one.field and one.heading), "")
        heading = f"{before}: {section.heading}" if before else section.heading
        found.append(replace(section, field="", heading=heading[:LONGEST_HEADING]))
        return
    piece = Piece(section.heading, 0, 0)
    head = (Block("h3", (piece,)),) if section.heading else ()
    found[place] = replace(found[place], blocks=(*found[place].blocks, *head, *section.blocks))


def source_part(key: str, heading: Piece | None, lines: Iterable[Line], place: int) -> SourcePart:
    """Return a part as it was pasted."""
    field = "required" if key == headings.PROFILE else key
    return SourcePart(field, heading.text if heading else "", tuple(lines), place)
