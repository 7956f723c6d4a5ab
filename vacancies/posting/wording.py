"""Sentences and short texts that a posting derives from its facts, in the active language.

Each function takes plain values and returns plain text (no markup). No-break spaces keep an amount,
a date or a number together with its unit. A missing fact gives an empty text, because drafts are
previewed too.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext, pgettext_lazy

from people.formats import date_texts, format_pattern, money
from people.formats.date_texts import with_no_break_spaces_after_digits
from people.formats.sentence_language import in_sentence_language
from vacancies import conf
from vacancies.choices import SalaryPeriod, city_of_zone
from vacancies.posting import lifecycle

EN_DASH: Final = "\N{EN DASH}"
NO_BREAK_SPACE: Final = date_texts.NO_BREAK_SPACE
date_text = date_texts.date_text


SALARY_PER_PERIOD: Final = {
    SalaryPeriod.HOUR.value: gettext_lazy("%(sum)s per hour"),
    SalaryPeriod.MONTH.value: gettext_lazy("%(sum)s per month"),
    SalaryPeriod.YEAR.value: gettext_lazy("%(sum)s per year"),
}

# "One" is not here: its form depends on the noun in many languages (ett år, en månad).
NUMBER_WORDS: Final = {
    2: pgettext_lazy("number", "two"),
    3: pgettext_lazy("number", "three"),
    4: pgettext_lazy("number", "four"),
    5: pgettext_lazy("number", "five"),
    6: pgettext_lazy("number", "six"),
    7: pgettext_lazy("number", "seven"),
    8: pgettext_lazy("number", "eight"),
    9: pgettext_lazy("number", "nine"),
    10: pgettext_lazy("number", "ten"),
    11: pgettext_lazy("number", "eleven"),
    12: pgettext_lazy("number", "twelve"),
}


@dataclass(frozen=True, slots=True)
class DeadlineParts:
    """The parts of a deadline as text: date, weekday, time and zone."""

    date: str
    weekday: str
    clock: str
    zone: str

    def __str__(self) -> str:
        return gettext("%(weekday)s %(date)s, %(clock)s %(zone)s") % {
            "weekday": self.weekday,
            "date": self.date,
            "clock": self.clock,
            "zone": self.zone,
        }


@in_sentence_language
def deadline_parts(day: dt.date, time: dt.time | None, zone: str) -> DeadlineParts:
    """Return the deadline in parts as text; without a time, it is the end of that day."""
    last = lifecycle.last_minute_before_closing(day, time, zone)
    return DeadlineParts(
        date=date_text(day),
        weekday=dateformat.format(day, "l"),
        clock=dateformat.format(last, format_pattern("TIME_FORMAT")),
        zone=_zone_text(last, zone),
    )


@in_sentence_language
def timestamp_text(moment: dt.datetime, zone: str) -> str:
    """Return a time to the second: "20 May 2025, 14:07:31 Swedish time (CEST)"."""
    there = moment.astimezone(ZoneInfo(zone))
    return gettext("%(date)s, %(clock)s %(zone)s") % {
        "date": date_text(there.date()),
        "clock": dateformat.format(there, _time_format_with_seconds(format_pattern("TIME_FORMAT"))),
        "zone": _zone_text(there, zone),
    }


def zone_abbreviation(moment: dt.datetime) -> str:
    """Return the time zone's abbreviation ("CEST"), else its offset from UTC ("UTC−03:00")."""
    letters = moment.tzname() or ""
    return letters if letters.isalpha() else f"UTC{moment:%:z}".replace("-", "\N{MINUS SIGN}")


def days_left_text(days: int) -> str:
    """Return "3 days left" or, on the last day, "closes today"; empty after it."""
    if days < 0:
        return ""
    if days == 0:
        return pgettext("days left", "closes today")
    return with_no_break_spaces_after_digits(
        ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    )


def percent_text(percent: int) -> str:
    # Translators: a share, with the space that your language puts before the sign.
    return with_no_break_spaces_after_digits(gettext("%(number)d%%") % {"number": percent})


def money_text(
    amount: Decimal, currency: str, period: str = "", up_to: Decimal | None = None
) -> str:
    """Return an amount or, with `up_to`, a range. `period` is a `SalaryPeriod` or empty."""
    total = money.money_text(amount, currency, up_to)
    return str(SALARY_PER_PERIOD[period] % {"sum": total}) if period in SALARY_PER_PERIOD else total


def salary_sentence(
    amount: Decimal | None,
    currency: str = "",
    period: str = SalaryPeriod.MONTH.value,
    valid_from: dt.date | None = None,
    *,
    up_to: Decimal | None = None,
    by_agreement: bool = False,
) -> str:
    """Return a sentence on the starting salary, or "to be agreed"; empty without an amount."""
    if by_agreement:
        return gettext("Salary to be agreed.")
    if amount is None:
        return ""
    facts = {"salary": money_text(amount, currency, period, up_to)}
    if valid_from is None:
        return gettext("A starting salary of %(salary)s.") % facts
    facts["date"] = date_text(valid_from)
    return gettext("A starting salary of %(salary)s (valid from %(date)s).") % facts


def duration_text(min_months: int | None, max_months: int | None = None) -> str:
    """Return a duration as text: "four years", "four to five years" or "18 months"."""
    spans = [months for months in (min_months, max_months) if months]
    if not spans:
        return ""
    least, most = spans[0], spans[-1]
    if least % 12 or most % 12:
        counted = _range_in_words(least, most, pgettext("number of months", "one"))
        text = ngettext("%(count)s month", "%(count)s months", most)
    else:
        least, most = least // 12, most // 12
        counted = _range_in_words(least, most, pgettext("number of years", "one"))
        text = ngettext("%(count)s year", "%(count)s years", most)
    return with_no_break_spaces_after_digits(text % {"count": counted})


def duration_sentence(
    min_months: int | None, max_months: int | None = None, teaching_percent: int | None = None
) -> str:
    """Return a sentence on the duration, and on teaching if set; empty without a duration."""
    facts = {"duration": duration_text(min_months, max_months)}
    if not facts["duration"]:
        return ""
    if not min_months:
        return gettext("The position is limited to at most %(duration)s.") % facts
    if teaching_percent:
        return _duration_with_teaching_sentence(min_months, max_months, teaching_percent)
    if max_months and max_months > min_months:
        return gettext("This is a fixed-term position of %(duration)s.") % facts
    return gettext("The position is limited to %(duration)s.") % facts


def teaching_duty_text(percent: int | None) -> str:
    """Return the text of a list item on the teaching duty; empty without teaching."""
    if not percent:
        return ""
    return gettext(
        "Contribute to teaching and departmental duties (up to %(share)s of full-time; the "
        "position is extended accordingly)"
    ) % {"share": percent_text(percent)}


def working_hours_text(percent: int | None) -> str:
    """Return the working hours: "Full time (100%)", "Part time (50%)"; empty if not set."""
    if not percent:
        return ""
    facts = {"share": percent_text(percent)}
    if percent == 100:
        return gettext("Full time (%(share)s)") % facts
    return gettext("Part time (%(share)s)") % facts


def positions_text(minimum: int | None, maximum: int | None = None) -> str:
    """Return a number of positions: "1 position", "3–4 positions"; empty if not set."""
    least, most = minimum or maximum, maximum or minimum
    if not least or not most:
        return ""
    text = ngettext("%(count)s position", "%(count)s positions", most)
    return with_no_break_spaces_after_digits(text % {"count": _range_text(least, most)})


def number_range_text(minimum: int | None, maximum: int | None = None) -> str:
    """Return a number or a range of numbers without a noun: "1", "3–4"; "1" if not set."""
    least = minimum or 1
    return _range_text(least, maximum or least)


def pages_text(minimum: int | None, maximum: int | None = None) -> str:
    """Return a number of pages: "1 page", "1–2 pages"; empty if not set."""
    least, most = minimum or maximum, maximum or minimum
    if not least or not most:
        return ""
    text = ngettext("%(count)s page", "%(count)s pages", most)
    return with_no_break_spaces_after_digits(text % {"count": _range_text(least, most)})


def _duration_with_teaching_sentence(min_months: int, max_months: int | None, percent: int) -> str:
    facts = {"duration": duration_text(min_months), "share": percent_text(percent)}
    if max_months and max_months > min_months:
        facts["extended"] = duration_text(max_months)
        sentence = gettext(
            "The position is limited to %(duration)s, with the possibility to teach up to "
            "%(share)s, which extends the position to %(extended)s."
        )
    else:
        sentence = gettext(
            "The position is limited to %(duration)s, with the possibility to teach up to "
            "%(share)s, which extends the position accordingly."
        )
    return sentence % facts


def _time_format_with_seconds(time_format: str) -> str:
    """Return a time format with seconds ("H.i" gives "H.i.s"); "H:i:s" for one such as "P"."""
    with_seconds = re.sub(r"([^\w\s])i", r"\1i\1s", time_format)
    return with_seconds if with_seconds != time_format else "H:i:s"


def _range_text(minimum: int, maximum: int) -> str:
    return str(maximum) if minimum == maximum else f"{minimum}{EN_DASH}{maximum}"


def _range_in_words(minimum: int, maximum: int, word_for_one: str) -> str:
    """Return "four" or "four to five"; in figures if the larger number is over twelve."""
    words = {1: word_for_one, **NUMBER_WORDS}
    if maximum not in words:
        return _range_text(minimum, maximum)
    if minimum == maximum:
        return str(words[maximum])
    facts = {"least": words[minimum], "most": words[maximum]}
    return pgettext("numbers in words", "%(least)s to %(most)s") % facts


def _zone_text(moment: dt.datetime, zone: str) -> str:
    """Return the time zone as text: "Swedish time (CEST)", "New York time (EDT)"."""
    abbreviation = zone_abbreviation(moment)
    if conf.is_called_swedish_time(zone):
        # Each is a separate message, because a language may have its own name for summer time.
        if abbreviation == "CEST":
            return gettext("Swedish time (CEST)")
        return gettext("Swedish time (CET)")
    if zone.rpartition("/")[0] in {"", "Etc"}:
        return abbreviation
    # Translators: the clock of a city, as in "New York time (EDT)".
    return gettext("%(city)s time (%(abbreviation)s)") % {
        "city": city_of_zone(zone),
        "abbreviation": abbreviation,
    }
