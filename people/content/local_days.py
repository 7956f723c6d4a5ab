"""When a day ends, on the clock of a time zone."""

from datetime import datetime, timedelta, tzinfo
from typing import Final

LONGEST_DAY: Final = timedelta(hours=26)


def end_of_local_day(at: datetime, zone: tzinfo) -> datetime:
    """Return the first instant after `at`, to the second, at which the date in this zone is later."""
    day, begin = at.astimezone(zone).date(), at.replace(microsecond=0)
    low, high = 1, int(LONGEST_DAY.total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (begin + timedelta(seconds=middle)).astimezone(zone).date() > day:
            high = middle
        else:
            low = middle + 1
    return begin + timedelta(seconds=low)
