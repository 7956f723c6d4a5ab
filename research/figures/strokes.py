"""Drawing functions of the figures: lines and dots as SVG, in a square of 240 units.

Stroke width and colour come from the page's stylesheet (`currentColor`); the class `hot` is the
only accent. A dot is a stroke of zero length, so that it remains round at any size. The markup
contains only numbers and class names defined here.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

SIZE: Final = 240
MIDDLE: Final = SIZE / 2

Point = tuple[float, float]


def path(commands: str, look: str = "") -> str:
    return f'<path{_class(look)} d="{commands}"/>'


def line(points: Iterable[Point], look: str = "") -> str:
    """Draw one line through all the points."""
    return path(_commands(points), look)


def lines(strokes: Iterable[Iterable[Point]], look: str = "") -> str:
    """Draw many lines of one style as one path."""
    return path("".join(_commands(points) for points in strokes), look)


def dots(points: Iterable[Point], width: float, look: str = "") -> str:
    commands = "".join(f"M{_number(x)} {_number(y)}h0" for x, y in points)
    return f'<path{_class(look)} d="{commands}" stroke-width="{width:g}" stroke-linecap="round"/>'


def circle(x: float, y: float, radius: float, look: str = "") -> str:
    return f'<circle{_class(look)} cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"/>'


def square(x: float, y: float, side: float) -> list[Point]:
    """Return the outline of a square around its middle, to be drawn as a line."""
    half = side / 2
    return [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
        (x - half, y - half),
    ]


def hexagon(x: float, y: float, radius: float) -> list[Point]:
    """Return the outline of a hexagon with a vertex at the top."""
    turns = [math.pi / 6 + side * math.pi / 3 for side in range(7)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def evenly_spaced(count: int, start: float, end: float) -> Sequence[float]:
    """Return `count` equally spaced numbers from start to end."""
    return [start + (end - start) * place / (count - 1) for place in range(count)]


def _commands(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""
