"""Dates of BibTeX entries: year, month and day as far as they are stated, and how far a work is."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel.dates import get_month_names

from research.bibliography.kinds import Stage

# The last counts where a name means two months.
_LANGUAGES: Final = ("pl", "fi", "nb", "da", "nl", "pt", "it", "es", "fr", "de", "sv", "en")
_ENGLISH: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
# What a word begins with: "Sept.", "Febr.", "Octobre".
_SHORT: Final = {
    **{name: number for number, name in enumerate(_ENGLISH.split(), 1)},
    "maj": 5,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")
_STAGES: Final = (
    (
        Stage.IN_PRESS,
        re.compile(
            r"to appear|in\s?press|forthcoming|accepted|i tryck|under tryckning|kommande", re.I
        ),
    ),
    (Stage.SUBMITTED, re.compile(r"submitted|under review|inskicka[dt]|in preparation", re.I)),
)
_EARLIEST, _LATEST = 1500, 2199


@dataclass(frozen=True)
class Date:
    """A date as far as it is stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def date_of(fields: Mapping[str, str]) -> Date:
    """Return the date of an entry from `date`, or `year`, `month` and `day`, as plain texts."""
    stated = fields.get("date", "") or fields.get("year", "")
    if found := _ISO.match(stated.strip(" ()[]c~")):
        year, month, day = (int(part) if part else None for part in found.groups())
    else:
        years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", stated)]
        year, month, day = (years[0] if years else None), None, None
    if month is None:
        month, day_of_month = _month_and_day(fields.get("month", ""))
        day = day or day_of_month or _number(fields.get("day", ""))
    return _valid(year, month, day)


def stage_of(fields: Mapping[str, str], year: int | None) -> Stage:
    """Return how far the work is, from what stands in place of a year or in a note."""
    if fields.get("pubstate", "").strip().lower() == "published":
        return Stage.PUBLISHED
    for name in ("pubstate", "year", "date", "note", "status", "howpublished"):
        for stage, pattern in _STAGES:
            if pattern.search(fields.get(name, "")):
                return stage if year is None or name != "note" else Stage.PUBLISHED
    return Stage.PUBLISHED


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or a common short form, with or without accents."""
    folded = _folded(word)
    return _month_numbers().get(folded) or _SHORT.get(folded[:3])


@cache
def _month_numbers() -> dict[str, int]:
    return {
        _folded(name): number
        for language in _LANGUAGES
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.strip(" .").casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _month_and_day(text: str) -> tuple[int | None, int | None]:
    """Return month and day of "feb~12", "12 February", "02", "Jan.-Mar.": the first month counts."""
    month = None
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        month = month or month_number(word)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if month is None:
        # "5--6" is an issue of two months.
        is_month = len(numbers) == 1 or re.fullmatch(r"\s*\d+\s*[-–/]+\s*\d+\s*", text)
        return (numbers[0], None) if is_month else (None, None)
    return month, numbers[0] if len(numbers) == 1 and "-" not in text and "/" not in text else None


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,2}", text.strip()) else None


def _valid(year: int | None, month: int | None, day: int | None) -> Date:
    """Return the date without parts that no calendar has."""
    if year is None or not _EARLIEST <= year <= _LATEST:
        return Date()
    if month is None or not 1 <= month <= 12:
        return Date(year)
    return Date(year, month, day if day and 1 <= day <= 31 else None)
