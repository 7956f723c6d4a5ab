"""Whether a bar is missed, or whether that may be noise of a busy machine.

Every bar is measured in several rounds, and the rounds of everything that is compared are interleaved.
The table shows the median of the rounds. A bar is missed only if the best third of the rounds misses it, too,
because other work on the machine spoils rounds but improves none. If only the median misses, the table says
"noise", and the run does not fail.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

BETTER_THIRD: Final = 1 / 3


class Verdict(StrEnum):
    MET = "met"
    NOISE = "noise"
    MISSED = "missed"


def percentile(values: Sequence[float], part: float) -> float:
    """Return the smallest value that at least this part of the values does not exceed."""
    ordered = sorted(values)
    rank = -int(-len(ordered) * part // 1)
    return ordered[min(max(rank, 1), len(ordered)) - 1]


def median(values: Sequence[float]) -> float:
    """Return the middle value. Of two in the middle, it is the lower one."""
    return percentile(values, 0.5)


def judge(rounds: Sequence[float], limit: float, *, is_minimum: bool = False) -> Verdict:
    """Compare rounds with a limit, which is a maximum unless `is_minimum`."""
    if is_minimum:
        rounds, limit = [-value for value in rounds], -limit
    if median(rounds) <= limit:
        return Verdict.MET
    return Verdict.NOISE if percentile(rounds, BETTER_THIRD) <= limit else Verdict.MISSED
