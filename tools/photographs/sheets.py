"""Lays photographs on contact sheets: one sheet a subject, a row a language, side by side.

A long page is cut and goes on in the next column, as in a newspaper: else a sheet would be a ribbon.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tools.photographs.camera import Photograph

SCALE: Final = 0.4
COLUMN: Final = 2600  # pixels of a page in one column
GAP: Final = 24
CUT: Final = 6
LABEL: Final = 28
PAPER: Final = (128, 128, 128)
LETTERS: Final = (255, 255, 255)


def lay(photographs: Iterable[Photograph], sheet: Path) -> None:
    """Writes the sheet: the photographs in their order, each under its name."""
    rows = [list(row) for _code, row in groupby(photographs, key=lambda one: one.language)]
    laid = [[(one, _small(one.file)) for one in row] for row in rows]
    if not laid:
        return
    width = max(sum(picture.width + GAP for _one, picture in row) for row in laid) + GAP
    heights = [max(picture.height for _one, picture in row) + LABEL + GAP for row in laid]
    paper = Image.new("RGB", (width, sum(heights) + GAP), PAPER)
    pen, font, top = ImageDraw.Draw(paper), ImageFont.load_default(16), GAP
    for row, height in zip(laid, heights, strict=True):
        left = GAP
        for one, picture in row:
            pen.text((left, top), f"{one.language} {one.condition}", LETTERS, font)
            paper.paste(picture, (left, top + LABEL))
            left += picture.width + GAP
        top += height
    paper.save(sheet)


def _small(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        page = picture.convert("RGB")
    width, column = round(page.width * SCALE), round(COLUMN * SCALE)
    page = page.resize((width, round(page.height * SCALE)), Image.Resampling.LANCZOS)
    cuts = range(0, page.height, column)
    size = (len(cuts) * (width + CUT) - CUT, min(page.height, column))
    columns = Image.new("RGB", size, PAPER)
    for number, top in enumerate(cuts):
        part = page.crop((0, top, width, min(top + column, page.height)))
        columns.paste(part, (number * (width + CUT), 0))
    return columns
