"""Checks that every PDF reader finds the same objects in a file (R10).

A table states where each object begins. If it is wrong, a reader searches the file and builds its
own table: qpdf finds objects at the beginning of a line; other readers also find them later in a
line or inside a text, and use the last object with a number. So a file is refused if another reader
could find an object that qpdf did not. ISO 32000-2, 7.5.4 (tables), 7.5.7 (object streams), 7.5.8.4
(two tables at once).
"""

import re
from array import array
from collections.abc import Iterator
from itertools import islice
from mmap import mmap
from typing import Final

from pikepdf import Array, Integer, Object, Pdf

from vacancies.applications.files.pdf import object_search
from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.image_sizes import integer_entry_or_zero
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason
from vacancies.applications.files.pdf.unpacking import iter_unpacked_chunks

HEADER: Final = b"%PDF-"
MAX_BYTES_BEFORE_HEADER: Final = 1024
TABLE_OBJECT: Final = re.compile(
    rb"\d+\s+\d+\s+obj\s*<<(?:[^<>]|<[^<>]*>|<<[^<>]*>>){0,1000}?/Type\s*/XRef\b"
)
SECOND_TABLE: Final = re.compile(rb"/XRefStm\s+(\d{1,12})")
# A name with an escaped character (#xx), which no program writes in a trailer.
ESCAPED_NAME: Final = re.compile(rb"/\w*#")
FREE: Final = 0
PLAIN: Final = 1
PACKED: Final = 2
NO_POSITION: Final = -1
# Bytes of the smallest object with its table line.
MIN_OBJECT_BYTES: Final = 40
INDEX_BITS: Final = 32
# The highest object number that pdfium accepts; above it, it builds its own table.
MAX_NUMBER: Final = 1 << 22
MAX_BLANKS: Final = 64
# Mebibytes of an unpacked table or object stream; the table of four million objects has as many.
MOST_PIECES: Final = 32

# The number of an object, and the position where it begins.
type NumberAndPosition = tuple[int, int]


class ObjectTableCheck:
    """Compares the objects that qpdf found in a file with those that its bytes contain."""

    def __init__(self, pdf: Pdf, content: mmap) -> None:
        self._pdf, self._content = pdf, content
        self._before = max(content.find(HEADER, 0, MAX_BYTES_BEFORE_HEADER), 0)
        entries = pdf.get_xref_table()
        self._last = min(max((one for one, _generation in entries), default=0), MAX_NUMBER)
        # By object number, in compact form: the object's position, or its stream and its index
        # there.
        self._positions = array("q", [NO_POSITION]) * (self._last + 1)
        self._packed = array("q", [NO_POSITION]) * (self._last + 1)
        self._seen = bytearray(self._last + 1)
        self._has_rivals = any(one > MAX_NUMBER for one, _generation in entries)
        for (one, _generation), entry in entries.items():
            if one <= self._last and entry.type == PLAIN:
                self._positions[one] = self._position_at_offset(entry.offset or 0)
            elif one <= self._last and entry.type == PACKED:
                self._packed[one] = _pack_location(entry.obj_stream_number, entry.obj_stream_index)
        self._has_revisions = False
        self._unknown: set[NumberAndPosition] = set()
        self._unknown_packed: set[NumberAndPosition] = set()
        self._table_streams: list[PdfDictionary] = []

    def add_if_object_or_table_stream(self, dictionary: PdfDictionary) -> None:
        """Record the objects in an object stream, or a cross-reference stream; ignore others."""
        kind = dictionary.name_entry("/Type") if dictionary.stream is not None else ""
        if dictionary.stream is not None and kind == "/ObjStm":
            holder, _generation = dictionary.stream.objgen
            for index, one in enumerate(_object_numbers(dictionary)):
                self._record_object(one, self._is_no_newer_compressed_object(one, holder, index))
                if not self._is_known_to_qpdf(one):
                    self._unknown_packed.add((one, holder))
        elif kind == "/XRef":
            self._table_streams.append(dictionary)

    def is_ambiguous(self) -> bool:
        """Whether other readers could find other objects. Add each dictionary of the document first."""
        for one, place in object_search.iter_possible_objects(self._content):
            is_known = self._is_known_to_qpdf(one)
            self._record_object(one, not is_known or place <= self._object_or_stream_position(one))
            if not is_known:
                self._unknown.add((one, place))
        tables = list(object_search.iter_cross_reference_tables(self._content))
        return (
            self._has_rivals
            or not object_search.has_startxref_at_end(self._content)
            or not all(map(self._is_unambiguous_table, tables))
            or self._has_unlisted_object(tables)
        )

    def _record_object(self, object_number: int, is_newest: bool) -> None:
        """Record an object of the bytes; not `is_newest` if readers may prefer it to qpdf's."""
        self._has_rivals = self._has_rivals or not is_newest
        if object_number <= self._last:
            self._has_revisions = self._has_revisions or bool(self._seen[object_number])
            self._seen[object_number] = True

    def _is_known_to_qpdf(self, object_number: int) -> bool:
        return object_number <= self._last and not (
            self._positions[object_number] == self._packed[object_number] == NO_POSITION
        )

    def _is_no_newer_compressed_object(
        self, object_number: int, stream_number: int, index: int
    ) -> bool:
        if not self._is_known_to_qpdf(object_number):
            return True
        known = self._packed[object_number]
        if known != NO_POSITION and known >> INDEX_BITS == stream_number:
            return known == _pack_location(stream_number, index)
        return self._object_or_stream_position(stream_number) < self._object_or_stream_position(
            object_number
        )

    def _object_or_stream_position(self, object_number: int) -> int:
        holder = (
            object_number
            if object_number > self._last or self._packed[object_number] == NO_POSITION
            else self._packed[object_number] >> INDEX_BITS
        )
        return self._positions[holder] if holder <= self._last else NO_POSITION

    def _position_at_offset(self, offset: int) -> int:
        """Return the position in the file of a table's offset, after any white space there."""
        place = self._before + offset
        some = self._content[place : place + MAX_BLANKS]
        return place + len(some) - len(some.lstrip(object_search.BLANKS))

    def _has_unlisted_object(self, tables: list[object_search.CrossReferenceTable]) -> bool:
        """Whether the bytes contain an object that no cross-reference table lists."""
        if not self._unknown and not self._unknown_packed:
            return False
        entries = [
            entry for dictionary in self._table_streams for entry in _iter_table_entries(dictionary)
        ]
        listed = {
            (one, self._position_at_offset(at))
            for table in tables
            for one, at in table.positions.items()
        }
        listed |= {
            (one, self._position_at_offset(at)) for one, kind, at in entries if kind == PLAIN
        }
        packed = {(one, at) for one, kind, at in entries if kind == PACKED}
        # qpdf ignores numbers that are far too large, and other readers do not.
        last = max(self._last, len(self._content) // MIN_OBJECT_BYTES)
        known = {(one, place) for one, place in listed if one <= last}
        return not self._unknown_packed <= packed or not all(
            self._is_cross_reference_stream_at(place) for _one, place in self._unknown - known
        )

    def _is_cross_reference_stream_at(self, position: int) -> bool:
        """Whether a cross-reference stream begins here; no table needs to list it."""
        return TABLE_OBJECT.match(self._content, position) is not None

    def _is_unambiguous_table(self, table: object_search.CrossReferenceTable) -> bool:
        if not table.is_regular and self._has_revisions:
            return False
        places = [int(offset) for offset in SECOND_TABLE.findall(table.trailer)]
        return not ESCAPED_NAME.search(table.trailer) and all(
            self._agrees_with_second_table(table, one) for one in places
        )

    def _agrees_with_second_table(
        self, table: object_search.CrossReferenceTable, offset: int
    ) -> bool:
        """Whether the second table of a hybrid file, at this offset, agrees with the first."""
        place = self._position_at_offset(offset)
        one = self._positions.index(place) if place in self._positions else None
        second = as_pdf_dictionary(self._pdf.get_object(one, 0)) if one else None
        return second is not None and all(
            kind == FREE or table.positions.get(one, first) == first
            for one, kind, first in _iter_table_entries(second)
        )


def _pack_location(stream_number: int | None, index: int | None) -> int:
    """Return a stream's number and an index in it as one integer, to save memory."""
    return (stream_number or 0) << INDEX_BITS | (index or 0)


def _object_numbers(object_stream: PdfDictionary) -> list[int]:
    """Return the object numbers that an object stream lists at its beginning."""
    words = _stream_content(object_stream)[
        : integer_entry_or_zero(object_stream.entries, "/First")
    ].split()
    return [
        int(word) for word in words[: 2 * integer_entry_or_zero(object_stream.entries, "/N") : 2]
    ]


def _stream_content(dictionary: PdfDictionary) -> bytes:
    """Return the decompressed stream. Raises PdfRefusedError if it is too large for a table."""
    if dictionary.stream is None:
        return b""
    pieces = list(islice(iter_unpacked_chunks(dictionary, dictionary.stream), MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES:
        raise PdfRefusedError(Reason.TOO_COMPLEX)
    return b"".join(pieces)


def _iter_table_entries(table_stream: PdfDictionary) -> Iterator[tuple[int, int, int]]:
    """Yield (object number, type, position) of the entries of a cross-reference stream.

    ISO 32000-2, 7.5.8.3.
    """
    widths = _integers_in_array(table_stream.entries.get("/W"))
    sections = _integers_in_array(table_stream.entries.get("/Index")) or [
        0,
        integer_entry_or_zero(table_stream.entries, "/Size"),
    ]
    content = _stream_content(table_stream)
    start = 0
    for first, length in zip(sections[::2], sections[1::2], strict=True):
        for one in range(first, first + length):
            line = content[start : start + sum(widths)]
            kind = int.from_bytes(line[: widths[0]]) if widths[0] else PLAIN
            yield one, kind, int.from_bytes(line[widths[0] : widths[0] + widths[1]])
            start += sum(widths)


def _integers_in_array(value: Object | None) -> list[int]:
    entries = list(value) if isinstance(value, Array) else []
    return [int(entry) for entry in entries if isinstance(entry, Integer)]
