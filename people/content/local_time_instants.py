"""Finds instants to the second: when a local day ends, or a condition becomes true."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import Final

LONGEST_DAY: Final = timedelta(hours=26)
SECOND: Final = timedelta(seconds=1)


def start_of_next_local_day(at: datetime, zone: tzinfo) -> datetime:
    """Return the first instant after `at`, to the second, at which the date in this zone is later."""
    day, begin = at.astimezone(zone).date(), at.replace(microsecond=0)
    return first_second_when(
        lambda moment: moment.astimezone(zone).date() > day, begin + SECOND, begin + LONGEST_DAY
    )


def first_second_when(
    condition: Callable[[datetime], bool], before: datetime, after: datetime
) -> datetime:
    """Return the second from `before` on at which the condition becomes true for good; else `after`."""
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if condition(before + timedelta(seconds=middle)):
            high = middle
        else:
            low = middle + 1
    return before + timedelta(seconds=low)
