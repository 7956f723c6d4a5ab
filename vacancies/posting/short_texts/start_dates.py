"""When a position starts, as text and as ISO 8601: a date, a month or a season.

A season is three whole months, as weather services count them. The season that begins in December, in
the year that is stated, is winter; south of the equator it is summer.
"""

import re
from datetime import date
from typing import Final

from django.utils import dateformat
from django.utils.translation import gettext_lazy

from people.formats import format_pattern
from people.formats.date_parsing import MONTH_NUMBERS_BY_NAME
from people.formats.sentence_language import in_sentence_language
from vacancies import conf
from vacancies.choices import StartKind, StartPeriod
from vacancies.posting import wording
from vacancies.protocols import VacancyFacts

DECEMBER: Final = 12
# The first month of each season, north and south of the equator.
_NORTHERN_SEASONS: Final = {
    StartPeriod.SPRING.value: 3,
    StartPeriod.SUMMER.value: 6,
    StartPeriod.AUTUMN.value: 9,
    StartPeriod.WINTER.value: DECEMBER,
}
_SOUTHERN_SEASONS: Final = {
    season: (month + 5) % 12 + 1 for season, month in _NORTHERN_SEASONS.items()
}
_SEASON_TEXTS: Final = {
    StartPeriod.SPRING.value: gettext_lazy("spring %(year)s"),
    StartPeriod.SUMMER.value: gettext_lazy("summer %(year)s"),
    StartPeriod.AUTUMN.value: gettext_lazy("autumn %(year)s"),
    StartPeriod.WINTER.value: gettext_lazy("winter %(year)s"),
}
_TEXTS_IN_TWO_YEARS: Final = {
    StartPeriod.SUMMER.value: gettext_lazy("summer %(year)s/%(next_year)s"),
    StartPeriod.WINTER.value: gettext_lazy("winter %(year)s/%(next_year)s"),
}

# As advertisements write them, in English and Swedish.
_SEASON_NAMES: Final = {
    name: season
    for season, names in {
        StartPeriod.SPRING.value: ("spring", "vår", "våren"),
        StartPeriod.SUMMER.value: ("summer", "sommar", "sommaren"),
        StartPeriod.AUTUMN.value: ("autumn", "fall", "höst", "hösten"),
    }.items()
    for name in names
}
_MONTH_OR_SEASON: Final = re.compile(
    rf"(?P<name>{'|'.join([*_SEASON_NAMES, *MONTH_NUMBERS_BY_NAME])})\.?\s+(?:of\s+)?(?P<year>20\d\d)"
)


def _first_months_of_seasons() -> dict[str, int]:
    return _SOUTHERN_SEASONS if conf.has_southern_seasons() else _NORTHERN_SEASONS


def start_text(vacancy: VacancyFacts) -> str:
    """Return "1 September 2027", "autumn 2027" or "as soon as possible"; empty if not stated."""
    if vacancy.start == StartKind.ON_DATE:
        return wording.date_text(vacancy.start_on) if vacancy.start_on else ""
    if vacancy.start == StartKind.IN_PERIOD:
        return month_or_season_text(vacancy.start_period, vacancy.start_year)
    return str(vacancy.get_start_display())


@in_sentence_language
def month_or_season_text(period: str, year: int | None) -> str:
    """Return "October 2027" or "autumn 2027", for use in a sentence; empty without a year."""
    if not period or not year:
        return ""
    if first_month := _first_months_of_seasons().get(period):
        texts = _TEXTS_IN_TWO_YEARS if first_month == DECEMBER else _SEASON_TEXTS
        return str(texts[period]) % {"year": year, "next_year": year + 1}
    return dateformat.format(date(year, int(period), 1), format_pattern("YEAR_MONTH_FORMAT"))


def parse_start_period(text: str) -> tuple[str, int] | None:
    """Return ("10", 2027) for "October 2027" and ("autumn", 2027) for "hösten 2027", else None."""
    found = _MONTH_OR_SEASON.fullmatch(text.strip().casefold())
    if found is None:
        return None
    name, year = found["name"], int(found["year"])
    season = _SEASON_NAMES.get(name)
    return (season or f"{MONTH_NUMBERS_BY_NAME[name]:02}", year)


def start_export_text(vacancy: VacancyFacts) -> str:
    """Return the start as an ISO 8601 date, month or interval of months, else as plain text.

    The values of an exported column sort by time: "2027-09-01", "2027-09/2027-11", "2027-10".
    """
    if vacancy.start == StartKind.ON_DATE and vacancy.start_on:
        return vacancy.start_on.isoformat()
    if vacancy.start != StartKind.IN_PERIOD:
        return start_text(vacancy)
    if not vacancy.start_period or not vacancy.start_year:
        return ""
    year, first = vacancy.start_year, _first_months_of_seasons().get(vacancy.start_period)
    if first is None:
        return f"{year}-{vacancy.start_period}"
    years, month = divmod(first + 1, 12)
    return f"{year}-{first:02}/{year + years}-{month + 1:02}"
