"""Draws portraits of fictional people for the gallery, screenshots and browser tests.

Real photographs come in every shape, so these do too: upright, wide with the face at one side,
bright, dark. The same face is drawn the same everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

SMOOTH: Final = 2  # drawn this much larger, then made smaller: round edges
GLASSES: Final[Colour] = (40, 44, 48)


@dataclass(frozen=True)
class Face:
    """A face to draw: centre `at` as shares of the image's size, half width `head` of its height."""

    hair: str  # one of HAIR
    skin: Colour
    hair_colour: Colour
    coat: Colour
    wall: Colour
    size: tuple[int, int] = (800, 1000)
    at: Point = (0.5, 0.4)
    head: float = 0.16
    glasses: bool = False

    @property
    def focal_point(self) -> tuple[int, int, int, int]:
        """Return centre, width and height of the face in pixels, as an image's focal point."""
        width, height = self.size
        (x, y), half = self.at, self.head * height
        return round(x * width), round(y * height), round(2.6 * half), round(3.4 * half)


class Canvas:
    """Canvas whose origin is the middle of the face, and whose unit is half the head's width."""

    def __init__(self, face: Face) -> None:
        self.width, self.height = (side * SMOOTH for side in face.size)
        self.middle = (face.at[0] * self.width, face.at[1] * self.height)
        self.unit = face.head * self.height
        self.image = Image.new("RGB", (self.width, self.height), face.wall)
        self._pen = ImageDraw.Draw(self.image)

    def _to_pixels(self, *points: Point) -> list[Point]:
        x, y = self.middle
        return [(x + across * self.unit, y + down * self.unit) for across, down in points]

    def oval(self, middle: Point, half: Point, colour: Colour) -> None:
        (across, down), (wide, high) = middle, half
        corners = self._to_pixels((across - wide, down - high), (across + wide, down + high))
        self._pen.ellipse([*corners[0], *corners[1]], fill=colour)

    def ring(self, middle: Point, half: float, colour: Colour) -> None:
        (across, down), width = middle, round(self.unit * 0.07)
        corners = self._to_pixels((across - half, down - half), (across + half, down + half))
        self._pen.ellipse([*corners[0], *corners[1]], outline=colour, width=width)

    def shape(self, points: list[Point], colour: Colour) -> None:
        self._pen.polygon(self._to_pixels(*points), fill=colour)

    def stroke(self, points: list[Point], width: float, colour: Colour) -> None:
        pixels, thickness = self._to_pixels(*points), round(width * self.unit)
        self._pen.line(pixels, fill=colour, width=thickness, joint="curve")

    def resized(self, size: tuple[int, int]) -> Image.Image:
        soft = self.image.filter(ImageFilter.GaussianBlur(SMOOTH * 0.7))
        return soft.resize(size, Image.Resampling.LANCZOS)


def draw_portrait(face: Face) -> Image.Image:
    """Return a drawing of the face as an image of `face.size`."""
    drawing = Canvas(face)
    _draw_background(drawing, face)
    behind, front = HAIR[face.hair]
    behind(drawing, face.hair_colour)
    _draw_body(drawing, face)
    _draw_head(drawing, face)
    front(drawing, face.hair_colour)
    if face.glasses:
        _draw_glasses(drawing)
    return drawing.resized(face.size)


def scale_rgb(colour: Colour, share: float) -> Colour:
    """Return the colour with its brightness multiplied by `share`, at most white."""
    red, green, blue = (min(255, round(part * share)) for part in colour)
    return red, green, blue


def _draw_background(drawing: Canvas, face: Face) -> None:
    """Draw the wall behind the person, lighter on one side."""
    for step in range(24, 0, -1):
        half = step * 0.45
        drawing.oval((-2.5, -2), (half, half), scale_rgb(face.wall, 1.14 - 0.008 * step))


def _draw_body(drawing: Canvas, face: Face) -> None:
    drawing.oval((0, 3.9), (2.5, 2.2), face.coat)
    drawing.shape([(-2.5, 3.9), (2.5, 3.9), (2.7, 9), (-2.7, 9)], face.coat)
    neck = scale_rgb(face.skin, 0.86)
    drawing.shape([(-0.62, 1.7), (0.62, 1.7), (0, 3.1)], neck)
    drawing.shape([(-0.42, 0.8), (0.42, 0.8), (0.5, 1.95), (-0.5, 1.95)], neck)
    drawing.shape([(-0.7, 1.75), (-0.1, 2.9), (-1.1, 2.5)], scale_rgb(face.coat, 1.2))
    drawing.shape([(0.7, 1.75), (0.1, 2.9), (1.1, 2.5)], scale_rgb(face.coat, 1.2))


def _draw_head(drawing: Canvas, face: Face) -> None:
    dark = scale_rgb(face.skin, 0.62)
    for side in (-1, 1):
        drawing.oval((side * 0.98, 0.1), (0.16, 0.28), scale_rgb(face.skin, 0.9))
    drawing.oval((0, 0), (1, 1.32), face.skin)
    for side in (-1, 1):
        drawing.oval((side * 0.4, -0.02), (0.1, 0.09), (34, 30, 30))
        brow = [(side * 0.22, -0.3), (side * 0.42, -0.36), (side * 0.6, -0.28)]
        drawing.stroke(brow, 0.08, scale_rgb(face.hair_colour, 0.9))
    drawing.stroke([(0.02, 0.05), (0.1, 0.38), (-0.06, 0.42)], 0.06, dark)
    drawing.stroke([(-0.34, 0.72), (-0.17, 0.8), (0, 0.82), (0.17, 0.8), (0.34, 0.72)], 0.08, dark)


def _draw_glasses(drawing: Canvas) -> None:
    for side in (-1, 1):
        drawing.ring((side * 0.42, 0), 0.33, GLASSES)
    drawing.stroke([(-0.1, -0.02), (0.1, -0.02)], 0.07, GLASSES)


def _draw_no_hair(drawing: Canvas, colour: Colour) -> None:
    """Draw nothing, for the side of the head (front or back) without hair."""


def _draw_short_hair(drawing: Canvas, colour: Colour) -> None:
    outside = [(-1.06, 0.1), (-1.1, -0.75), (-0.6, -1.4), (0, -1.52), (0.65, -1.4), (1.1, -0.7)]
    fringe = [(1.06, 0.1), (0.9, -0.55), (0.3, -0.9), (-0.4, -0.75), (-0.85, -0.5)]
    drawing.shape([*outside, *fringe], colour)


def _draw_long_hair(drawing: Canvas, colour: Colour) -> None:
    drawing.oval((0, -0.25), (1.28, 1.35), colour)
    drawing.shape([(-1.28, -0.3), (1.28, -0.3), (1.4, 2.3), (-1.4, 2.3)], colour)


def _draw_curls(drawing: Canvas, colour: Colour) -> None:
    for across, down in ((-1, -0.5), (-0.75, -1), (-0.3, -1.3), (0.25, -1.35), (0.75, -1.05)):
        drawing.oval((across, down), (0.45, 0.45), colour)
    drawing.oval((1.02, -0.5), (0.42, 0.45), colour)


def _draw_bun(drawing: Canvas, colour: Colour) -> None:
    drawing.oval((0, -1.75), (0.5, 0.45), colour)
    drawing.oval((0, -0.3), (1.14, 1.2), colour)


def _draw_hair_at_sides(drawing: Canvas, colour: Colour) -> None:
    for side in (-1, 1):
        drawing.oval((side * 1.0, -0.3), (0.2, 0.5), colour)


# What is drawn behind the head, and what before it.
type Draw = Callable[[Canvas, Colour], None]
HAIR: Final[dict[str, tuple[Draw, Draw]]] = {
    "short": (_draw_no_hair, _draw_short_hair),
    "long": (_draw_long_hair, _draw_short_hair),
    "curls": (_draw_curls, _draw_curls),
    "bun": (_draw_bun, _draw_short_hair),
    "bald": (_draw_hair_at_sides, _draw_no_hair),
}
