"""Distributes text into fields of the page and extra sections, in the text's order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vacancies.parser.text import headings
from vacancies.parser.text.cleaning import fold_for_comparison
from vacancies.parser.text.labels import split_known_label_and_value
from vacancies.parser.text.results import Block, Line, Piece, Section, SourcePart
from vacancies.parser.text.sentences import split_sentences
from vacancies.parser.text.vocabulary import IN_SENTENCES, words_of

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
    part_index: int
    category: str = ""


def split_off_lead(part: PartText) -> tuple[tuple[Piece, ...], PartText]:
    """Return the lead (all prose paragraphs if there are up to three, else the first), and the rest.

    The address of the employer, as on letter paper, is no lead.
    """
    paragraphs = [
        line
        for line in part.lines
        if not line.list_tag
        and _is_prose(line.piece.text)
        and not _is_labelled_line(line.piece.text)
    ]
    lead = paragraphs[: LEAD_PARAGRAPHS if len(paragraphs) <= LEAD_PARAGRAPHS else 1]
    rest = [line for line in part.lines if line not in lead]
    return tuple(line.piece for line in lead), replace(part, lines=rest)


def _is_labelled_line(text: str) -> bool:
    """Whether a line is one of a table of facts: "Application: CV and transcripts by e-mail"."""
    return split_known_label_and_value(text) is not None or _LABEL.match(text) is not None


_LABEL: Final = re.compile(r".*\s\|\s|[^\W\d_][\w /-]{1,25}:\s+\S.{0,100}$")


def _is_prose(text: str) -> bool:
    if text.endswith((".", "!", "?", ":")):
        return len(text) >= 60 or not text.endswith(":")
    has_sentences = len(split_sentences(Piece(text, 0, len(text)))) > 1
    return len(text) >= 60 and (has_sentences or not IN_SENTENCES.isdisjoint(words_of(text)))


def blocks_from_lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return lines as blocks: each paragraph alone, list items together."""
    blocks: list[Block] = []
    for line in lines:
        if line.list_tag and blocks and blocks[-1].list_tag == line.list_tag:
            blocks[-1] = Block(line.list_tag, (*blocks[-1].items, line.piece))
        else:
            blocks.append(Block(line.list_tag, (line.piece,)))
    return tuple(blocks)


def sections_and_empty_headings(parts: Sequence[PartText]) -> tuple[list[Section], list[Piece]]:
    """Return the sections of the parts, and the known headings without text, which the site prints itself."""
    found: list[Section] = []
    empty: list[Piece] = []
    waiting: list[Piece] = []  # headings without text, which belong to the following part
    for words in parts:
        blocks, heading = blocks_from_lines(words.lines), words.heading
        if blocks:
            above = [piece for piece in waiting if piece.text != words.category]
            over = tuple(Block("h3", (piece,)) for piece in above)
            found.append(_section_of_part(words, (*over, *blocks)))
            waiting = []
        elif heading is not None:
            (waiting if words.key == headings.FURTHER else empty).append(heading)
    found += [Section("", piece.text[:LONGEST_HEADING], (), -piece.start) for piece in waiting]
    return found, empty


def join_sections_by_field(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections, one for each field; one that repeats a heading becomes an extra section."""
    found: list[Section] = []
    for section in sections:
        _add_or_append_section(found, section)
    return tuple(found)


def _section_of_part(part: PartText, blocks: tuple[Block, ...]) -> Section:
    heading = part.heading.text.rstrip(":").strip() if part.heading else ""
    if part.category:
        both = f"{part.category}: {heading}"
        return Section("", both[:LONGEST_HEADING], blocks, part.part_index)
    if part.key in NO_FIELDS:
        return Section("", heading[:LONGEST_HEADING], blocks, part.part_index)
    return Section(FIELDS.get(part.key, part.key), heading, blocks, part.part_index)


def _add_or_append_section(sections: list[Section], section: Section) -> None:
    """Add a section, or append it to the one of its field; with an equal heading, it has no field."""
    earlier = [
        index for index, one in enumerate(sections) if section.field and one.field == section.field
    ]
    if not earlier:
        sections.append(section)
        return
    place = earlier[0]
    if (
        fold_for_comparison(sections[place].heading) == fold_for_comparison(section.heading)
        and section.heading
    ):
        before = next(
            (one.heading for one in reversed(sections) if not one.field and one.heading), ""
        )
        heading = f"{before}: {section.heading}" if before else section.heading
        sections.append(replace(section, field="", heading=heading[:LONGEST_HEADING]))
        return
    piece = Piece(section.heading, 0, 0)
    head = (Block("h3", (piece,)),) if section.heading else ()
    sections[place] = replace(
        sections[place], blocks=(*sections[place].blocks, *head, *section.blocks)
    )


def build_source_part(
    section_key: str, heading: Piece | None, lines: Iterable[Line], part_index: int
) -> SourcePart:
    """Return a SourcePart: the lines of a part as they were pasted, with its index."""
    field = "required" if section_key == headings.PROFILE else section_key
    return SourcePart(field, heading.text if heading else "", tuple(lines), part_index)
