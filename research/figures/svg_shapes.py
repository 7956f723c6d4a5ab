"""Draws the parts of the figures as SVG: lines, dots and circles in a square of 240 units.

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


def svg_path(commands: str, css_class: str = "") -> str:
    return f'<path{_class_attribute(css_class)} d="{commands}"/>'


def polyline(points: Iterable[Point], css_class: str = "") -> str:
    """Return an SVG path through all the points."""
    return svg_path(_path_commands(points), css_class)


def polylines(strokes: Iterable[Iterable[Point]], css_class: str = "") -> str:
    """Return one SVG path with many lines of the same style."""
    return svg_path("".join(_path_commands(points) for points in strokes), css_class)


def dots(points: Iterable[Point], width: float, css_class: str = "") -> str:
    commands = "".join(f"M{_format_number(x)} {_format_number(y)}h0" for x, y in points)
    stroke = f'stroke-width="{width:g}" stroke-linecap="round"'
    return f'<path{_class_attribute(css_class)} d="{commands}" {stroke}/>'


def circle(x: float, y: float, radius: float, css_class: str = "") -> str:
    centre = f'cx="{_format_number(x)}" cy="{_format_number(y)}"'
    return f'<circle{_class_attribute(css_class)} {centre} r="{_format_number(radius)}"/>'


def square_outline_around_point(x: float, y: float, side: float) -> list[Point]:
    """Return the corners of a square around its centre, as a closed outline for `polyline`."""
    half = side / 2
    return [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
        (x - half, y - half),
    ]


def hexagon_outline(x: float, y: float, radius: float) -> list[Point]:
    """Return the corners of a hexagon, one at the top, as a closed outline for `polyline`."""
    turns = [math.pi / 6 + side * math.pi / 3 for side in range(7)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def evenly_spaced_numbers(count: int, start: float, end: float) -> Sequence[float]:
    """Return `count` equally spaced numbers from start to end."""
    return [start + (end - start) * place / (count - 1) for place in range(count)]


def _path_commands(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_format_number(x)} {_format_number(y)}" for x, y in points)


def _format_number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _class_attribute(css_class: str) -> str:
    return f' class="{css_class}"' if css_class else ""
