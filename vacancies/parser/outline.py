"""Divides a posting's lines into front matter, title, and parts under headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vacancies.parser.entities import people
from vacancies.parser.facts import position
from vacancies.parser.facts.deadline import posted_on
from vacancies.parser.parts import PostingPart, by_paragraphs, with_run_in_headings
from vacancies.parser.text import headings, labels, section_kinds
from vacancies.parser.text.results import Line, Piece
from vacancies.parser.titles import is_dated, labelled_title, title_place

DENSE: Final = 20  # of so many lines at most one after an empty line
UNKNOWN: Final = "?"  # a heading that names no kind
CAREFUL: Final = ("how_to_apply", headings.CONTACTS, headings.UNION, headings.SUPERVISORS)

OF_A_CATEGORY: Final = {
    *("project_overview", "required", "meritorious", "responsibilities", "terms", "benefits"),
    headings.PROFILE,
}


@dataclass(frozen=True)
class Outline:
    title: Piece | None = None
    front: list[Line] = field(default_factory=list)
    posted: date | None = None
    kind: Piece | None = (
        None  # a line, or the rest of the dated one, that states only the kind of position
    )
    parts: list[PostingPart] = field(default_factory=list)
    dates: list[Piece] = field(default_factory=list)


def parse_outline(lines: Sequence[Line], programmes: tuple[str, ...] = ()) -> Outline:
    place = title_place(lines, programmes)
    title = lines[place].piece if place is not None else None
    if title is None or not position.kinds_in(title.text):
        title = labelled_title(lines) or title
    head = list(lines[:place]) if place is not None else []
    posted, dates, kind, front = _front(head)
    rest = lines[place + 1 :] if place is not None else lines
    rest = with_run_in_headings(rest, programmes)
    return Outline(
        title=title,
        front=front,
        posted=posted,
        kind=kind,
        dates=dates,
        parts=_parts(rest, programmes),
    )


def _front(
    head: Sequence[Line],
) -> tuple[date | None, list[Piece], Piece | None, list[Line]]:
    """Return the posting's date, its lines, the line of the kind, and the other lines."""
    posted, dates, kind, front = None, [], None, []
    for line in head:
        found = posted_on(line.piece.text)
        if found and is_dated(line.piece.text) and posted in (None, found[0]):
            posted = found[0]
            dates.append(line.piece)
            kind = kind or (line.piece if found[1] else None)
        elif position.is_kind_alone(line.piece.text) and kind is None:
            kind = line.piece
        else:
            front.append(line)
    return posted, dates, kind, front


def _parts(lines: Sequence[Line], programmes: tuple[str, ...]) -> list[PostingPart]:
    parts = [PostingPart(None, "", [], 0)]
    is_dense = len(lines) > DENSE and sum(line.after_blank for line in lines) < len(lines) / DENSE
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        key = _key_of_heading((before, line, after), parts[-1].key, programmes, is_dense=is_dense)
        if key is None:
            parts[-1].lines.append(line)
        else:
            parts.append(PostingPart(line.piece, key, [], len(parts)))
    return _categorised(by_paragraphs([_by_its_text(part) for part in parts]))


def _key_of_heading(
    around: tuple[Line | None, Line, Line | None],
    key: str,
    programmes: tuple[str, ...],
    *,
    is_dense: bool,
) -> str | None:
    """Return what the section is about that a line begins; None if the line is no heading."""
    before, line, after = around
    text = line.piece.text
    if headings.is_known_heading(line, programmes):
        return headings.section_key(text, programmes) or ""
    if _is_no_heading(text):
        return None
    if begun := headings.begins_list(line, after, key):
        return begun
    leads = after is not None and headings.is_known_heading(after, programmes)
    is_heading = headings.looks_like_heading(
        before, line, after, is_careful=key in CAREFUL, leads=leads, is_dense=is_dense
    )
    if not is_heading:
        return None
    if headings.is_one_of_several(text) or position.is_kind_alone(text):
        return headings.FURTHER
    kind, score = section_kinds.kind_of_heading(text)
    return kind if score >= section_kinds.SURE else UNKNOWN


def _by_its_text(part: PostingPart) -> PostingPart:
    """Return a part with what it is about by its text, where its heading does not tell."""
    if part.key == section_kinds.OTHER:
        return replace(part, key=headings.FURTHER)
    if part.key != UNKNOWN:
        return part
    heading = part.heading.text if part.heading else ""
    texts = [line.piece.text for line in part.lines]
    return replace(part, key=section_kinds.section_kind(heading, texts))


def _is_no_heading(text: str) -> bool:
    """Whether a short line is an introduction to people or a reference number, not a heading."""
    return len(text) <= headings.LONGEST and (
        people.is_people_intro(text)
        or position.is_reference(text)
        or labels.labelled(text) is not None
    )


def _categorised(parts: Sequence[PostingPart]) -> list[PostingPart]:
    """Mark parts that repeat sections per category, such as PhD student and postdoc."""
    found, category = [], ""
    for part in parts:
        text = part.heading.text if part.heading else ""
        if part.key == headings.FURTHER:
            category = text if text and not part.lines and position.kinds_in(text) else ""
        elif part.key not in OF_A_CATEGORY:
            category = ""
        found.append(replace(part, category=category))
    return found
