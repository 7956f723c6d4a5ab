"""Finds the header and footer lines that a text copied from a PDF repeats on every page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from vacancies.parser.text.cleaning import collapse

NEAR: Final = 3  # lines
LONGEST: Final = 120
_NUMBERED: Final = re.compile(
    r"(?:^|\s)(?:sida|sid\.?|page|p\.)\s*\d{1,2}\b|^[-–—]\s*\d{1,2}\s*[-–—]$"
    r"|(?:^|\s)\d{1,2}\s*(?:/|\(|of|av)\s*\d{1,2}\)?$",
    re.IGNORECASE,
)
_LONE: Final = re.compile(r"\d{1,2}$")
_GAP: Final = re.compile(r"\S {4,}\S")


def page_lines(raws: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that are headers and footers of pages."""
    keys = [re.sub(r"\d+", "#", collapse(raw).casefold()) for raw in raws]
    counts = Counter(key for key, raw in zip(keys, raws, strict=True) if 0 < len(raw) <= LONGEST)
    marks = {
        at
        for at, raw in enumerate(raws)
        if _NUMBERED.search(raw.strip()) and (counts[keys[at]] > 1 or raw.lower().find("page") >= 0)
    } | _lone_numbers(raws, keys, counts)
    if len(marks) < 2:
        return frozenset()
    found = set(marks)
    for at in sorted(marks):
        found |= _beside(at, raws, keys, counts)
    dropped = Counter(keys[at] for at in found)
    tops = {at for at, raw in enumerate(raws[:3]) if dropped[keys[at]] and _GAP.search(raw)}
    return frozenset(found | tops | _gaps(raws, found))


def _gaps(raws: Sequence[str], found: set[int]) -> set[int]:
    """Return the empty lines of page breaks within a sentence."""
    gaps: set[int] = set()
    for at in range(len(raws)):
        if raws[at].strip() or not {at - 1, at + 1} & (found | gaps):
            continue
        above = next((raw for place, raw in _above(raws, at) if place not in found and raw), "")
        if above and not above.endswith((".", "!", "?", ":")):
            gaps.add(at)
    return gaps


def _above(raws: Sequence[str], at: int) -> list[tuple[int, str]]:
    return [(place, raws[place].rstrip()) for place in range(at - 1, max(at - 9, -1), -1)]


def _lone_numbers(raws: Sequence[str], keys: Sequence[str], counts: Counter[str]) -> set[int]:
    """Return lines with a page number alone, beside a line that is repeated."""
    return {
        at
        for at, raw in enumerate(raws)
        if _LONE.match(raw.strip())
        and any(
            counts[keys[beside]] > 1 and keys[beside] not in ("", "#")
            for beside in (at - 1, at + 1)
            if 0 <= beside < len(raws)
        )
    }


def _beside(at: int, raws: Sequence[str], keys: Sequence[str], counts: Counter[str]) -> set[int]:
    """Return the repeated lines right above and below a page number."""
    found: set[int] = set()
    for step in (-1, 1):
        place, seen = at + step, 0
        while 0 <= place < len(raws) and seen < NEAR:
            if keys[place]:
                if counts[keys[place]] < 2 or raws[place].lstrip()[:1] in "•▪●-*":
                    break
                found.add(place)
                seen += 1
            place += step
    return found
