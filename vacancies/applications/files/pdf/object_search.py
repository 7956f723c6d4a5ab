"""Finds the objects and tables that a reader may find by searching a PDF's bytes (R10)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from typing import Final

BLANKS: Final = b"\0\t\n\f\r "
# Padding that programs and mail servers add to the end of any file.
PADDING: Final = BLANKS + b"\x1a"
BLOCK_BYTES: Final = 1 << 16
# How far from the end readers look for the position of the table; poppler looks no further.
LAST_BYTES: Final = 1024
BLANK: Final = rb"[\0\t\n\f\r ]"
STARTXREF: Final = re.compile(rb"%s+startxref%s+\d+(?=%s|%%|\Z)" % (BLANK, BLANK, BLANK))
OBJECT_KEYWORD: Final = b"obj"
OBJECT_END: Final = b"end"
DIGITS_AT_END: Final = re.compile(rb"\d+\Z")
MAX_DIGITS: Final = 20
TABLE_START: Final = re.compile(rb"xref%s+(?=\d)" % BLANK)
TABLE_KEYWORD: Final = b"xref"
POSITION_OF_TABLE: Final = b"start"
# pdfium assumes lines of twenty bytes in a table; other readers read it word by word.
TABLE_LINE_BYTES: Final = 20
TABLE_SECTION: Final = re.compile(
    rb"(\d{1,10}) +(\d{1,10}) *(?:\r\n|\r|\n)((?:\d{10} \d{5} [nf](?: \r| \n|\r\n))*+)"
)
KIND_OFFSET: Final = 17
USED_ENTRY: Final = ord("n")
OFFSET_BYTES: Final = 10
TRAILER: Final = re.compile(rb"%s*trailer(.*?)startxref" % BLANK, re.DOTALL)


@dataclass(frozen=True, slots=True)
class CrossReferenceTable:
    """A cross-reference table in plain text; in newer files such tables are streams."""

    positions: dict[int, int]
    trailer: bytes
    is_regular: bool


def end_before_padding(content: mmap) -> int:
    """Return the position where the padding at the end of the file begins."""
    end = len(content)
    while end > 0:
        block = content[max(0, end - BLOCK_BYTES) : end]
        kept = len(block.rstrip(PADDING))
        end -= len(block) - kept
        if kept:
            break
    return end


def has_startxref_at_end(content: mmap) -> bool:
    """Whether the last `startxref` is near the end, where all readers look for it."""
    last = content.rfind(b"startxref")
    is_a_word = last > 0 and STARTXREF.match(content, last - 1) is not None
    return is_a_word and last >= end_before_padding(content) - LAST_BYTES


def iter_possible_objects(content: mmap) -> Iterator[tuple[int, int]]:
    """Yield (object number, position) of everything that looks like the start of an object."""
    for keyword in _iter_positions(OBJECT_KEYWORD, content, not_after=OBJECT_END):
        generation = _start_of_digits_before(content, _end_of_word_before(content, keyword))
        if generation is None:
            continue
        end = _end_of_word_before(content, generation)
        place = _start_of_digits_before(content, end)
        if place is not None and end < generation and not _is_in_comment_line(content, place):
            yield int(content[place:end]), place


def _iter_positions(word: bytes, content: mmap, *, not_after: bytes) -> Iterator[int]:
    """Yield where a word begins. A regular expression would need thirty times as long."""
    position = content.find(word)
    while position >= 0:
        if content[max(0, position - len(not_after)) : position] != not_after:
            yield position
        position = content.find(word, position + len(word))


def _start_of_digits_before(content: mmap, end: int) -> int | None:
    found = DIGITS_AT_END.search(content[max(0, end - MAX_DIGITS) : end])
    return end - len(found[0]) if found else None


def _end_of_word_before(content: mmap, end: int) -> int:
    """Return where the last word before `end` ends; white space and comments are skipped."""
    while True:
        window = content[max(0, end - MAX_DIGITS) : end]
        kept = len(window.rstrip(BLANKS))
        between = window[kept:]
        end -= len(between)
        if not kept and end > 0:
            continue
        remark = _find_comment_start(content, end) if re.search(rb"[\r\n]", between) else -1
        if remark < 0:
            return end
        end = remark


def _find_comment_start(content: mmap, end: int) -> int:
    return content.find(b"%", _start_of_line(content, end), end)


def _is_in_comment_line(content: mmap, position: int) -> bool:
    """Whether the position is in a comment line; pdfTeX lists object numbers in such lines."""
    line = _start_of_line(content, position)
    return content[line : line + 1] == b"%"


def _start_of_line(content: mmap, position: int) -> int:
    line = 1 + content.rfind(b"\n", 0, position)
    # Not from the beginning of the file, where most programs write no carriage return.
    return max(line, 1 + content.rfind(b"\r", line, position))


def iter_cross_reference_tables(content: mmap) -> Iterator[CrossReferenceTable]:
    for keyword in _iter_positions(TABLE_KEYWORD, content, not_after=POSITION_OF_TABLE):
        if found := TABLE_START.match(content, keyword):
            yield _parse_cross_reference_table(content, found.end())


def _parse_cross_reference_table(content: mmap, position: int) -> CrossReferenceTable:
    rows: dict[int, int] = {}
    is_regular = True
    while section := TABLE_SECTION.match(content, position):
        first, length, lines = int(section[1]), int(section[2]), section[3]
        is_regular = is_regular and len(lines) == length * TABLE_LINE_BYTES
        for number, start in enumerate(range(0, len(lines), TABLE_LINE_BYTES), first):
            if lines[start + KIND_OFFSET] == USED_ENTRY:
                rows[number] = int(lines[start : start + OFFSET_BYTES])
        position = section.end()
    trailer = TRAILER.match(content, position)
    return CrossReferenceTable(
        rows, trailer[1] if trailer else b"", is_regular and trailer is not None
    )
