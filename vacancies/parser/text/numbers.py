"""Parses numbers in figures and words, English and Swedish."""

import re
from typing import Final

_UNITS: Final = (
    "one two three four five six seven eight nine",
    "ett två tre fyra fem sex sju åtta nio",
)
_TEENS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
)
_TENS: Final = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
)
# Of what happens "var tjugonde minut", every twenty minutes.
_ORDINALS: Final = {"femte": 5, "tionde": 10, "tjugonde": 20, "trettionde": 30}
_JOINTS: Final = ("-", "")  # "twenty-two" and "tjugotvå"
_HUNDREDS: Final = (" hundred", "hundra")


def _numbers_by_word() -> dict[str, int]:
    """Return the numbers up to 99, whole hundreds and a few Swedish ordinals by their words."""
    found: dict[str, int] = {"en": 1, "hundred": 100, "hundra": 100, **_ORDINALS}
    for place in range(2):
        units, tens = _UNITS[place].split(), _TENS[place].split()
        found |= {word: number for number, word in enumerate(units, 1)}
        found |= {word: number for number, word in enumerate(_TEENS[place].split(), 10)}
        for ten, word in enumerate(tens, 2):
            found[word] = ten * 10
            found |= {
                f"{word}{_JOINTS[place]}{unit}": ten * 10 + n for n, unit in enumerate(units, 1)
            }
        found |= {f"{unit}{_HUNDREDS[place]}": n * 100 for n, unit in enumerate(units, 1)}
    return found


NUMBERS_BY_WORD: Final = _numbers_by_word()
_MONTHS_OF_YEARS: Final = (18, 24, 36, 48, 60)
# The numbers that facts are stated in, so that patterns stay short.
WORDS: Final = {
    **{
        word: n
        for word, n in NUMBERS_BY_WORD.items()
        if word not in _ORDINALS and (n <= 20 or n % 5 == 0 or n in _MONTHS_OF_YEARS)
    },
    "a": 1,
    "an": 1,
    "en": 1,
}
_FOLDED: Final = {
    word.translate(str.maketrans("åäö", "aao")): n for word, n in NUMBERS_BY_WORD.items()
}
NUMBER_WORD: Final = r"(?:" + "|".join(sorted(NUMBERS_BY_WORD, key=len, reverse=True)) + ")"


def parse_number_word(folded_word: str) -> int | None:
    """Return the number that a word without accents means; None for others, and "en", "ett" and "one"."""
    return None if folded_word in ("en", "ett", "one") else _FOLDED.get(folded_word)


# For use inside other patterns, which ignore case.
NUMBER: Final = r"(?:\d{1,3}|" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"
RANGE: Final = rf"{NUMBER}(?:\s*(?:–|—|-|to|till|or|eller)\s*{NUMBER})?"
# After a number: "1.5 years", "one and a half years".
HALF_MORE: Final = r"(?P<half>[.,]5\b|\s+and\s+a\s+half\b|\s+och\s+(?:ett\s+|en\s+)?halv\w*)?"
_PARTS: Final = re.compile(NUMBER, re.IGNORECASE)


def parse_number(text: str) -> int:
    """Return the number of a text that the pattern `NUMBER` matches."""
    return int(text) if text.isdecimal() else WORDS[text.casefold()]


def parse_range(text: str) -> tuple[int, int]:
    """Return the minimum and maximum of a text that the pattern `RANGE` matches."""
    found = [parse_number(part) for part in _PARTS.findall(text)]
    return found[0], found[-1]


# "at least SEK 41,500", "41 500 kronor och uppåt": the amount is only the least or the most.
_CURRENCY: Final = r"(?:(?-i:[A-Z]{3})|kr|[€£$])?\s*"
_LIMITED: Final = re.compile(
    r"\b(?:at\s+least|minimum|min\.|(?:no|not)\s+(?:less|lower)\s+than|upwards?|from|more\s+than|over|up\s+to"
    r"|at\s+most|maximum|max\.?|lägst|minst|från|över|upp\s+till|högst)\s+(?:of\s+|på\s+)?"
    rf"{_CURRENCY}(?:\d{{1,3}}(?:[ .,]\d{{3}})+|(?!20\d\d\b)\d{{3,}})\b(?!\s*{_CURRENCY}(?:–|-|to\b|till\b))"
    r"|\d\s*(?:\w+\s+){0,4}(?:or\s+more|and\s+(?:up|upwards|above)|eller\s+mer|och\s+uppåt)\b",
    re.IGNORECASE,
)


def states_limit_of_amount(text: str) -> bool:
    """Whether a text states the least or the most of an amount, and not the amount itself."""
    return _LIMITED.search(text) is not None
