"""Dates as texts, in the active language. No-break spaces keep the day with its month and year."""

import datetime as dt
import re
from typing import Final

from django.utils import dateformat
from django.utils.translation import gettext

from people.formats import format_pattern
from people.formats.sentence_language import in_sentence_language

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


@in_sentence_language
def date_text(day: dt.date) -> str:
    """Return a date as text: "15 April 2027"."""
    return with_no_break_spaces_after_digits(dateformat.format(day, format_pattern("DATE_FORMAT")))


@in_sentence_language
def date_with_weekday_text(day: dt.date) -> str:
    """Return a date with its weekday: "Thursday 15 April 2027"."""
    parts = {"weekday": dateformat.format(day, "l"), "date": date_text(day)}
    return gettext("%(weekday)s %(date)s") % parts


def with_no_break_spaces_after_digits(text: str) -> str:
    """Return the text with each space after a digit replaced by a no-break space."""
    return re.sub(r"(?<=\d) (?=\S)", NO_BREAK_SPACE, text)
