"""Draws an SVG figure of lines, arcs, dots and circles on a square of 240 units.

It reads only what `research.figures.svg_shapes` writes: the elements `path` (with M, L, A, and h for a
dot) and `circle`, and the classes `hot` (accented) and `fill`.
"""

import math
import re
from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageDraw

UNITS: Final = 244  # of the view box, which begins at -2
SUPERSAMPLING: Final = 3
LINE: Final = 1.1  # units
HOT_LINE: Final = 2.4
ELEMENT: Final = re.compile(r"<(path|circle)\b([^>]*)/>")
ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
COMMAND: Final = re.compile(r"([MLAh])([^MLAh]*)")
NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
ARC_STEPS: Final = 48

Point = tuple[float, float]


class FigureImage:
    """A transparent image on which the parts of a figure are drawn, in two colours."""

    def __init__(self, side: int, colour: str, hot_colour: str) -> None:
        self._scale = side * SUPERSAMPLING / UNITS
        size = side * SUPERSAMPLING
        # Transparent pixels have the colour of the lines, so that edges do not darken.
        self._side = side
        self._image = Image.new("RGBA", (size, size), f"{colour}00")
        self._draw = ImageDraw.Draw(self._image)
        self._colours = (colour, hot_colour)

    def draw(self, svg: str) -> Image.Image:
        """Draw the elements of an SVG; return the image at its final size."""
        for name, attributes in ELEMENT.findall(svg):
            values = dict(ATTRIBUTE.findall(attributes))
            classes = values.get("class", "").split()
            draw_element = self._draw_circle if name == "circle" else self._draw_path
            draw_element(values, "hot" in classes, "fill" in classes)
        return self._image.resize((self._side, self._side), Image.Resampling.LANCZOS)

    def _draw_circle(self, values: dict[str, str], is_hot: bool, is_filled: bool) -> None:
        x, y, radius = (float(values[name]) for name in ("cx", "cy", "r"))
        box = (*self._pixel((x - radius, y - radius)), *self._pixel((x + radius, y + radius)))
        self._draw.ellipse(box, outline=self._colours[is_hot], width=self._line_width(is_hot))

    def _draw_path(self, values: dict[str, str], is_hot: bool, is_filled: bool) -> None:
        colour = self._colours[is_hot]
        for points in _subpaths(values["d"]):
            pixels = [self._pixel(point) for point in points]
            if len(pixels) == 1:
                self._draw_dot(pixels[0], float(values.get("stroke-width", "3")), colour)
            elif is_filled:
                self._draw.polygon(pixels, fill=colour)
            else:
                self._draw.line(pixels, fill=colour, width=self._line_width(is_hot), joint="curve")

    def _draw_dot(self, centre: Point, diameter: float, colour: str) -> None:
        (x, y), radius = centre, max(diameter, 3) * self._scale / 2
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def _pixel(self, point: Point) -> Point:
        return (point[0] + 2) * self._scale, (point[1] + 2) * self._scale

    def _line_width(self, is_hot: bool) -> int:
        return max(round((HOT_LINE if is_hot else LINE) * self._scale), 1)


def _subpaths(commands: str) -> list[list[Point]]:
    """Return the points of each part of a path; a part with a single point is a dot."""
    parts: list[list[Point]] = []
    for letter, rest in COMMAND.findall(commands):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        if letter == "M":
            parts.append([(numbers[0], numbers[1])])
        elif letter == "L":
            parts[-1].append((numbers[0], numbers[1]))
        elif letter == "A":
            radius, sweep, x, y = numbers[0], bool(numbers[4]), numbers[5], numbers[6]
            parts[-1].extend(_arc_points(parts[-1][-1], (x, y), radius, sweep, bool(numbers[3])))
    return parts


def _arc_points(
    start: Point, end: Point, radius: float, sweep: bool, is_large: bool
) -> Iterable[Point]:
    """Yield points on a circular arc as SVG defines it, without its start."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    half = math.hypot(dx, dy) / 2
    if not half:
        return
    radius = max(radius, half)
    height = math.sqrt(radius * radius - half * half) * (1 if sweep != is_large else -1)
    centre = (
        (start[0] + end[0]) / 2 - height * dy / (2 * half),
        (start[1] + end[1]) / 2 + height * dx / (2 * half),
    )
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    angle = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    for step in range(1, ARC_STEPS + 1):
        turn = first + angle * step / ARC_STEPS
        yield centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)
