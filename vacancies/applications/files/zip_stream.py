"""Streams ZIP archives, with only one chunk of one file in memory.

Needs a server that sends each piece as it comes. If a file fails, the stream breaks off before the
archive's table of contents, so no program accepts the incomplete archive.
"""

import io
import zipfile
from collections.abc import Buffer, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from django.core.files import File

from vacancies.applications.files.storage import CHUNK_BYTES

# ZIP cannot store dates before this year.
FIRST_YEAR: Final = 1980


@dataclass(frozen=True)
class ArchiveEntry:
    """A file to write into an archive; `size` is an upper bound of its bytes."""

    path: str
    at: datetime
    size: int
    pieces: Iterable[bytes]


def archive_entry_of_bytes(path: str, at: datetime, content: bytes) -> ArchiveEntry:
    return ArchiveEntry(path, at, len(content), [content])


def iter_pieces_and_close(file: BinaryIO | File) -> Iterator[bytes]:
    """Yield the content of an open file in chunks, and close it at the end."""
    with file:
        while piece := file.read(CHUNK_BYTES):
            yield piece


def stream_zip(entries: Iterable[ArchiveEntry]) -> Iterator[bytes]:
    """Yield a ZIP archive of these entries in chunks; each entry is read when its turn comes."""
    outlet = _OutputBuffer()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            with archive.open(_zip_info(entry), "w") as target:
                for piece in entry.pieces:
                    target.write(piece)
                    yield from outlet.pop_written_pieces()
    yield from outlet.pop_written_pieces()


def _zip_info(entry: ArchiveEntry) -> zipfile.ZipInfo:
    at = entry.at.timetuple()[:6]
    head = zipfile.ZipInfo(entry.path, at if at[0] >= FIRST_YEAR else (FIRST_YEAR, 1, 1, 0, 0, 0))
    # Compressed although PDF hardly shrinks: programs that unpack while downloading cannot read an
    # uncompressed entry whose length follows it.
    head.compress_type = zipfile.ZIP_DEFLATED
    head.file_size = entry.size
    return head


class _OutputBuffer(io.RawIOBase):
    """Write-only buffer for `zipfile`, without seek, emptied after each piece."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer) -> int:
        piece = bytes(data)
        self._written.append(piece)
        return len(piece)

    def pop_written_pieces(self) -> Iterator[bytes]:
        """Yield the bytes that have been written since the last call, and empty the buffer."""
        if self._written:
            yield b"".join(self._written)
            self._written.clear()
