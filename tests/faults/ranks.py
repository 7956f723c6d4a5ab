"""Whether two samples can be told apart: the rank test of Mann and Whitney, both ways.

https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test with the normal approximation, which is good
from some ten values on. It asks whether values of one sample tend to be larger; how much larger and
how they are distributed does not matter.
"""

import math
from collections.abc import Sequence


def p_value(first: Sequence[float], second: Sequence[float]) -> float:
    """How probable so large a difference of ranks is where there is none."""
    one, two = len(first), len(second)
    wins = sum((a > b) + (a == b) / 2 for a in first for b in second)
    spread = math.sqrt(one * two * (one + two + 1) / 12)
    return math.erfc(abs(wins - one * two / 2) / spread / math.sqrt(2))
