"""Parses dates and times of day in English and Swedish.

A date without a year is accepted only if the posting's own date is known: it is the next such day.
A date such as 06/07/2025 is ignored, because day and month are ambiguous; 24/07/2025 is read.
"""

import re
from datetime import date, datetime, time
from typing import Final

from people.formats import format_pattern

MONTHS: Final = (
    ("january", "januari", "jan"),
    ("february", "februari", "feb"),
    ("march", "mars", "mar"),
    ("april", "apr"),
    ("may", "maj"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "augusti", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBERS_BY_NAME: Final = {
    name: number for number, names in enumerate(MONTHS, 1) for name in names
}
_MONTH: Final = r"(?:" + "|".join(sorted(MONTH_NUMBERS_BY_NAME, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)"
)
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|:e)?"
_YEAR: Final = r"(?:,?\s*20\d\d\b)"
DATE: Final = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:the\s+|den\s+)?"
    rf"(?:20\d\d-[01]\d-[0-3]\d\b|\b[0-3]?\d/[01]?\d[ -]20\d\d\b"
    rf"|\b(?:1[3-9]|2\d|3[01])/[01]?\d/20\d\d\b|\b[0-3]?\d\.[01]?\d\.20\d\d\b"
    rf"|\b{_DAY}(?:\s+|\.)(?:of\s+)?{_MONTH}{_YEAR}?|\b{_MONTH}\s+{_DAY}\b{_YEAR}?))"
)
TIME: Final = (
    r"(?:(?:at|by|kl\.?|klockan|before)\s*)?"
    r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s*[ap]\.?m\b\.?)?"
)
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d\d)(?:\s*([ap])\.?m)?", re.IGNORECASE)
_ISO: Final = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_SLASH: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[ ./-](20\d\d)")
_TYPED_NUMBERS: Final = re.compile(r"(\d{1,2})[/. -]+(\d{1,2})[/. -]+(\d{4})")
_NOON: Final = ("noon", "at noon", "midday", "12 noon", "mitt på dagen", "kl tolv", "klockan tolv")
_TYPED_CLOCK: Final = re.compile(
    r"(?:(?:at|kl\.?|klockan)\s*)?(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?:[:.]00)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?",
)
_DATE_IN_WORDS: Final = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|:e)?(?:\s+|\.)(?:of\s+)?(?P<month>{_MONTH})(?:,?\s*"
    rf"(?P<year>20\d\d))?"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s*(?P<year2>20\d\d))?",
    re.IGNORECASE,
)


def parse_date(text: str, posted_on: date | None = None) -> date | None:
    """Return the date in a text that `DATE` matched; None if it is invalid or its year unknown.

    With `posted_on`, the date of the posting, a date without a year is the next such day after it.
    """
    if iso := _ISO.search(text):
        return _date_or_none(*map(int, iso.groups()))
    if slash := _SLASH.search(text):
        found, month, year = map(int, slash.groups())
        return _date_or_none(year, month, found)
    words = _DATE_IN_WORDS.search(text)
    if words is None:
        return None
    day = int(words["day"] or words["day2"])
    month = MONTH_NUMBERS_BY_NAME[(words["month"] or words["month2"]).casefold().rstrip(".")]
    year_text = words["year"] or words["year2"]
    if year_text:
        return _date_or_none(int(year_text), month, day)
    return _next_date_from(month, day, posted_on) if posted_on else None


def parse_time(text: str) -> time | None:
    """Return the time in a text that `TIME` matched; None if invalid. 24:00 becomes 23:59."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if hour < 24 else None


def parse_typed_date(text: str) -> date | None:
    """Return the date typed into a field; None if it is unclear.

    1/2/2027 is 1 February, unless the active language writes the month first: then it is 2 January.
    """
    typed = " ".join(text.split()).casefold()
    if found := _TYPED_NUMBERS.fullmatch(typed):
        number, month, year = map(int, found.groups())
        if "/" in typed and _is_month_written_first():
            number, month = month, number
        return _date_or_none(year, month, number)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed):
        return _date_or_none(*map(int, found.groups()))
    # What has a date in words in a posting is of this century; somebody's first day may not be.
    in_this_century, n_earlier = re.subn(r"\b19(?=\d\d$)", "20", typed)
    if not re.fullmatch(DATE, in_this_century, re.IGNORECASE):
        return None
    day = parse_date(in_this_century)
    return _date_or_none(day.year - 100, day.month, day.day) if day and n_earlier else day


def _is_month_written_first() -> bool:
    months_and_days = re.sub(r"\\.|[^FMNEnmjd]", "", format_pattern("DATE_FORMAT"))
    return months_and_days[:1] not in ("", "j", "d")


def parse_typed_time(text: str) -> time | None:
    """Return the time of day typed into a field; None if it is unclear. 24:00 becomes 23:59."""
    typed = " ".join(text.split()).casefold()
    if typed in _NOON:
        return time(12)
    found = _TYPED_CLOCK.fullmatch(typed)
    if found is None or (found["half"] and not 1 <= int(found["hour"]) <= 12):
        return None
    half = f" {found['half']}m" if found["half"] else ""
    return parse_time(f"{found['hour']}:{found['minute'] or '00'}{half}")


def parse_typed_datetime(text: str) -> datetime | None:
    """Return the date and time typed into a field, the date first; None if they are unclear."""
    for gap in re.finditer(r",?\s+|,|(?<=\d)T(?=\d)", text.strip()):
        day = parse_typed_date(text.strip()[: gap.start()])
        clock = parse_typed_time(text.strip()[gap.end() :])
        if day is not None and clock is not None:
            return datetime.combine(day, clock)
    return None


def _next_date_from(month: int, day: int, posted_on: date) -> date | None:
    found = _date_or_none(posted_on.year, month, day)
    if found and found < posted_on:
        return _date_or_none(posted_on.year + 1, month, day)
    return found


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
