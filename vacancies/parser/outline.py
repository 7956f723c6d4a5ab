"""Divides a posting's lines into front matter, title, and parts under headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vacancies.parser.entities import people
from vacancies.parser.facts import position
from vacancies.parser.facts.deadline import posted_on
from vacancies.parser.text import headings
from vacancies.parser.text.results import Line, Piece

TOP: Final = 10  # the title is among this many first lines
CAREFUL: Final = ("how_to_apply", headings.CONTACTS, headings.UNION, headings.SUPERVISORS)

OF_A_CATEGORY: Final = {
    *("project_overview", "required", "meritorious", "responsibilities", "terms", "benefits"),
    headings.PROFILE,
}


@dataclass(frozen=True, slots=True)
class PostingPart:
    """A part of the posting; `heading` None: below the title. `key` as in `headings`, or empty."""

    heading: Piece | None
    key: str
    lines: list[Line]
    place: int
    category: str = ""  # the position that this part is about, if several are advertised


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


# "Why this project: A green tomato …": so many such lines, and they are headings.
FEWEST_RUN_IN: Final = 3
_RUN_IN: Final = re.compile(r"(?P<label>[A-ZÅÄÖ][^:.,;@()]{2,45}?)\s*:\s+(?=[A-ZÅÄÖ\d])")


def _with_run_in_headings(lines: Sequence[Line], programmes: tuple[str, ...]) -> Sequence[Line]:
    """Return the lines with headings that begin a paragraph as lines of their own."""
    found = {
        place: match
        for place, line in enumerate(lines)
        if (match := _run_in(line, programmes)) is not None
    }
    if len(found) < FEWEST_RUN_IN:
        return lines
    divided: list[Line] = []
    for place, line in enumerate(lines):
        match = found.get(place)
        divided += [line] if match is None else _divided(line, match)
    return divided


def _run_in(line: Line, programmes: tuple[str, ...]) -> re.Match[str] | None:
    text = line.piece.text
    match = None if line.mark or line.is_marked_heading else _RUN_IN.match(text)
    if match is None or len(match["label"].split()) > 5:
        return None
    rest = text[match.end() :]
    key = headings.section_key(match["label"], programmes)
    if len(rest) < headings.SENTENCE:
        return None
    is_prose = rest.endswith((".", "!", "?")) and "@" not in rest
    return match if key is not None or (is_prose and not position.find(text)) else None


def _divided(line: Line, match: re.Match[str]) -> list[Line]:
    text, start = line.piece.text, line.piece.start
    label = Piece(match["label"], start, start + match.end("label"))
    rest = Piece(text[match.end() :], start + match.end(), line.piece.end)
    return [
        Line(label, "", True, is_marked_heading=True),
        Line(rest, line.mark, False),
    ]


def parse_outline(lines: Sequence[Line], programmes: tuple[str, ...] = ()) -> Outline:
    top = _top(lines, programmes)
    place = _title_place(lines[:top])
    title = lines[place].piece if place is not None else None
    head = list(lines[:place]) if place is not None else []
    posted, dates, kind, front = _front(head)
    rest = lines[place + 1 :] if place is not None else lines
    rest = _with_run_in_headings(rest, programmes)
    return Outline(
        title=title,
        front=front,
        posted=posted,
        kind=kind,
        dates=dates,
        parts=_parts(rest, programmes),
    )


def _top(lines: Sequence[Line], programmes: tuple[str, ...]) -> int:
    """Return how many lines may hold the title: those before prose, a list or a known heading."""
    for place, line in enumerate(lines[:TOP]):
        text = line.piece.text
        if line.mark == "ul" or headings.is_known_heading(line, programmes):
            return place
        if len(text) > 200 or (len(text) > 40 and text.endswith((".", "!", "?"))):
            return place
    return min(TOP, len(lines))


def _title_place(lines: Sequence[Line]) -> int | None:
    """Return the first line that names a kind and more, else the first without date or label."""
    free = [
        place
        for place, line in enumerate(lines)
        if _is_title_like(line.piece.text) and not _is_dated(line.piece.text)
    ]
    for place in free:
        text = lines[place].piece.text
        if position.kinds_in(text) and not position.is_kind_alone(text):
            return place
    unsaid = [place for place in free if not position.is_kind_alone(lines[place].piece.text)]
    return next(iter(unsaid or free), None)


_NAVIGATION: Final = re.compile(
    r"^[<←\u2039«]\s|^(?:back\s+to|tillbaka\s+till|print|skriv\s+ut|dela"
    r"|skip\s+to\s+(?:main\s+|the\s+)?content|hoppa\s+till\s+(?:huvud)?innehåll(?:et)?)\b|^-{3,}|\w\s+[>»\u203a|/]\s.*\s[>»\u203a|/]\s+\w",
    re.IGNORECASE,
)


def _is_title_like(text: str) -> bool:
    if _NAVIGATION.search(text):
        return False
    label, colon, _value = text.partition(":")
    if colon and position.find(text):
        return False
    if colon and len(label.split()) <= 3 and not position.kinds_in(text):
        return False
    return "@" not in text and any(letter.isalpha() for letter in text)


def _is_dated(text: str) -> bool:
    found = posted_on(text)
    return found is not None and (not found[1] or position.is_kind_alone(found[1]))


def _front(
    head: Sequence[Line],
) -> tuple[date | None, list[Piece], Piece | None, list[Line]]:
    """Return the posting's date, its lines, the line of the kind, and the other lines."""
    posted, dates, kind, front = None, [], None, []
    for line in head:
        found = posted_on(line.piece.text)
        if found and _is_dated(line.piece.text) and posted in (None, found[0]):
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
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        if headings.is_known_heading(line, programmes):
            key = headings.section_key(line.piece.text, programmes) or ""
            parts.append(PostingPart(line.piece, key, [], len(parts)))
        elif not _is_no_heading(line.piece.text) and headings.looks_like_heading(
            before,
            line,
            after,
            is_careful=parts[-1].key in CAREFUL,
            leads=after is not None and headings.is_known_heading(after, programmes),
        ):
            parts.append(PostingPart(line.piece, "", [], len(parts)))
        else:
            parts[-1].lines.append(line)
    return _categorised(parts)


def _is_no_heading(text: str) -> bool:
    """Whether a short line is an introduction to people or a reference number, not a heading."""
    return len(text) <= headings.LONGEST and (
        people.is_people_intro(text) or position.is_reference(text)
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
