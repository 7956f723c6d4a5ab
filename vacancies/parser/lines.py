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
from vacancies.parser.text.cleaning import LONGEST_READ, collapse_spaces
from vacancies.parser.text.pages import header_and_footer_indexes
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
    wrapping = _wrap_column(text)
    blank, pending = True, ""
    for start, raw in _lines_with_offsets(text):
        if not raw.strip():
            blank = True
        elif UNDERLINE.match(raw):
            if found and not blank and not found[-1].mark:
                found[-1] = replace(found[-1], is_marked_heading=True)
            blank = True
        elif LONE_BULLET.match(raw):
            pending = "ul"
        else:
            line = _parse_line(start, raw, pending, after_blank=blank)
            if (
                found
                and not blank
                and not pending
                and _continues_line_before(text, found[-1], line, wrapping)
            ):
                line = _join_lines(text, found.pop(), line)
            found.append(line)
            blank, pending = False, ""
    return _with_labels_above(found)


def _lines_with_offsets(text: str) -> list[tuple[int, str]]:
    """Return the lines with their offsets, without headers and footers; several labels are divided."""
    raws = text.split("\n")
    dropped = header_and_footer_indexes(raws)
    start, found = 0, []
    for place, raw in enumerate(raws):
        if place not in dropped:
            found += [
                (start + offset, part) for offset, part in labels.split_labelled_segments(raw)
            ]
        start += len(raw) + 1
    return found


def read_headers_and_footers(text: str) -> list[Piece]:
    """Return the headers and footers of the pages of a text, each once."""
    raws = text.split("\n")
    start, found = 0, dict[str, Piece]()
    dropped = header_and_footer_indexes(raws)
    for place, raw in enumerate(raws):
        if place in dropped and any(map(str.isalnum, raw)):
            found.setdefault(
                collapse_spaces(raw), Piece(collapse_spaces(raw), start, start + len(raw))
            )
        start += len(raw) + 1
    return list(found.values())


def _with_labels_above(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; a label and the value below it ("EXTENT", "100%") become one line."""
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


def _is_label_above(line_above: Line, line: Line) -> bool:
    if line_above.mark or line.mark or len(line.piece.text) > 45:
        return False
    rule = labels.rule_for_label(line_above.piece.text)
    if rule == "salary" and not any(map(str.isdigit, line.piece.text)):
        return False  # a heading
    if line.after_blank and not any(map(str.isdigit, line.piece.text)):
        return False
    return rule in VALUES_BELOW and not line.piece.text.endswith((".", ":", "?", "!"))


def _wrap_column(text: str) -> int:
    """Return the column at which paragraphs are hard-wrapped; 0 if they are not."""
    raws = [raw.rstrip() for raw in text.split("\n")]
    broken = [
        raw
        for raw, after in pairwise(raws)
        if _may_be_wrapped(raw)
        and after.strip()
        and not BULLET.match(after)
        and not BULLET.match(raw)
    ]
    return max(map(len, broken)) if len(broken) >= 3 else 0


def _may_be_wrapped(line: str) -> bool:
    return FULL <= len(line) <= WIDEST_BROKEN and not line.endswith(ENDED)


def _parse_line(start: int, raw_line: str, pending_mark: str, *, after_blank: bool) -> Line:
    mark, skipped, hashes = pending_mark, 0, HASHES.match(raw_line)
    if starred := STARRED.match(raw_line):
        piece = Piece(
            collapse_spaces(starred["text"]), start + starred.start("text"), start + len(raw_line)
        )
        return Line(piece, "", after_blank, is_marked_heading=True)
    if hashes:
        skipped = hashes.end()
    elif bullet := BULLET.match(raw_line):
        mark, skipped = "ul", bullet.end()
    elif number := NUMBER.match(raw_line):
        mark, skipped = "ol", number.end()
    body = raw_line[skipped:]
    first = start + skipped + len(body) - len(body.lstrip())
    text = (
        collapse_spaces(body.replace("\t", " \t ")) if mark or hashes else _with_label_colon(body)
    )
    piece = Piece(text, first, start + len(raw_line.rstrip()))
    return Line(piece, mark, after_blank, bool(hashes))


def _with_label_colon(row: str) -> str:
    """Return a row of a table of facts ("Extent⇥Full time") as "label: value"."""
    found = labels.labelled_value(row)
    if found and ":" not in row[: len(found.label) + 3]:
        return f"{found.label}: {found.value}"
    label, tab, value = row.strip().partition("\t")
    if tab and value.strip() and "\t" not in value.strip() and not label.rstrip().endswith(":"):
        return f"{collapse_spaces(label)}: {collapse_spaces(value)}"
    return collapse_spaces(row)


def _continues_line_before(
    whole_text: str, line_before: Line, line: Line, wrap_column: int
) -> bool:
    """Whether a line continues the sentence of the line before."""
    if line.mark or line.is_marked_heading or line_before.is_marked_heading:
        return False
    above, below = line_before.piece.text, line.piece.text
    is_lower = below[:1].islower()
    is_cut = bool(wrap_column) and line_before.piece.end - line_before.piece.start >= FULL
    if _is_complete(above) or LABELLED.match(below):
        return False
    is_fact = position.begins_with_reference(below) or labels.labelled_value(below) is not None
    if is_fact and not (is_cut and is_lower):
        return False
    if "@" in below.split()[0] or below.startswith(("http", "www.")):
        return bool(wrap_column) and (above.endswith(",") or bool(TO_ADDRESS.search(above)))
    if is_lower:
        return bool(wrap_column) or above.endswith((",", "-")) or bool(GOES_ON.search(above))
    is_new = below[:1].isupper() and not GOES_ON.search(above)
    return is_cut and not (
        is_new and _had_room_for_next_word(whole_text, line_before, below, wrap_column)
    )


def _is_complete(text: str) -> bool:
    """Whether the next line cannot continue this one: an end of sentence, address, heading or label."""
    return (
        text.endswith(ENDED)
        or ENDS_IN_ADDRESS.search(text) is not None
        or len(text) > LONGEST_READ
        or headings.section_key(text) is not None
        or labels.labelled_value(text) is not None
    )


def _had_room_for_next_word(
    whole_text: str, line_before: Line, text_below: str, wrap_column: int
) -> bool:
    """Whether the first word of the next line would have fitted, so that the break is intended."""
    last = line_before.piece.end - (whole_text.rfind("\n", 0, line_before.piece.end) + 1)
    return last + 1 + len(text_below.split(maxsplit=1)[0]) <= wrap_column


def _join_lines(whole_text: str, line_before: Line, line: Line) -> Line:
    start, end = line_before.piece.start, line.piece.end
    return replace(
        line_before,
        piece=Piece(_join_texts(line_before.piece.text, line.piece.text, whole_text), start, end),
    )


def _join_texts(text_above: str, text_below: str, whole_text: str) -> str:
    """Return the texts of two lines joined; a word hyphenated between them is joined too."""
    if not DIVIDED.search(text_above) or not text_below[:1].islower():
        return f"{text_above} {text_below}"
    if JOINT.match(text_below):  # "yt- och grundvatten"
        return f"{text_above} {text_below}"
    head, tail = re.findall(r"\w+-$", text_above)[0], re.findall(r"^\w+", text_below)[0]
    is_compound = f"{head}{tail}".casefold() in whole_text.casefold()
    return f"{text_above}{text_below}" if is_compound else f"{text_above[:-1]}{text_below}"
