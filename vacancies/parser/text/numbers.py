"""Parses numbers in figures and words, English and Swedish."""

import re
from typing import Final

WORDS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "eighteen": 18,
    "a": 1,
    "an": 1,
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "arton": 18,
}
# For use inside other patterns, which ignore case.
NUMBER: Final = r"(?:\d{1,3}|" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"
RANGE: Final = rf"{NUMBER}(?:\s*(?:–|—|-|to|till|or|eller)\s*{NUMBER})?"
_PARTS: Final = re.compile(NUMBER, re.IGNORECASE)


def number(text: str) -> int:
    """Return the number that `NUMBER` matched."""
    return int(text) if text.isdecimal() else WORDS[text.casefold()]


def ends(text: str) -> tuple[int, int]:
    """Return the minimum and maximum that `RANGE` matched."""
    found = [number(part) for part in _PARTS.findall(text)]
    return found[0], found[-1]
