"""Finds dates, times of day, time zones, months and seasons in a text, in many spellings."""

import re
from datetime import date, time
from typing import Final, NamedTuple
from zoneinfo import available_timezones

from people.formats.date_parsing import DATE, MONTH_NUMBERS_BY_NAME, parse_date, parse_time

_MONTHS: Final = "|".join(sorted(MONTH_NUMBERS_BY_NAME, key=len, reverse=True))
_DOTTED: Final = rf"\b(?P<d1>\d{{1,2}})[.-](?P<m1>{_MONTHS})\.?[.-](?P<y1>20\d\d)\b"
_FIGURES: Final = r"\b(?P<d2>[0-3]?\d)[-./](?P<m2>[01]?\d)[-./](?P<y2>20\d\d)\b"
_ORDINAL: Final = (
    r"\b(?P<d3>\d{1,2})(?:st|nd|rd|th|:e|\.)?\s+(?:day\s+)?(?:of\s+)?"
    rf"(?P<m3>{_MONTHS})\b\.?,?\s*(?P<y3>20\d\d)\b"
)
# "18 januari–4 juni 2027": the year stands once.
_FIRST_OF_TWO: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTHS})\b(?=\s*(?:–|—|-|to|till|until|through|and|och)\s*(?:den\s+)?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b\.?,?\s*(?P<year>20\d\d))",
    re.IGNORECASE,
)
_MORE: Final = re.compile(rf"{_DOTTED}|{_ORDINAL}|{_FIGURES}", re.IGNORECASE)
_DATE: Final = re.compile(DATE, re.IGNORECASE)
CLOCK: Final = (
    r"(?<![\d.:/-])(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d|\.\d)(?:\s*[ap]\.?m\b\.?)?|\b(?:1[0-2]|[1-9])\s*[ap]\.?m\b\.?"
    r"|\b(?:12\s+)?noon\b|\bmid-?day\b|\bmidnight\b|\bmidnatt\b|\b(?:kl\.?|klockan)\s*\d{1,2}(?:[:.][0-5]\d)?\b"
)
_CLOCK: Final = re.compile(CLOCK, re.IGNORECASE)
_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?m?", re.IGNORECASE)
_ZONES: Final = (
    (
        (
            r"CES?T|CET/CEST|Swedish\s+time|Stockholm\s+time|svensk\s+tid"
            r"|central\s+european(?:\s+summer)?\s+time"
        ),
        "Europe/Stockholm",
    ),
    (r"UTC(?!\s*[+-])|Z\b", "UTC"),
    (r"GMT(?!\s*[+-])", "GMT"),
    (r"UK\s+time|British\s+time|BST|London\s+time", "Europe/London"),
    (r"Irish\s+time|Dublin\s+time", "Europe/Dublin"),
    (r"EES?T|Finnish\s+time|finsk\s+tid|Helsinki\s+time|UTC\s*\+\s*2", "Europe/Helsinki"),
    (r"Norwegian\s+time|norsk\s+tid|Oslo\s+time", "Europe/Oslo"),
    (r"Danish\s+time|dansk\s+tid|Copenhagen\s+time", "Europe/Copenhagen"),
    (r"Dutch\s+time|Amsterdam\s+time", "Europe/Amsterdam"),
    (r"German\s+time|Berlin\s+time", "Europe/Berlin"),
    (r"Swiss\s+time|Zurich\s+time", "Europe/Zurich"),
    (r"Austrian\s+time|Vienna\s+time", "Europe/Vienna"),
    (r"French\s+time|Paris\s+time", "Europe/Paris"),
    (r"Belgian\s+time|Brussels\s+time", "Europe/Brussels"),
    (r"Estonian\s+time|Tallinn\s+time", "Europe/Tallinn"),
    (r"Icelandic\s+time", "Atlantic/Reykjavik"),
    (r"(?:US\s+)?Eastern(?:\s+\w+)?\s+time|\bEST\b|\bEDT\b", "America/New_York"),
)
ZONES: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), zone) for pattern, zone in _ZONES
)
_SEASON: Final = (
    r"(?:early\s+|late\s+|mid[- ]?)?(?:spring|summer|autumn|fall|winter|våren"
    r"|sommaren|hösten|vintern|vår|höst|höstterminen"
    r"|vårterminen|(?:the\s+)?(?:spring|autumn|fall)\s+(?:semester|term))"
)
_ROUGH: Final = re.compile(
    rf"(?:(?:the\s+)?(?:beginning|start|end|middle|first\s+quarter|second\s+quarter|Q[1-4])\s+(?:of\s+)?|(?:i\s+)?(?:början|slutet|mitten)\s+av\s+)?"
    rf"(?:(?:vecka|week|v\.)\s*\d{{1,2}}(?=,?\s*20)|(?:{_MONTHS})\b\.?(?:\s*(?:/|–|-|or|and|eller)\s*(?:{_MONTHS})\b)?|{_SEASON}|Q[1-4]|(?:januari|årsskiftet))\s*(?:of\s+|,\s*)?20\d\d"
    rf"(?:\s*(?:/|–|-|or|and|eller)\s*(?:in\s+|i\s+)?(?:(?:{_MONTHS})\b|{_SEASON})\s*20\d\d)?",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date with its position in a text; `certain` is False if day and month or the year are a guess."""

    on: date
    start: int
    end: int
    certain: bool


def find_dates(
    text: str, posting_date: date | None = None, nearby_date: date | None = None
) -> list[FoundDate]:
    """Return the dates of a text in their order; those without a year only if another date completes them.

    A date without a year is the next after `posting_date`, else the one nearest to `nearby_date`.
    """
    found: list[FoundDate] = []
    for match in _DATE.finditer(text):
        if on := parse_date(match.group(), posting_date):
            found.append(FoundDate(on, *match.span(), True))
        elif nearby_date and (on := _nearest_date(match.group(), nearby_date)):
            found.append(FoundDate(on, *match.span(), False))
    for moment in (
        *_first_dates_of_periods(text),
        *filter(None, map(_date_of_match, _MORE.finditer(text))),
    ):
        if not any(one.start < moment.end and moment.start < one.end for one in found):
            found.append(moment)
    return sorted(found, key=lambda one: one.start)


def _first_dates_of_periods(text: str) -> list[FoundDate]:
    return [
        FoundDate(on, match.start("day"), match.end("month"), True)
        for match in _FIRST_OF_TWO.finditer(text)
        if (on := parse_date(f"{match['day']} {match['month']} {match['year']}"))
    ]


def _nearest_date(day_and_month: str, nearby_date: date) -> date | None:
    years = (
        f"{day_and_month.rstrip('.')} {year}"
        for year in (nearby_date.year - 1, nearby_date.year, nearby_date.year + 1)
    )
    found = [on for one in years if (on := parse_date(one))]
    return min(found, key=lambda on: abs((on - nearby_date).days), default=None)


def _date_of_match(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    number = next(place for place in "123" if parts[f"d{place}"])
    day, month = int(parts[f"d{number}"]), parts[f"m{number}"].casefold()
    month_number = MONTH_NUMBERS_BY_NAME[month] if month in MONTH_NUMBERS_BY_NAME else int(month)
    is_slash = number == "2" and "/" in match.group()
    is_certain = not is_slash or day > 12 or day == month_number
    try:
        return FoundDate(
            date(int(parts[f"y{number}"]), month_number, day), *match.span(), is_certain
        )
    except ValueError:
        return None


def find_time_of_day(text: str) -> re.Match[str] | None:
    return _CLOCK.search(text)


def parse_time_of_day(text: str) -> time | None:
    """Return the time of day of a text that `CLOCK` matched; midnight is 23:59."""
    folded = text.casefold()
    if "noon" in folded or re.search(r"mid-?day", folded):
        return time(12, 0)
    if "mid" in folded:
        return time(23, 59)
    if re.search(r"\d[:.]\d", folded):
        return parse_time(text)
    found = _HOUR.search(folded)
    if found is None:
        return None
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    if hour == 24:
        return time(23, 59)
    return time(hour, 0) if hour < 24 else None


def find_time_zone(text: str) -> tuple[str, int, int] | None:
    """Return the name of the first time zone in a text, with its start and end; None without one."""
    found = [
        (match.start(), match.end(), zone)
        for pattern, zone in ZONES
        if (match := pattern.search(text))
    ]
    found += [
        (match.start(), match.end(), match.group())
        for match in _IANA.finditer(text)
        if match.group() in available_timezones()
    ]
    if not found:
        return None
    start, end, zone = min(found)
    return zone, start, end


_IANA: Final = re.compile(r"\b(?:Europe|America|Asia|Africa|Atlantic|Australia)/[A-Z][A-Za-z_]+")


def find_month_or_season(text: str) -> re.Match[str] | None:
    """Return the match of a month or a season with its year: "autumn 2027", "i september 2026"."""
    return _ROUGH.search(text)
