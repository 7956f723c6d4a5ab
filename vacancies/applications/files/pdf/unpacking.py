"""Decompresses streams in chunks, and limits how many bytes a stream and a document may have.

qpdf would unpack a whole stream. Readers show everything in the end, also what follows an error.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Integer, Name, Object, Pdf, Stream

from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason

CHUNK_BYTES: Final = 1 << 20
# More than the text and drawings of a thesis need; a scanned page (a picture) may be larger.
MAX_STREAM_BYTES: Final = 100_000_000
# For all streams except pictures.
MAX_TOTAL_BYTES: Final = 500_000_000
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
IMAGE_FILTERS: Final = {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}
# A zlib stream without header and checksum, which lenient readers accept.
HEAD: Final = 2


def stream_filters(dictionary: PdfDictionary) -> list[str]:
    """Return the full names of a stream's filters except /Crypt, in the order in which they are decoded."""
    named = dictionary.entries.get("/Filter")
    names = list(named) if isinstance(named, Array) else [named]
    texts = [str(name) for name in names if isinstance(name, Name)]
    return [LONG_NAMES.get(text, text) for text in texts if text != "/Crypt"]


def iter_unpacked_chunks(dictionary: PdfDictionary, stream: Stream) -> Iterator[bytes]:
    """Yield a stream's decompressed bytes in chunks; a picture stays in its image format."""
    names = stream_filters(dictionary)
    while names and names[-1] in IMAGE_FILTERS:
        names.pop()
    packed = stream.read_raw_bytes()
    if not names:
        yield from _split_into_chunks(packed)
    elif names == [FLATE] and not _has_predictor(dictionary):
        yield from iter_inflated_until_broken(packed)
    elif names[-1] == FLATE and not _has_predictor(dictionary):
        yield from iter_inflated_until_broken(_remove_filters(packed, names[:-1]))
    elif names == stream_filters(dictionary):
        yield from _split_into_chunks(_decoded_or_empty(stream))
    else:
        yield from _split_into_chunks(_remove_filters(packed, names))


class UnpackedBytesLimiter:
    """Counts the decompressed bytes of a document, each stream once.

    Raises PdfRefusedError if there are too many. `is_stated_length_right` says whether qpdf has found
    every stream so far to be as long as it states; it looks for the end of a stream when it reads one.
    """

    def __init__(self, is_stated_length_right: Callable[[], bool]) -> None:
        self._is_stated_length_right = is_stated_length_right
        self._total = 0
        self._counted: set[tuple[int, int]] = set()

    def count(self, stream: Stream) -> None:
        """Decompress and count the stream, unless it has been counted. Raises PdfRefusedError."""
        if stream.objgen in self._counted:
            return
        if "/Filter" not in stream and self._is_stated_length_right():
            # Nothing to decompress: to read a stream of 40 MB would take 80 MB of memory.
            length = int(stream.Length)
            self._counted.add(stream.objgen)
            self._total += length
            _refuse_above_limits(length, self._total)
            return
        for _piece in self.iter_counted_chunks(stream):
            pass

    def iter_counted_chunks(self, stream: Stream) -> Iterator[bytes]:
        """Yield decompressed chunks, counting a stream once. Raises PdfRefusedError above a limit."""
        counts = stream.objgen not in self._counted
        self._counted.add(stream.objgen)
        length = 0
        for piece in iter_unpacked_chunks(PdfDictionary(dict(stream.items()), stream), stream):
            length += len(piece)
            self._total += len(piece) if counts else 0
            _refuse_above_limits(length, self._total)
            yield piece


def _refuse_above_limits(length: int, total: int) -> None:
    if length > MAX_STREAM_BYTES or total > MAX_TOTAL_BYTES:
        raise PdfRefusedError(Reason.HEAVY)


def iter_inflated_until_broken(compressed: bytes) -> Iterator[bytes]:
    """Yield the decompressed chunks of a zlib stream; stop without an error where it is broken."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    compressed = compressed[HEAD:]
    try:
        while compressed and not unpacker.eof:
            yield unpacker.decompress(compressed, CHUNK_BYTES)
            compressed = unpacker.unconsumed_tail
    except zlib.error:
        # Broken: a reader shows what it has unpacked so far.
        return


def _split_into_chunks(content: bytes) -> Iterator[bytes]:
    return (content[start : start + CHUNK_BYTES] for start in range(0, len(content), CHUNK_BYTES))


def _remove_filters(packed: bytes, filters: list[str]) -> bytes:
    """Return the bytes with these filters removed, by qpdf; empty if they are broken."""
    with Pdf.new() as scratch:
        layers = Array([Name(name) for name in filters])
        return _decoded_or_empty(scratch.make_stream(packed, Filter=layers))


def _decoded_or_empty(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        # Broken. If it is too large, qpdf has recorded that; see `inspector/child_process_main.py`.
        return b""


def _has_predictor(dictionary: PdfDictionary) -> bool:
    value = merged_filter_parameters(dictionary).get("/Predictor")
    return isinstance(value, Integer) and int(value) > 1


def merged_filter_parameters(dictionary: PdfDictionary) -> dict[str, Object]:
    """Return the decode parameters of all filters of a stream, merged into one dict."""
    named = dictionary.entries.get("/DecodeParms", dictionary.entries.get("/DP"))
    found = [
        as_pdf_dictionary(one) for one in (list(named) if isinstance(named, Array) else [named])
    ]
    return {key: value for one in found if one for key, value in one.entries.items()}
