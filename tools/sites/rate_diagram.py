"""Draws the diagram of an area's invented result: rate against length, with no words to translate."""

import math
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SMOOTH: Final = 2  # drawn this much larger, then made smaller: round edges
SIZE: Final = (1600, 960)
LEFT, RIGHT, TOP, BOTTOM = 130, 1540, 60, 840
LENGTHS: Final = (100, 200, 500, 1000, 2000)
RATES: Final = (0.1, 0.2, 0.3, 0.4, 0.5)
# A binary symmetric channel that flips a bit with probability 0.11, and one message in a thousand lost.
CAPACITY: Final = 0.5
DISPERSION: Final = 0.891
QUANTILE: Final = 3.09
INVENTED: Final = dict(zip(LENGTHS, (0.86, 0.9, 0.935, 0.945, 0.955), strict=True))

INK: Final = "#1b2328"
SOFT: Final = "#8a949a"
ACCENT: Final = "#0b6e6e"
type Point = tuple[float, float]


def highest_rate(length: float) -> float:
    """Return the normal approximation of the highest rate that any code of this length can have."""
    return CAPACITY - math.sqrt(DISPERSION / length) * QUANTILE + math.log2(length) / (2 * length)


def draw() -> Image.Image:
    image = Image.new("RGB", (SIZE[0] * SMOOTH, SIZE[1] * SMOOTH), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(36 * SMOOTH)
    pen.line([_at(90, 0.55), _at(90, 0), _at(2200, 0)], INK, 3 * SMOOTH)
    for length in LENGTHS:
        pen.line([_at(length, 0), _at(length, 0.008)], INK, 3 * SMOOTH)
        pen.text(_at(length, -0.012), str(length), INK, font, "mt")
    for rate in RATES:
        pen.text(_at(86, rate), f"{rate:.1f}", INK, font, "rm")
    for step in range(60):
        start = 90 * 1.0545**step
        pen.line([_at(start, CAPACITY), _at(start * 1.03, CAPACITY)], SOFT, 4 * SMOOTH)
    curve = [_at(100 * 1.02**step, highest_rate(100 * 1.02**step)) for step in range(152)]
    pen.line(curve, INK, 5 * SMOOTH, joint="curve")
    for length, share in INVENTED.items():
        x, y = _at(length, share * highest_rate(length))
        half = 11 * SMOOTH
        pen.ellipse([x - half, y - half, x + half, y + half], ACCENT)
    for place, letter in (((96, 0.54), "R"), ((2150, 0.03), "n"), ((2150, 0.52), "C")):
        pen.text(_at(*place), letter, INK, font, "lm")
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def _at(length: float, rate: float) -> Point:
    """Return the pixels of a point of the diagram; lengths are on a logarithmic scale."""
    across = math.log(length / 90) / math.log(2200 / 90)
    return (
        (LEFT + across * (RIGHT - LEFT)) * SMOOTH,
        (BOTTOM - rate / 0.55 * (BOTTOM - TOP)) * SMOOTH,
    )
