"""Dates and amounts in running text, by their values: "fem sidor" equals "five pages"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final

from people.formats.date_parsing import DATE, parse_date, parse_time
from vacancies.parser.entities.contact_details import PHONE
from vacancies.parser.pairing.existing_facts import comparable_phone_number
from vacancies.parser.text import sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.numbers import NUMBER_WORD, NUMBERS_BY_WORD
from vacancies.parser.text.results import Piece

_FIGURES: Final = r"\d{1,3}(?:[ ,]\d{3})+|\d+"
_NUMBER: Final = rf"(?P<number>{_FIGURES}|\b{NUMBER_WORD})"
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
    ("pages", r"(?:(?:\s+A4)?[- ](?:pages?|sid(?:a|or))\b|-?sidig\w*)", 1),
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
_WEEK: Final = r"\b(?:vecka|v\.|week)\s+(?P<week>\d{1,2})\b(?:,?\s*(?P<year>20\d\d))?"
_TIME: Final = (
    r"\b(?:kl\.?|klockan|at)\s*\d{1,2}[.:]\d\d(?:\s*[ap]\.?m\b\.?)?"
    r"|\b\d{1,2}[.:]\d\d\s*[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b"
)
_HALF_A_YEAR: Final = r"\b(?:half\s+a\s+year|ett\s+halvår|ett\s+halvt\s+år)\b"
# Addresses, and reference numbers such as "SU 2027/318".
_NO_NUMBER: Final = r"\S+@\S+|https?://\S+|(?-i:\b[A-ZÅÄÖ]{1,6}[ /-]?(?:[\w.]*[/-])+[\w.]*\d\b)"
UNKNOWN_UNIT: Final = "number"
_ANY: Final = re.compile(
    rf"\d|\b{NUMBER_WORD}|half|halv|third|fourth|fifth|tenth|quarter|del\b", re.IGNORECASE
)
MOST: Final = 1000  # sentences; a longer text is no posting
type ValueOf = Callable[[re.Match[str], int | None], date | int | str | None]


@dataclass(frozen=True, slots=True)
class DateOrAmount:
    """A date, time, phone number or amount with its unit, and the sentence that states it."""

    unit: str
    value: date | int | str
    sentence: str


def dates_and_amounts_in_lines(
    lines: Iterable[str], default_year: int | None = None
) -> list[DateOrAmount]:
    """Return the dates and amounts in lines; `default_year` completes weeks without a year."""
    found = (sentence for line in lines for sentence in sentence_texts_not_too_long(line))
    return [
        one
        for sentence in islice(found, MOST)
        for one in dates_and_amounts_in_sentence(sentence, default_year)
    ]


def sentence_texts_not_too_long(line: str) -> list[str]:
    found = sentences.split_sentences(Piece(line, 0, len(line)))
    return [one.text for one in found if len(one.text) <= LONGEST_READ]


@lru_cache(maxsize=4 * MOST)
def dates_and_amounts_in_sentence(
    sentence: str, default_year: int | None = None
) -> tuple[DateOrAmount, ...]:
    """Return the dates and amounts in a sentence; numbers without a known unit get UNKNOWN_UNIT."""
    if not _ANY.search(sentence):
        return ()
    found: list[DateOrAmount] = []
    rest = sentence
    for unit, pattern, value_of in _RULES:
        matches = list(pattern.finditer(rest))
        values = [value_of(match, default_year) for match in matches]
        found += [DateOrAmount(unit, value, sentence) for value in values if value is not None]
        for match in matches:  # the next rules do not see it
            gap = " " * (len(match.group()) - 1) + ";"
            rest = f"{rest[: match.start()]}{gap}{rest[match.end() :]}"
    return tuple(found)


def _monday_of_week(match: re.Match[str], default_year: int | None) -> date | None:
    of = int(match["year"]) if match["year"] else default_year
    is_one = of is not None and 1 <= int(match["week"]) <= 52
    return date.fromisocalendar(of or 0, int(match["week"]), 1) if is_one else None


def _minutes_of_day(match: re.Match[str], _year: int | None) -> int | None:
    at = parse_time(match.group())
    return at.hour * 60 + at.minute if at else None


def _make_number_multiplier(factor: int) -> ValueOf:
    """Return a function that multiplies the number in a match by the factor."""
    return lambda match, _year: _parse_number_in_words_or_digits(match["number"]) * factor


def _make_constant_percentage(percent: int) -> ValueOf:
    """Return a function that returns this percentage for every match."""
    return lambda _match, _year: percent


def _parse_number_in_words_or_digits(text: str) -> int:
    word = " ".join(text.casefold().split())
    return NUMBERS_BY_WORD[word] if word in NUMBERS_BY_WORD else int(re.sub(r"\D", "", text))


# In this order: what one rule has read, the next ones do not see.
_RULES: Final[tuple[tuple[str, re.Pattern[str], ValueOf], ...]] = tuple(
    (unit, re.compile(pattern, re.IGNORECASE), value_of)
    for unit, pattern, value_of in (
        ("date", DATE, lambda match, _year: parse_date(match.group())),
        ("date", _WEEK, _monday_of_week),
        ("", _NO_NUMBER, lambda _match, _year: None),
        ("time", _TIME, _minutes_of_day),
        ("phone", PHONE.pattern, lambda match, _year: comparable_phone_number(match["number"])),
        *(
            ("percent", pattern, _make_constant_percentage(share))
            for pattern, share in _FRACTIONS.items()
        ),
        ("months", _HALF_A_YEAR, lambda _match, _year: 6),
        *((unit, _NUMBER + after, _make_number_multiplier(times)) for unit, after, times in _UNITS),
        ("crowns", rf"\bSEK\s*(?P<number>{_FIGURES})", _make_number_multiplier(1)),
        ("euros", rf"(?:\bEUR|€)\s*(?P<number>{_FIGURES})", _make_number_multiplier(1)),
        ("year", r"\b(?:19|20)\d\d\b", lambda match, _year: int(match.group())),
        (
            UNKNOWN_UNIT,
            rf"(?<![\w/.-])(?!(?:en|ett|one)\b)(?P<number>{_FIGURES}|{NUMBER_WORD})(?![\w/-])",
            _make_number_multiplier(1),
        ),
    )
)
