"""Splits a text into paragraphs and list items, each with its position.

Each line is a paragraph. If the text is hard-wrapped at a column, continuation lines are joined.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from vacancies.parser.facts import position
from vacancies.parser.text import headings, labels
from vacancies.parser.text.cleaning import LONGEST_READ, collapse
from vacancies.parser.text.pages import page_lines
from vacancies.parser.text.results import Line, Piece

BULLET: Final = re.compile(r"[ \t]*(?:[•●▪◦‣·∙■□☐❑»➢➤►▶✓✔][ \t]*|(?:[*+–—-]|o(?=\t| {2}))[ \t]+)")
LONE_BULLET: Final = re.compile(r"[ \t]*(?:[•●▪◦‣·∙■□☐➢➤✓✔*–—-]|[A-Z]\d{1,2})[ \t]*$")
NUMBER: Final = re.compile(
    r"[ \t]*(?:\d{1,2}[.)]|\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)|[a-h]\)|(?:i|ii|iii|iv|v"
    r"|vi|vii|viii|ix|x)\.)[ \t]+(?=\S)"
)
UNDERLINE: Final = re.compile(r"[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|(?:~ ?){3,})[ \t]*$")
STARRED: Final = re.compile(r"[ \t]*\*(?P<text>[^*]{3,80})\*[ \t]*$")
HASHES: Final = re.compile(r"[ \t]*#{1,6}[ \t]+")
ENDS_IN_ADDRESS: Final = re.compile(r"(?:https?://|@)\S+$")
LABELLED: Final = re.compile(r"[^\W\d_][\w ]{1,25}:\s")
DIVIDED: Final = re.compile(r"[^\W\d_]-$")
JOINT: Final = re.compile(r"(?:och|eller|samt|till|resp|and|or|to)\b")
GOES_ON: Final = re.compile(
    r"\b(?:och|eller|samt|att|som|i|på|av|för|med|till|en|ett|den|det|de|and|or|of|the|a|an|in|to|for|with|that|which|by|at|on|from)$",
    re.IGNORECASE,
)
TO_ADDRESS: Final = re.compile(
    r"\b(?:at|to|via|through|on|by|from|or|and|see|is|på|till|genom|eller|och|är|se|under)$",
    re.IGNORECASE,
)
VALUES_BELOW: Final = (
    *("deadline", "reference", "extent", "place", "positions", "start", "opens", "none"),
    *("employment", "duration", "salary", "credits", "students", "examiner"),
)
ENDED: Final = (".", "!", "?", ":", ";")
WIDEST_BROKEN: Final = 100  # maximum length of lines in a hard-wrapped text
FULL: Final = 50  # minimum length of a line that continues


def read_lines(text: str) -> list[Line]:
    """Return the lines of a cleaned text; list marks and underlines become attributes.

    Headers and footers of pages are left out.
    """
    found: list[Line] = []
    wrapping = _wrapping(text)
    blank, pending = True, ""
    for start, raw in _physical(text):
        if not raw.strip():
            blank = True
        elif UNDERLINE.match(raw):
            if found and not blank and not found[-1].mark:
                found[-1] = replace(found[-1], is_marked_heading=True)
            blank = True
        elif LONE_BULLET.match(raw):
            pending = "ul"
        else:
            line = _line(start, raw, pending, after_blank=blank)
            if found and not blank and not pending and _goes_on(text, found[-1], line, wrapping):
                line = _joined(text, found.pop(), line)
            found.append(line)
            blank, pending = False, ""
    return _with_labels_above(found)


def _physical(text: str) -> list[tuple[int, str]]:
    """Return the lines of the text without those of its pages; lines of several labels are divided."""
    raws = text.split("\n")
    dropped = page_lines(raws)
    start, found = 0, []
    for place, raw in enumerate(raws):
        if place not in dropped:
            found += [(start + offset, part) for offset, part in labels.segments(raw)]
        start += len(raw) + 1
    return found


def read_page_lines(text: str) -> list[Piece]:
    """Return the headers and footers of the pages of a text, each once."""
    raws = text.split("\n")
    start, found = 0, dict[str, Piece]()
    dropped = page_lines(raws)
    for place, raw in enumerate(raws):
        if place in dropped and any(map(str.isalnum, raw)):
            found.setdefault(collapse(raw), Piece(collapse(raw), start, start + len(raw)))
        start += len(raw) + 1
    return list(found.values())


def _with_labels_above(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; a label above its value ("EXTENT", "100%") is one line with it."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above and _is_label_above(above, line):
            piece, under = above.piece, line.piece
            text = f"{piece.text.rstrip(': ')}: {under.text}"
            found[-1] = replace(above, piece=Piece(text, piece.start, under.end))
        else:
            found.append(line)
    return found


def _is_label_above(above: Line, line: Line) -> bool:
    if above.mark or line.mark or len(line.piece.text) > 45:
        return False
    rule = labels.rule_of(above.piece.text)
    if rule == "salary" and not any(map(str.isdigit, line.piece.text)):
        return False  # a heading
    if line.after_blank and not any(map(str.isdigit, line.piece.text)):
        return False
    return rule in VALUES_BELOW and not line.piece.text.endswith((".", ":", "?", "!"))


def _wrapping(text: str) -> int:
    """Return the column at which paragraphs are hard-wrapped; 0 if they are not."""
    raws = [raw.rstrip() for raw in text.split("\n")]
    broken = [
        raw
        for raw, after in pairwise(raws)
        if _is_cut(raw) and after.strip() and not BULLET.match(after) and not BULLET.match(raw)
    ]
    return max(map(len, broken)) if len(broken) >= 3 else 0


def _is_cut(raw: str) -> bool:
    return FULL <= len(raw) <= WIDEST_BROKEN and not raw.endswith(ENDED)


def _line(start: int, raw: str, pending: str, *, after_blank: bool) -> Line:
    mark, skipped, hashes = pending, 0, HASHES.match(raw)
    if starred := STARRED.match(raw):
        piece = Piece(collapse(starred["text"]), start + starred.start("text"), start + len(raw))
        return Line(piece, "", after_blank, is_marked_heading=True)
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
    """Return a row of a table of facts ("Extent⇥Full time") as "label: value"."""
    found = labels.labelled(body)
    if found and ":" not in body[: len(found.label) + 3]:
        return f"{found.label}: {found.value}"
    label, tab, value = body.strip().partition("\t")
    if tab and value.strip() and "\t" not in value.strip() and not label.rstrip().endswith(":"):
        return f"{collapse(label)}: {collapse(value)}"
    return collapse(body)


def _goes_on(text: str, before: Line, line: Line, wrapping: int) -> bool:
    """Whether a line continues the sentence of the line before."""
    if line.mark or line.is_marked_heading or before.is_marked_heading:
        return False
    above, below = before.piece.text, line.piece.text
    is_lower = below[:1].islower()
    is_cut = bool(wrapping) and before.piece.end - before.piece.start >= FULL
    if _is_over(above) or LABELLED.match(below):
        return False
    is_fact = position.is_reference(below) or labels.labelled(below) is not None
    if is_fact and not (is_cut and is_lower):
        return False
    if "@" in below.split()[0] or below.startswith(("http", "www.")):
        return bool(wrapping) and (above.endswith(",") or bool(TO_ADDRESS.search(above)))
    if is_lower:
        return bool(wrapping) or above.endswith((",", "-")) or bool(GOES_ON.search(above))
    is_new = below[:1].isupper() and not GOES_ON.search(above)
    return is_cut and not (is_new and _had_room(text, before, below, wrapping))


def _is_over(text: str) -> bool:
    """Whether nothing can follow a line: a sentence's end, an address, a heading, a row of a table."""
    return (
        text.endswith(ENDED)
        or ENDS_IN_ADDRESS.search(text) is not None
        or len(text) > LONGEST_READ
        or headings.section_key(text) is not None
        or labels.labelled(text) is not None
    )


def _had_room(text: str, before: Line, below: str, wrapping: int) -> bool:
    """Whether the first word of the next line would have fitted, so that the break was meant."""
    last = before.piece.end - (text.rfind("\n", 0, before.piece.end) + 1)
    return last + 1 + len(below.split(maxsplit=1)[0]) <= wrapping


def _joined(text: str, before: Line, line: Line) -> Line:
    start, end = before.piece.start, line.piece.end
    return replace(before, piece=Piece(_with(before.piece.text, line.piece.text, text), start, end))


def _with(above: str, below: str, text: str) -> str:
    """Return two lines as one; a word that was divided between them is one again."""
    if not DIVIDED.search(above) or not below[:1].islower():
        return f"{above} {below}"
    if JOINT.match(below):  # "yt- och grundvatten"
        return f"{above} {below}"
    head, tail = re.findall(r"\w+-$", above)[0], re.findall(r"^\w+", below)[0]
    is_compound = f"{head}{tail}".casefold() in text.casefold()
    return f"{above}{below}" if is_compound else f"{above[:-1]}{below}"
