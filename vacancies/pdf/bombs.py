"""R14: what unpacks to more than anybody can show.

qpdf itself keeps to the limits set in `child.py`; but it does not unpack what a page draws, and the
readers of the applications will.
"""

import zlib
from typing import Final

from pikepdf import Array, Integer, Name, Stream

from vacancies.pdf.walk import Part

# More than the text and drawings of a thesis; a scanned page (an image) may be larger.
MAX_UNPACKED: Final = 100_000_000
# Deflate makes a thousandth at best, so a stream smaller than this cannot hold so much.
HARMLESS: Final = MAX_UNPACKED // 1032
PACKED: Final = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW"}
MAX_FILTERS: Final = 8
MAX_PIXELS: Final = 600_000_000
CHUNK: Final = 1 << 20


def is_bomb(part: Part) -> bool:
    if part.stream is None:
        return False
    filters = _filters(part)
    # Packed twice gains nothing, except a thousand times a thousand.
    if len(filters) > MAX_FILTERS or sum(name in PACKED for name in filters) > 1:
        return True
    if part.name("/Subtype") == "/Image":
        return _number(part, "/Width") * _number(part, "/Height") > MAX_PIXELS
    return filters[:1] == ["/FlateDecode"] and _unpacks_to_too_much(part.stream)


def _filters(part: Part) -> list[str]:
    named = part.entries.get("/Filter")
    names = list(named) if isinstance(named, Array) else [named]
    return [str(name) for name in names if isinstance(name, Name)]


def _number(part: Part, key: str) -> int:
    value = part.entries.get(key)
    return int(value) if isinstance(value, Integer) else 0


def _unpacks_to_too_much(stream: Stream) -> bool:
    packed = stream.read_raw_bytes()
    if len(packed) <= HARMLESS:
        return False
    unpacker = zlib.decompressobj()
    unpacked = 0
    try:
        while packed and not unpacker.eof and unpacked <= MAX_UNPACKED:
            unpacked += len(unpacker.decompress(packed, CHUNK))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        # Broken, not large: a reader shows what came so far.
        return False
    return unpacked > MAX_UNPACKED
