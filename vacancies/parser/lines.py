"""Splits a text into paragraphs and list items, each with its position.

Each line is a paragraph. If the text is hard-wrapped at a column, continuation lines are joined.
"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from vacancies.parser.facts import position
from vacancies.parser.text import headings
from vacancies.parser.text.cleaning import LONGEST_READ, collapse
from vacancies.parser.text.results import Line, Piece

BULLET: Final = re.compile(r"[ \t]*(?:[•●▪◦‣·∙■□➢➤✓✔\uf0b7][ \t]*|(?:[*+–—-]|o(?=\t| {2}))[ \t]+)")
LONE_BULLET: Final = re.compile(r"[ \t]*[•●▪◦‣·∙■□➢➤✓✔*–—-][ \t]*$")
NUMBER: Final = re.compile(r"[ \t]*(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-h]\))[ \t]+(?=\S)")
UNDERLINE: Final = re.compile(r"[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})[ \t]*$")
HASHES: Final = re.compile(r"[ \t]*#{1,6}[ \t]+")
ENDS_IN_ADDRESS: Final = re.compile(r"(?:https?://|@)\S+$")
LABELLED: Final = re.compile(r"[^\W\d_][\w ]{1,25}:\s")
ENDED: Final = (".", "!", "?", ":", ";")
WIDEST_BROKEN: Final = 100  # maximum length of lines in a hard-wrapped text
FULL: Final = 50  # minimum length of a line that continues


def read_lines(text: str) -> list[Line]:
    """Return the lines of a cleaned text; list marks and underlines become attributes."""
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
        if found and not blank and not pending and _goes_on(found[-1], line, is_broken=is_broken):
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
    """Whether paragraphs are hard-wrapped, at about the same column."""
    raws = [raw.rstrip() for raw in text.split("\n")]
    broken = [
        raw
        for raw, after in pairwise(raws)
        if _is_cut(raw) and after.strip() and not BULLET.match(after) and not BULLET.match(raw)
    ]
    return len(broken) >= 3


def _is_cut(raw: str) -> bool:
    return FULL <= len(raw) <= WIDEST_BROKEN and not raw.endswith(ENDED)


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
    """Return a table row ("Extent⇥Full time") as "label: value"."""
    label, tab, value = body.strip().partition("\t")
    if tab and value.strip() and "\t" not in value.strip() and not label.rstrip().endswith(":"):
        return f"{collapse(label)}: {collapse(value)}"
    return collapse(body)


def _goes_on(before: Line, line: Line, *, is_broken: bool) -> bool:
    """Whether a line continues the sentence of the line before."""
    if line.mark or line.is_marked_heading or before.is_marked_heading:
        return False
    above, text = before.piece.text, line.piece.text
    if above.endswith(ENDED) or ENDS_IN_ADDRESS.search(above) or LABELLED.match(text):
        return False
    is_cut = is_broken and before.piece.end - before.piece.start >= FULL
    if len(above) > LONGEST_READ or headings.section_key(above) is not None:
        return False
    if position.is_reference(text) and not (is_cut and text[:1].islower()):
        return False
    if text[:1].islower() and "@" not in text.split()[0] and not text.startswith("http"):
        return True
    return is_cut


def _joined(text: str, before: Line, line: Line) -> Line:
    start, end = before.piece.start, line.piece.end
    return replace(before, piece=Piece(f"{before.piece.text} {line.piece.text}", start, end))
