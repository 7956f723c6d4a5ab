"""Finds the header and footer lines that a text copied from a PDF repeats on every page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from vacancies.parser.text.cleaning import collapse_spaces

NEAR: Final = 3  # lines
LONGEST: Final = 120
_NUMBERED: Final = re.compile(
    r"(?:^|\s)(?:sida|sid\.?|page|p\.)\s*\d{1,2}\b|^[-–—]\s*\d{1,2}\s*[-–—]$"
    r"|(?:^|\s)\d{1,2}\s*(?:/|\(|of|av)\s*\d{1,2}\)?$",
    re.IGNORECASE,
)
# So surely of a page that it needs no second one: "Sida 1 (1)", "Page 2 of 3".
_WHOLE: Final = re.compile(
    r"(?:sida|sid\.?|page|p\.)\s*\d{1,2}\s*(?:\(\s*\d{1,2}\s*\)|(?:of|av|/)\s*\d{1,2})$",
    re.IGNORECASE,
)
_LONE: Final = re.compile(r"\d{1,2}$")
_GAP: Final = re.compile(r"\S {4,}\S")


def header_footer_and_gap_indexes(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of page headers and footers, and of the gaps they make in sentences."""
    keys = [re.sub(r"\d+", "#", collapse_spaces(raw).casefold()) for raw in lines]
    counts = Counter(key for key, raw in zip(keys, lines, strict=True) if 0 < len(raw) <= LONGEST)
    marks = {
        at
        for at, raw in enumerate(lines)
        if _NUMBERED.search(raw.strip()) and (counts[keys[at]] > 1 or raw.lower().find("page") >= 0)
    } | _lone_page_number_indexes(lines, keys, counts)
    if len(marks) < 2:
        return frozenset(at for at, raw in enumerate(lines) if _WHOLE.match(raw.strip()))
    found = set(marks)
    for at in sorted(marks):
        found |= _indexes_of_repeated_lines_beside(at, lines, keys, counts)
    dropped = Counter(keys[at] for at in found)
    tops = {at for at, raw in enumerate(lines[:3]) if dropped[keys[at]] and _GAP.search(raw)}
    return frozenset(found | tops | _indexes_of_gaps_within_sentences(lines, found))


def _indexes_of_gaps_within_sentences(lines: Sequence[str], removed_indexes: set[int]) -> set[int]:
    """Return the indexes of blank lines that a page break puts within a sentence."""
    gaps: set[int] = set()
    for at in range(len(lines)):
        if lines[at].strip() or not {at - 1, at + 1} & (removed_indexes | gaps):
            continue
        above = next(
            (
                raw
                for place, raw in _nearest_lines_above(lines, at)
                if place not in removed_indexes and raw
            ),
            "",
        )
        if above and not above.endswith((".", "!", "?", ":")):
            gaps.add(at)
    return gaps


def _nearest_lines_above(lines: Sequence[str], index: int) -> list[tuple[int, str]]:
    return [(place, lines[place].rstrip()) for place in range(index - 1, max(index - 9, -1), -1)]


def _lone_page_number_indexes(
    lines: Sequence[str], line_keys: Sequence[str], key_counts: Counter[str]
) -> set[int]:
    """Return the indexes of lines with only a page number, beside a repeated line."""
    return {
        at
        for at, raw in enumerate(lines)
        if _LONE.match(raw.strip())
        and any(
            key_counts[line_keys[beside]] > 1 and line_keys[beside] not in ("", "#")
            for beside in (at - 1, at + 1)
            if 0 <= beside < len(lines)
        )
    }


def _indexes_of_repeated_lines_beside(
    index: int, lines: Sequence[str], line_keys: Sequence[str], key_counts: Counter[str]
) -> set[int]:
    """Return the indexes of the repeated lines right above and below a page number."""
    found: set[int] = set()
    for step in (-1, 1):
        place, seen = index + step, 0
        while 0 <= place < len(lines) and seen < NEAR:
            if line_keys[place]:
                if key_counts[line_keys[place]] < 2 or lines[place].lstrip()[:1] in "•▪●-*":
                    break
                found.add(place)
                seen += 1
            place += step
    return found
