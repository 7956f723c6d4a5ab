"""A text as paragraphs and items of lists, each with its place.

A line is a paragraph, unless the text was broken at a column: then lines that go on are joined.
"""

import re
from dataclasses import replace
from typing import Final

from vacancies.pasting.cleaning import collapse
from vacancies.pasting.pieces import Line, Piece

BULLET: Final = re.compile(r"[ \t]*(?:[•●▪◦‣·∙■□➢➤✓✔\uf0b7][ \t]*|(?:[*–—-]|o(?=\t| {2}))[ \t]+)")
LONE_BULLET: Final = re.compile(r"[ \t]*[•●▪◦‣·∙■□➢➤✓✔*–—-][ \t]*$")
NUMBER: Final = re.compile(r"[ \t]*(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-h]\))[ \t]+(?=\S)")
UNDERLINE: Final = re.compile(r"[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})[ \t]*$")
HASHES: Final = re.compile(r"[ \t]*#{1,6}[ \t]+")
ENDED: Final = (".", "!", "?", ":", ";")
WIDEST_BROKEN: Final = 90  # no line of a text that was broken at a column is longer
FULL: Final = 50  # and most of its lines are at least so long


def read(text: str) -> list[Line]:
    """The lines of a cleaned text. Letters are never lost; marks and underlines become structure."""
    found: list[Line] = []
    is_broken = _is_broken(text)
    blank, pending = True, ""
    for start, raw in _physical(text):
        if not raw.strip():
            blank = True
            continue
        if UNDERLINE.match(raw):
            if found and not blank and not found[-1].mark:
                found[-1] = replace(found[-1], is_marked_heading=True)
            blank = True
            continue
        if LONE_BULLET.match(raw):
            pending = "ul"
            continue
        line = _line(start, raw, pending, after_blank=blank)
        if found and not blank and not pending and _goes_on(found[-1], line, raw, is_broken):
            line = _joined(text, found.pop(), line)
        found.append(line)
        blank, pending = False, ""
    return found


def _physical(text: str) -> list[tuple[int, str]]:
    start, found = 0, []
    for raw in text.split("\n"):
        found.append((start, raw))
        start += len(raw) + 1
    return found


def _is_broken(text: str) -> bool:
    widths = [len(raw) for raw in text.split("\n") if raw.strip()]
    full = [width for width in widths if width >= FULL]
    return len(full) >= 3 and max(widths) <= WIDEST_BROKEN and 2 * len(full) >= len(widths)


def _line(start: int, raw: str, pending: str, *, after_blank: bool) -> Line:
    mark, skipped, hashes = pending, 0, HASHES.match(raw)
    if hashes:
        skipped = hashes.end()
    elif bullet := BULLET.match(raw):
        mark, skipped = "ul", bullet.end()
    elif number := NUMBER.match(raw):
        mark, skipped = "ol", number.end()
    body = raw[skipped:]
    first = start + skipped + len(body) - len(body.lstrip())
    text = collapse(body.replace("\t", " \t ")) if mark or hashes else _with_label(body)
    piece = Piece(text, first, start + len(raw.rstrip()))
    return Line(piece, mark, after_blank, bool(hashes))


def _with_label(body: str) -> str:
    """A row of a table ("Extent⇥Full time") reads as a label with its value."""
    label, tab, value = body.strip().partition("\t")
    if tab and value.strip() and "\t" not in value.strip() and not label.rstrip().endswith(":"):
        return f"{collapse(label)}: {collapse(value)}"
    return collapse(body)


def _goes_on(before: Line, line: Line, raw: str, is_broken: bool) -> bool:
    if line.mark or line.is_marked_heading or before.is_marked_heading:
        return False
    text = line.piece.text
    if before.piece.text.endswith((".", "!", "?", ":")):
        return is_broken and len(before.piece.text) >= FULL and not before.piece.text.endswith(":")
    if text[:1].islower() and "@" not in text.split()[0] and not text.startswith("http"):
        return True
    wide = before.piece.end - before.piece.start >= FULL
    return is_broken and (wide or (bool(before.mark) and raw.startswith((" ", "\t"))))


def _joined(text: str, before: Line, line: Line) -> Line:
    start, end = before.piece.start, line.piece.end
    return replace(before, piece=Piece(f"{before.piece.text} {line.piece.text}", start, end))
