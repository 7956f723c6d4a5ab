"""R10: check that every reader of PDF finds the same objects in a file.

A table says where each object begins. Where it is wrong, each reader searches the file and makes a table
of its own: qpdf takes what begins a line, others also what follows on the same line or stands in a text, and
the last object of a number counts. So a file is refused where another reader could find an object that qpdf
did not.
ISO 32000-2, 7.5.4 (tables), 7.5.7 (object streams), 7.5.8.4 (two tables at once).
"""

import re
from array import array
from collections.abc import Iterator
from itertools import islice
from mmap import mmap
from typing import Final

from pikepdf import Array, Integer, Object, Pdf

from vacancies.applications.files.pdf import object_bytes
from vacancies.applications.files.pdf.objects import Part, part_of
from vacancies.applications.files.pdf.pictures import number
from vacancies.applications.files.pdf.unpacking import pieces

HEADER: Final = b"%PDF-"
MAX_BEFORE: Final = 1024
TABLE_OBJECT: Final = re.compile(
    rb"\d+\s+\d+\s+obj\s*<<(?:[^<>]|<[^<>]*>|<<[^<>]*>>){0,1000}?/Type\s*/XRef\b"
)
SECOND_TABLE: Final = re.compile(rb"/XRefStm\s+(\d{1,12})")
# A name with a number in place of a letter, which no program writes there.
ESCAPED_NAME: Final = re.compile(rb"/\w*#")
FREE: Final = 0
PLAIN: Final = 1
PACKED: Final = 2
NOWHERE: Final = -1
# The smallest object and its line in a table.
LEAST_BYTES: Final = 40
BITS: Final = 32
# pdfium knows none above, and so makes a table of its own.
MAX_NUMBER: Final = 1 << 22
MAX_BLANKS: Final = 64

# The number of an object, and the place where it begins.
type Found = tuple[int, int]


class ObjectTable:
    """What qpdf found, to be compared with what is in the bytes."""

    def __init__(self, pdf: Pdf, content: mmap) -> None:
        self._pdf, self._content = pdf, content
        self._before = max(content.find(HEADER, 0, MAX_BEFORE), 0)
        entries = pdf.get_xref_table()
        self._last = min(max((one for one, _generation in entries), default=0), MAX_NUMBER)
        # By number, in little memory: where an object begins, or which stream holds it, and where in it.
        self._places = array("q", [NOWHERE]) * (self._last + 1)
        self._packed = array("q", [NOWHERE]) * (self._last + 1)
        self._seen = bytearray(self._last + 1)
        self._has_rivals = any(one > MAX_NUMBER for one, _generation in entries)
        for (one, _generation), entry in entries.items():
            if one <= self._last and entry.type == PLAIN:
                self._places[one] = self._place_of(entry.offset or 0)
            elif one <= self._last and entry.type == PACKED:
                self._packed[one] = _joined(entry.obj_stream_number, entry.obj_stream_index)
        self._has_revisions = False
        self._unknown: set[Found] = set()
        self._unknown_packed: set[Found] = set()
        self._table_streams: list[Part] = []

    def look_at(self, part: Part) -> None:
        """Notes what an object stream holds, and where the tables are."""
        kind = part.name("/Type") if part.stream is not None else ""
        if part.stream is not None and kind == "/ObjStm":
            holder, _generation = part.stream.objgen
            for index, one in enumerate(_numbers_in(part)):
                self._note(one, self._is_newest_packed(one, holder, index))
                if not self._is_known(one):
                    self._unknown_packed.add((one, holder))
        elif kind == "/XRef":
            self._table_streams.append(part)

    def is_ambiguous(self) -> bool:
        """Asked after all objects have been looked at."""
        for one, place in object_bytes.objects(self._content):
            is_known = self._is_known(one)
            self._note(one, not is_known or place <= self._place(one))
            if not is_known:
                self._unknown.add((one, place))
        tables = list(object_bytes.tables(self._content))
        return (
            self._has_rivals
            or not object_bytes.names_its_table(self._content)
            or not all(map(self._is_clear, tables))
            or self._has_unlisted(tables)
        )

    def _note(self, one: int, is_newest: bool) -> None:
        """`is_newest`: it is what qpdf found, an older revision of that, or what an update took away."""
        self._has_rivals = self._has_rivals or not is_newest
        if one <= self._last:
            self._has_revisions = self._has_revisions or bool(self._seen[one])
            self._seen[one] = True

    def _is_known(self, one: int) -> bool:
        return one <= self._last and not (self._places[one] == self._packed[one] == NOWHERE)

    def _is_newest_packed(self, one: int, holder: int, index: int) -> bool:
        if not self._is_known(one):
            return True
        known = self._packed[one]
        if known != NOWHERE and known >> BITS == holder:
            return known == _joined(holder, index)
        return self._place(holder) < self._place(one)

    def _place(self, one: int) -> int:
        holder = (
            one if one > self._last or self._packed[one] == NOWHERE else self._packed[one] >> BITS
        )
        return self._places[holder] if holder <= self._last else NOWHERE

    def _place_of(self, offset: int) -> int:
        """Offsets count from the first line, and some point to the blanks before an object."""
        place = self._before + offset
        some = self._content[place : place + MAX_BLANKS]
        return place + len(some) - len(some.lstrip(object_bytes.BLANKS))

    def _has_unlisted(self, tables: list[object_bytes.Table]) -> bool:
        """Whether an object is in no table, neither in the newest nor in that of a revision before it."""
        if not self._unknown and not self._unknown_packed:
            return False
        entries = [entry for part in self._table_streams for entry in _entries(part)]
        listed = {(one, self._place_of(at)) for table in tables for one, at in table.places.items()}
        listed |= {(one, self._place_of(at)) for one, kind, at in entries if kind == PLAIN}
        packed = {(one, at) for one, kind, at in entries if kind == PACKED}
        # qpdf leaves out a number that is far too large, and others do not.
        last = max(self._last, len(self._content) // LEAST_BYTES)
        known = {(one, place) for one, place in listed if one <= last}
        return not self._unknown_packed <= packed or not all(
            self._is_table(place) for _one, place in self._unknown - known
        )

    def _is_table(self, place: int) -> bool:
        """One that is an object need not be in a table itself."""
        return TABLE_OBJECT.match(self._content, place) is not None

    def _is_clear(self, table: object_bytes.Table) -> bool:
        if not table.is_regular and self._has_revisions:
            return False
        places = [int(offset) for offset in SECOND_TABLE.findall(table.trailer)]
        return not ESCAPED_NAME.search(table.trailer) and all(
            self._agrees(table, one) for one in places
        )

    def _agrees(self, table: object_bytes.Table, offset: int) -> bool:
        """Whether the second table of an old and new file says nothing else than the first."""
        place = self._place_of(offset)
        one = self._places.index(place) if place in self._places else None
        second = part_of(self._pdf.get_object(one, 0)) if one else None
        return second is not None and all(
            kind == FREE or table.places.get(one, first) == first
            for one, kind, first in _entries(second)
        )


def _joined(holder: int | None, index: int | None) -> int:
    """One number, since a thesis has fifty thousand of them and little memory."""
    return (holder or 0) << BITS | (index or 0)


def _numbers_in(part: Part) -> list[int]:
    """Those of the objects in it, which its content begins with."""
    words = _content(part)[: number(part.entries, "/First")].split()
    return [int(word) for word in words[: 2 * number(part.entries, "/N") : 2]]


def _content(part: Part) -> bytes:
    return b"".join(islice(pieces(part, part.stream), 1)) if part.stream is not None else b""


def _entries(table: Part) -> Iterator[tuple[int, int, int]]:
    """Number, kind and place of what it names: ISO 32000-2, 7.5.8.3."""
    widths = _integers(table.entries.get("/W"))
    sections = _integers(table.entries.get("/Index")) or [0, number(table.entries, "/Size")]
    content = _content(table)
    start = 0
    for first, length in zip(sections[::2], sections[1::2], strict=True):
        for one in range(first, first + length):
            line = content[start : start + sum(widths)]
            kind = int.from_bytes(line[: widths[0]]) if widths[0] else PLAIN
            yield one, kind, int.from_bytes(line[widths[0] : widths[0] + widths[1]])
            start += sum(widths)


def _integers(thing: Object | None) -> list[int]:
    entries = list(thing) if isinstance(thing, Array) else []
    return [int(entry) for entry in entries if isinstance(entry, Integer)]
