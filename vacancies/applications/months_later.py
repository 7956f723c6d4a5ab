"""Adds calendar months to a date; retention periods are given in months."""

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    """Return the date this many months later: a month after 31 January is 28 or 29 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
