"""Unpacks streams in pieces, so that only one piece is in memory at a time.

qpdf would unpack a whole stream. Readers show everything in the end, also what follows an error.
"""

import zlib
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Integer, Name, Object, Pdf, Stream

from vacancies.applications.files.pdf.objects import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.refusal_reasons import Reason, RefusedError

PIECE: Final = 1 << 20
# More than the text and drawings of a thesis need; a scanned page (a picture) may be larger.
MAX_UNPACKED: Final = 100_000_000
# For all streams except pictures.
MAX_TOTAL: Final = 500_000_000
FLATE: Final = "/FlateDecode"
# Short names are meant for inline images; some readers accept them everywhere.
LONG_NAMES: Final = {
    "/Fl": FLATE,
    "/LZW": "/LZWDecode",
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
    "/RL": "/RunLengthDecode",
    "/DCT": "/DCTDecode",
    "/CCF": "/CCITTFaxDecode",
}
# Filters that only image decoders unpack.
PICTURES: Final = {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}
# A zlib stream without header and checksum, which lenient readers accept.
HEAD: Final = 2


def stream_filters(dictionary: PdfDictionary) -> list[str]:
    """Return the filters of a stream, outermost first."""
    named = dictionary.entries.get("/Filter")
    names = list(named) if isinstance(named, Array) else [named]
    texts = [str(name) for name in names if isinstance(name, Name)]
    return [LONG_NAMES.get(text, text) for text in texts if text != "/Crypt"]


def unpacked_pieces(dictionary: PdfDictionary, stream: Stream) -> Iterator[bytes]:
    """Yield the unpacked content; for a picture, what its image decoder would get."""
    names = stream_filters(dictionary)
    while names and names[-1] in PICTURES:
        names.pop()
    packed = stream.read_raw_bytes()
    if not names:
        yield from _iter_pieces(packed)
    elif names == [FLATE] and not _has_predictor(dictionary):
        yield from iter_inflated(packed)
    elif names[-1] == FLATE and not _has_predictor(dictionary):
        yield from iter_inflated(_decode(packed, names[:-1]))
    elif names == stream_filters(dictionary):
        yield from _iter_pieces(_read_or_empty(stream))
    else:
        yield from _iter_pieces(_decode(packed, names))


class UnpackedBytesCounter:
    """Counts the bytes unpacked from one document, each stream once. Raises RefusedError if too many."""

    def __init__(self) -> None:
        self._total = 0
        self._counted: set[tuple[int, int]] = set()

    def count(self, stream: Stream) -> None:
        """Count the unpacked bytes of the stream, unless they have been counted."""
        if stream.objgen not in self._counted:
            for _piece in self.pieces(stream):
                pass

    def pieces(self, stream: Stream) -> Iterator[bytes]:
        """Yield the unpacked content of the stream and count it, the first time it is read."""
        counts = stream.objgen not in self._counted
        self._counted.add(stream.objgen)
        length = 0
        for piece in unpacked_pieces(PdfDictionary(dict(stream.items()), stream), stream):
            length += len(piece)
            self._total += len(piece) if counts else 0
            if length > MAX_UNPACKED or self._total > MAX_TOTAL:
                raise RefusedError(Reason.HEAVY)
            yield piece


def iter_inflated(compressed: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    compressed = compressed[HEAD:]
    try:
        while compressed and not unpacker.eof:
            yield unpacker.decompress(compressed, PIECE)
            compressed = unpacker.unconsumed_tail
    except zlib.error:
        # Broken: a reader shows what it has unpacked so far.
        return


def _iter_pieces(content: bytes) -> Iterator[bytes]:
    return (content[start : start + PIECE] for start in range(0, len(content), PIECE))


def _decode(packed: bytes, filters: list[str]) -> bytes:
    """Return the bytes without the outer filters, decoded in a scratch document."""
    with Pdf.new() as scratch:
        layers = Array([Name(name) for name in filters])
        return _read_or_empty(scratch.make_stream(packed, Filter=layers))


def _read_or_empty(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        # Broken. If it is too large, qpdf has recorded that; see `child_process_main.examine_file`.
        return b""


def _has_predictor(dictionary: PdfDictionary) -> bool:
    value = filter_parameters(dictionary).get("/Predictor")
    return isinstance(value, Integer) and int(value) > 1


def filter_parameters(dictionary: PdfDictionary) -> dict[str, Object]:
    """Return the parameters of all filters together."""
    named = dictionary.entries.get("/DecodeParms", dictionary.entries.get("/DP"))
    found = [
        as_pdf_dictionary(one) for one in (list(named) if isinstance(named, Array) else [named])
    ]
    return {key: value for one in found if one for key, value in one.entries.items()}
