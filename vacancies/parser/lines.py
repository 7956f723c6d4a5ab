"""Splits a text into paragraphs and list items, each with its position.

Each line is a paragraph. If the text is hard-wrapped at a column, continuation lines are joined.
"""

import re
from dataclasses import replace
from typing import Final

from vacancies.parser.heading_marks import numbered_heading_offsets
from vacancies.parser.label_joining import join_labels_with_values
from vacancies.parser.text import labels
from vacancies.parser.text.cleaning import collapse_spaces
from vacancies.parser.text.headers_and_footers import header_footer_and_gap_indexes
from vacancies.parser.text.results import Line, Piece
from vacancies.parser.wrapping import (
    BULLET,
    EMOJI,
    NUMBER,
    continues_line_before,
    is_address_for_line_before,
    join_lines,
    wrap_column_of,
)

LONE_BULLET: Final = re.compile(
    r"[ \t]*(?:[•●▪◦‣·∙■□☐➢➤✓✔○◉◆◇❖\u2043▸➔➜→★*–—-]|[A-Z]\d{1,2})[ \t]*$"
)
UNDERLINE: Final = re.compile(r"[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|(?:~ ?){3,})[ \t]*$")
STARRED: Final = re.compile(r"[ \t]*\*(?P<text>[^*]{3,80})\*[ \t]*$")
HASHES: Final = re.compile(r"[ \t]*#{1,6}[ \t]+")


def parse_lines(text: str) -> list[Line]:
    """Return the lines of a cleaned text; list marks and underlines become attributes.

    Headers and footers of pages are left out.
    """
    found: list[Line] = []
    wrapping = wrap_column_of(text)
    blank, pending = True, ""
    raws = _body_segments_with_offsets(text)
    numbered = numbered_heading_offsets([raw for _start, raw in raws])
    for place, (start, raw) in enumerate(raws):
        if place in numbered:
            found.append(_line_of_numbered_heading(start, raw, numbered[place], after_blank=blank))
            blank, pending = False, ""
        elif not raw.strip():
            blank = True
        elif UNDERLINE.match(raw):
            if found and not blank and not found[-1].list_tag:
                found[-1] = replace(found[-1], is_marked_heading=True)
            blank = True
        elif LONE_BULLET.match(raw):
            pending = "ul"
        else:
            line = _parse_line(start, raw, pending, after_blank=blank)
            goes_on = found and (
                continues_line_before(text, found[-1], line, wrapping)
                if not blank and not pending
                else is_address_for_line_before(found[-1], line)
            )
            if goes_on:
                line = join_lines(text, found.pop(), line)
            found.append(line)
            blank, pending = False, ""
    return join_labels_with_values(found)


def _line_of_numbered_heading(
    start: int, raw_line: str, words_at: int, *, after_blank: bool
) -> Line:
    text = collapse_spaces(raw_line[words_at:])
    piece = Piece(text, start + words_at, start + len(raw_line.rstrip()))
    return Line(piece, "", after_blank, is_marked_heading=True)


def _body_segments_with_offsets(text: str) -> list[tuple[int, str]]:
    """Return the lines with their offsets, without headers and footers, one label in each."""
    raws = text.split("\n")
    dropped = header_footer_and_gap_indexes(raws)
    start, found = 0, []
    for place, raw in enumerate(raws):
        if place not in dropped:
            found += [
                (start + offset, part) for offset, part in labels.split_labelled_segments(raw)
            ]
        start += len(raw) + 1
    return found


def find_headers_and_footers(text: str) -> list[Piece]:
    """Return the headers and footers of the pages of a text, each once."""
    raws = text.split("\n")
    start, found = 0, dict[str, Piece]()
    dropped = header_footer_and_gap_indexes(raws)
    for place, raw in enumerate(raws):
        if place in dropped and any(map(str.isalnum, raw)):
            found.setdefault(
                collapse_spaces(raw), Piece(collapse_spaces(raw), start, start + len(raw))
            )
        start += len(raw) + 1
    return list(found.values())


def _parse_line(start: int, raw_line: str, pending_list_tag: str, *, after_blank: bool) -> Line:
    mark, skipped, hashes = pending_list_tag, 0, HASHES.match(raw_line)
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
    elif emoji := EMOJI.match(raw_line):
        skipped = emoji.end()
    body = raw_line[skipped:]
    first = start + skipped + len(body) - len(body.lstrip())
    text = (
        collapse_spaces(body.replace("\t", " \t "))
        if mark or hashes
        else _table_row_as_label_line(body)
    )
    piece = Piece(text, first, start + len(raw_line.rstrip()))
    return Line(piece, mark, after_blank, bool(hashes))


def _table_row_as_label_line(row: str) -> str:
    """Return a row of two cells ("Extent⇥Full time") as "label: value"; of others collapse the spaces."""
    found = labels.split_known_label_and_value(row)
    if found and ":" not in row[: len(found.label) + 3]:
        return f"{found.label}: {found.value}"
    label, tab, value = row.strip().partition("\t")
    if tab and value.strip() and "\t" not in value.strip() and not label.rstrip().endswith(":"):
        return f"{collapse_spaces(label)}: {collapse_spaces(value)}"
    return collapse_spaces(row)
