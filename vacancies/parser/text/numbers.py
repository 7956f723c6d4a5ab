"""Parses numbers in figures and words, English and Swedish."""

import re
from typing import Final

_ENGLISH: Final = "one two three four five six seven eight nine ten eleven twelve"
_SWEDISH: Final = "ett två tre fyra fem sex sju åtta nio tio elva tolv"
WORDS: Final = {
    **{word: number for number, word in enumerate(_ENGLISH.split(), 1)},
    **{word: number for number, word in enumerate(_SWEDISH.split(), 1)},
    "a": 1,
    "an": 1,
    "en": 1,
    "eighteen": 18,
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
