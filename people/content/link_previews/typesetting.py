"""Fonts and lines: which font has a letter, what no font has, and how large a text can be.

No picture shows the box of a missing glyph. A word with a letter that no font has is left out, and so is
a symbol such as an emoji.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import Final

from PIL import ImageFont

from people import conf

REGULAR: Final = 400
BOLD: Final = 700
ELLIPSIS: Final = "…"
# A code point that is never assigned, so it shows how a font draws what it does not have.
NO_CHARACTER: Final = "\U0010ffff"
INVISIBLE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
BREAKABLE_PART: Final = re.compile(r"[^\s-]*-+|[^\s-]+ ?| ")
LONGEST_TEXT: Final = 400  # characters; no picture has room for more


@dataclass(frozen=True)
class Typeface:
    """The fonts of the setting, in one size and weight."""

    size: int
    weight: int = REGULAR

    def width(self, text: str) -> float:
        return sum(font.getlength(part) for font, part in self.runs(text))

    def runs(self, text: str) -> Iterable[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield the parts of a text that have the same font, with this font."""
        for path, letters in groupby(text, key=_font_with_glyph):
            yield _font(path or _font_paths()[0], self.size, self.weight), "".join(letters)


def printable_text(text: str) -> str:
    """Return the words that the fonts can show, without invisible characters, on one line."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_TEXT])
    visible = "".join(
        letter
        for letter in composed
        if letter.isspace() or unicodedata.category(letter) not in INVISIBLE_CATEGORIES
    )
    shown = (_without_missing_symbols(word) for word in visible.split())
    return " ".join(word for word in shown if word and all(map(_font_with_glyph, word)))


def largest_fitting_lines(
    text: str, sizes: Sequence[tuple[int, int]], weight: int, width: int
) -> tuple[Typeface, list[str]]:
    """Return the first typeface that fits, with the lines; `sizes` are (size, most lines), largest first.

    If even the last size is too large, words are broken, and a text that is cut ends with an ellipsis.
    """
    for size, most in sizes:
        typeface = Typeface(size, weight)
        lines = _wrapped_lines(text, typeface, width)
        if len(lines) <= most and all(typeface.width(line) <= width for line in lines):
            return typeface, lines
    size, most = sizes[-1]
    typeface, most = Typeface(size, weight), max(most, 1)
    lines = [
        piece
        for line in _wrapped_lines(text, typeface, width)
        for piece in _pieces_of_line(line, typeface, width)
    ]
    if len(lines) <= most:
        return typeface, lines
    return typeface, _shortened(lines[:most], typeface, width)


def shortened_line(text: str, typeface: Typeface, width: int) -> str:
    """Return the text, cut with an ellipsis if it is wider than `width`."""
    return text if typeface.width(text) <= width else _shortened([text], typeface, width)[0]


def _wrapped_lines(text: str, typeface: Typeface, width: int) -> list[str]:
    """Break the text between words and after hyphens; a word can be wider than `width`."""
    lines: list[str] = []
    for part in BREAKABLE_PART.findall(text):
        joined = lines[-1] + part if lines else part
        if lines and typeface.width(joined.rstrip()) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    return [line.strip() for line in lines]


def _pieces_of_line(line: str, typeface: Typeface, width: int) -> Iterable[str]:
    """Yield the line, in pieces if it is a word that is too wide."""
    while line:
        end = max(_number_of_letters_that_fit(line, typeface, width), 1)
        yield line[:end]
        line = line[end:]


def _number_of_letters_that_fit(text: str, typeface: Typeface, width: int) -> int:
    ends = range(1, len(text) + 1)
    return bisect_right(ends, width, key=lambda end: ceil(typeface.width(text[:end])))


def _shortened(lines: list[str], typeface: Typeface, width: int) -> list[str]:
    """Return the lines, the last of which is cut to end with an ellipsis."""
    room = width - int(typeface.width(ELLIPSIS)) - 1
    last = lines[-1][: _number_of_letters_that_fit(lines[-1], typeface, room)]
    return [*lines[:-1], last.rstrip(" ,;:–-") + ELLIPSIS]


def _without_missing_symbols(word: str) -> str:
    """Return the word without symbols and marks that no font has; missing letters stay."""
    return "".join(
        letter
        for letter in word
        if unicodedata.category(letter)[0] in "LN" or _font_with_glyph(letter)
    )


def _font_paths() -> tuple[str, ...]:
    return conf.link_preview_fonts()


def _font_with_glyph(letter: str) -> str:
    """Return the path of the first font that has this letter; empty if none has it."""
    return _first_font_with_glyph(letter, _font_paths())


@lru_cache(maxsize=4096)
def _first_font_with_glyph(letter: str, paths: tuple[str, ...]) -> str:
    return next((path for path in paths if letter.isspace() or _has_glyph(path, letter)), "")


def _has_glyph(path: str, letter: str) -> bool:
    font = _font(path, 40, REGULAR)
    return _shape(font, letter) != _shape(font, NO_CHARACTER)


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> tuple[float, bytes]:
    return font.getlength(letter), bytes(font.getmask(letter))


@lru_cache(maxsize=64)
def _font(path: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    try:
        font.set_variation_by_axes([weight])
    except (OSError, NotImplementedError):  # a font without a weight to choose
        pass
    return font
