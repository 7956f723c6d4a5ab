"""Dates and amounts in running text, by their values: "fem sidor" and "five pages" are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from vacancies.parser.text import sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.numbers import COUNT, COUNTS
from vacancies.parser.text.results import Piece
from vacancies.posting.dates import DATE, parse_date

_FIGURES: Final = r"\d{1,3}(?:[ ,]\d{3})+|\d+"
_NUMBER: Final = rf"(?P<number>{_FIGURES}|\b{COUNT})"
_FRACTIONS: Final = {
    r"\b(?:one|a|en)\s+(?:fifth|femtedel)\b": 20,
    r"\b(?:one|a|en)\s+(?:quarter|fourth|fjärdedel)\b": 25,
    r"\b(?:one|a|en)\s+(?:tenth|tiondel)\b": 10,
    r"\b(?:one|a|en)\s+(?:third|tredjedel)\b": 33,
    r"\b(?:half[- ]time|halvtid)\b": 50,
}
# By unit: what stands after the number, and how many of the unit one is.
_UNITS: Final = (
    ("percent", r"\s*(?:%|per\s?cent\b|procent\b)", 1),
    ("pages", r"(?:\s+A4)?[- ](?:pages?|sid(?:a|or))\b", 1),
    ("months", r"[- ](?:years?|års?)\b", 12),
    ("months", r"[- ](?:months?|månad(?:er)?s?)\b", 1),
    ("months", r"(?:års|-year)", 12),
    ("days", r"[- ](?:weeks?|veck(?:a|or)s?)\b", 7),
    ("days", r"[- ](?:days?|dag(?:ar)?s?|dygn)\b", 1),
    ("hours", r"[- ](?:hours?|timm(?:e|ar))\b", 1),
    (
        "credits",
        r"[- ](?:higher\s+education\s+|ects[- ]?|university\s+)?(?:credits?|hp\b|högskolepoäng|ects\b)",
        1,
    ),
    ("crowns", r"\s*(?:sek|kr(?:onor)?)\b", 1),
    ("euros", r"\s*(?:euros?|eur|€)\b", 1),
)
_PATTERNS: Final = tuple(
    (unit, re.compile(_NUMBER + after, re.IGNORECASE), times) for unit, after, times in _UNITS
)
_MONEY_BEFORE: Final = tuple(
    (unit, re.compile(sign + rf"\s*(?P<number>{_FIGURES})", re.IGNORECASE))
    for unit, sign in (("crowns", r"\bSEK"), ("euros", r"(?:\bEUR|€)"))
)
_FRACTION: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), share) for pattern, share in _FRACTIONS.items()
)
_DATE: Final = re.compile(DATE, re.IGNORECASE)
_WEEK: Final = re.compile(
    r"\b(?:vecka|v\.|week)\s+(?P<week>\d{1,2})\b(?:,?\s*(?P<year>20\d\d))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A date or an amount with its unit, and the sentence that states it."""

    unit: str
    value: date | int
    sentence: str


def quantities(lines: Iterable[str], year: int | None = None) -> list[Quantity]:
    """Return what these lines state. `year` is that of a week that is given without one."""
    found = []
    for line in lines:
        for sentence in sentences.split_sentences(Piece(line, 0, len(line))):
            if len(sentence.text) <= LONGEST_READ:
                found += _in_sentence(sentence.text, year)
    return found


def _in_sentence(text: str, year: int | None) -> list[Quantity]:
    found = [
        Quantity("date", on, text)
        for match in _DATE.finditer(text)
        if (on := parse_date(match.group())) is not None
    ]
    found += [Quantity("date", on, text) for on in _weeks(text, year)]
    found += [Quantity("percent", share, text) for one, share in _FRACTION if one.search(text)]
    for unit, pattern, times in _PATTERNS:
        found += [
            Quantity(unit, _number(match["number"]) * times, text)
            for match in pattern.finditer(text)
        ]
    for unit, pattern in _MONEY_BEFORE:
        found += [Quantity(unit, _number(m["number"]), text) for m in pattern.finditer(text)]
    return found


def _weeks(text: str, year: int | None) -> list[date]:
    found = []
    for match in _WEEK.finditer(text):
        of = int(match["year"]) if match["year"] else year
        if of and 1 <= int(match["week"]) <= 52:
            found.append(date.fromisocalendar(of, int(match["week"]), 1))
    return found


def _number(text: str) -> int:
    word = " ".join(text.casefold().split())
    return COUNTS[word] if word in COUNTS else int(re.sub(r"\D", "", text))
