"""The table for docs/measurements.md."""

from tools.bench.bars import Bar
from tools.bench.noise import Verdict, judge, median
from tools.bench.rounds import Measured

HEAD = "| what | measured | rounds | bar | |\n|---|---|---|---|---|"


def number(value: float, unit: str) -> str:
    """With as many digits as mean something."""
    digits = 0 if abs(value) >= 100 or unit in {"queries", ""} else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}{f' {unit}' if unit else ''}"


def verdict(bar: Bar, measured: Measured | None) -> Verdict:
    if measured is None:
        return Verdict.MISSED
    return judge(measured.values, bar.limit, is_minimum=bar.is_minimum)


def row(bar: Bar, measured: Measured | None) -> str:
    limit = f"{'≥' if bar.is_minimum else '≤'} {bar.limit:g}{f' {bar.unit}' if bar.unit else ''}"
    if measured is None:
        return f"| {bar.what} | not measured | | {limit} | **missed** |"
    values = measured.values
    middle = number(median(values), bar.unit)
    spread = f"{number(min(values), bar.unit)} to {number(max(values), bar.unit)}"
    shown = f"{middle} ({measured.note})" if measured.note else middle
    judged = verdict(bar, measured)
    emphasis = "**" if judged is Verdict.MISSED else ""
    spread = spread if min(values) < max(values) else ""
    return f"| {bar.what} | {shown} | {spread} | {limit} | {emphasis}{judged}{emphasis} |"
