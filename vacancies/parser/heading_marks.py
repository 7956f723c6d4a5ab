"""Finds headings that a text marks with numbers, and removes the colons that end its headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vacancies.parser.text import headings, labels
from vacancies.parser.text.results import Line

_NUMBERED: Final = re.compile(
    r"[ \t]*(?P<number>\d{1,2})(?P<sign>[.)])?[ \t]+(?P<text>[A-ZÅÄÖ\"“”].*\S)"
)
_SUBITEM: Final = re.compile(r"[ \t]*\d{1,2}\.\d")
FEWEST_NUMBERED: Final = 3
MOST_APART: Final = 2  # one heading may have another form
LONGEST: Final = 80
FEWEST_WITH_COLON: Final = 3
MOST_WORDS: Final = 8


def numbered_heading_offsets(raw_lines: Sequence[str]) -> dict[int, int]:
    """Return {line index: offset of the heading's text in the line} of numbered headings.

    "1. Background", … "2. Duties", …: the numbers go on through the text, and other lines are between
    them. The items of a list follow each other.
    """
    written = [at for at, raw in enumerate(raw_lines) if raw.strip()]
    matches = {at: match for at in written if (match := _NUMBERED.match(raw_lines[at]))}
    found: dict[int, int] = {}
    number = 0
    for place, at in enumerate(written):
        match = matches.get(at)
        if match is None or not 1 <= int(match["number"]) - number <= MOST_APART:
            continue
        above = matches.get(written[place - 1]) if place else None
        below = matches.get(written[place + 1]) if place + 1 < len(written) else None
        is_in_list = _is_next_heading_number(above, match) or _is_next_heading_number(match, below)
        is_nested = place + 1 < len(written) and _SUBITEM.match(raw_lines[written[place + 1]])
        if not is_in_list and not is_nested and _is_short_heading(match["text"]):
            found[at] = match.start("text" if match["sign"] else "number")
            number = int(match["number"])
    return found if len(found) >= FEWEST_NUMBERED else {}


def _is_next_heading_number(match: re.Match[str] | None, below: re.Match[str] | None) -> bool:
    return bool(match and below) and int(match["number"]) + 1 == int(below["number"])  # type: ignore[index]


def _is_short_heading(text: str) -> bool:
    return len(text) <= LONGEST and not text.endswith((".", ",", ";")) and "@" not in text


def without_heading_colons(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines; if the headings of the text end with a colon, it is removed from them."""
    known = [
        line for line in lines if _is_like_heading_with_colon(line) and _is_known_heading(line)
    ]
    if len(known) < FEWEST_WITH_COLON:
        return lines
    return [
        replace(line, piece=replace(line.piece, text=line.piece.text.rstrip(": ")))
        if _is_like_heading_with_colon(line)
        else line
        for line in lines
    ]


def _is_like_heading_with_colon(line: Line) -> bool:
    text = line.piece.text
    is_apart = line.after_blank or line.is_marked_heading
    return (
        is_apart
        and not line.list_tag
        and text.endswith(":")
        and len(text.split()) <= MOST_WORDS
        and labels.fact_rule_of_label(text.rstrip(":")) is None
    )


def _is_known_heading(line: Line) -> bool:
    return headings.section_key_of_known_heading(line.piece.text) is not None
