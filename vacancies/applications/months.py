"""Months of the calendar: how long things are kept is told in them."""

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of a shorter month (31 January + 1 = 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
