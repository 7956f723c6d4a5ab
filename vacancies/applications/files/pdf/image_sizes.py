"""Calculates how large an image is when uncompressed, from its dictionary and header (R14)."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pikepdf import Array, Boolean, Integer, Name, Object

from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.unpacking import (
    iter_unpacked_chunks,
    merged_filter_parameters,
    stream_filters,
)

# Pixels of an A0 poster scanned in black and white at 600 dpi; bytes of an A4 page in colour at
# 1200 dpi.
MAX_PIXELS: Final = 600_000_000
MAX_BYTES: Final = 600_000_000
MAX_COLUMNS: Final = 1_000_000
# Each pass (scan) of a progressive JPEG adds detail to the whole picture. Programs write ten or
# twenty.
MAX_PASSES: Final = 100
COMPONENTS: Final = {
    **dict.fromkeys(("/DeviceGray", "/CalGray", "/Indexed", "/Separation"), 1),
    **dict.fromkeys(("/DeviceRGB", "/CalRGB", "/Lab"), 3),
}
MAX_COMPONENTS: Final = 4
# A JPEG may begin with four million bytes of metadata.
MEGABYTES_OF_HEAD: Final = 4
MEGABYTES_READ: Final = 50
JPEG_FRAME_MARKERS: Final = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
JPEG_PASS_MARKER: Final = b"\xff\xda"
# Markers of the start and of the size; width, height, components, bits of the first component.
JPEG_2000_HEADER: Final = re.compile(rb"\xff\x4f\xff\x51.{4}(.{4})(.{4}).{24}(.{2})(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class UncompressedImageSize:
    pixels: int
    bits: int  # for all components of a pixel

    @property
    def n_bytes(self) -> int:
        return self.pixels * self.bits // 8


def may_be_image(dictionary: PdfDictionary) -> bool:
    return dictionary.stream is not None and (
        dictionary.name_entry("/Subtype") == "/Image"
        or {"/Width", "/Height"} <= dictionary.entries.keys()
    )


def is_too_large_image(dictionary: PdfDictionary) -> bool:
    """Whether a reader would need too much memory or time to show the image."""
    own = _header_size_unless_too_many_passes(dictionary)
    if (
        own is None
        or integer_entry_or_zero(merged_filter_parameters(dictionary), "/Columns") > MAX_COLUMNS
    ):
        return True
    return any(
        one.pixels > MAX_PIXELS or one.n_bytes > MAX_BYTES
        for one in (declared_image_size(dictionary), own)
    )


def declared_image_size(dictionary: PdfDictionary) -> UncompressedImageSize:
    is_mask = dictionary.entries.get("/ImageMask")
    if isinstance(is_mask, Boolean) and bool(is_mask):
        components = bits = 1
    else:
        components = _colour_component_count(dictionary.entries.get("/ColorSpace"))
        bits = integer_entry_or_zero(dictionary.entries, "/BitsPerComponent") or 8
    pixels = integer_entry_or_zero(dictionary.entries, "/Width") * integer_entry_or_zero(
        dictionary.entries, "/Height"
    )
    return UncompressedImageSize(pixels, components * bits)


def integer_entry_or_zero(entries: dict[str, Object], key: str) -> int:
    value = entries.get(key)
    return int(value) if isinstance(value, Integer) else 0


def _colour_component_count(color_space: Object | None) -> int:
    if isinstance(color_space, Name):
        return COMPONENTS.get(str(color_space), MAX_COMPONENTS)
    if not isinstance(color_space, Array) or len(color_space) < 2:
        return MAX_COMPONENTS
    kind, of_what = str(color_space[0]), color_space[1]
    if kind == "/ICCBased" and (profile := as_pdf_dictionary(of_what)):
        return integer_entry_or_zero(profile.entries, "/N") or MAX_COMPONENTS
    if kind == "/DeviceN" and isinstance(of_what, Array):
        return len(of_what)
    return COMPONENTS.get(kind, MAX_COMPONENTS)


def _header_size_unless_too_many_passes(dictionary: PdfDictionary) -> UncompressedImageSize | None:
    """Return the size in a JPEG or JPEG 2000 header, else zeros; None if a JPEG has too many passes.

    None if a JPEG has too many passes.
    """
    names = stream_filters(dictionary)
    if dictionary.stream is None or names[-1:] not in (["/DCTDecode"], ["/JPXDecode"]):
        return UncompressedImageSize(0, 0)
    content = islice(iter_unpacked_chunks(dictionary, dictionary.stream), MEGABYTES_READ)
    head = b"".join(islice(content, MEGABYTES_OF_HEAD))
    if names[-1] == "/JPXDecode":
        return _jpeg_2000_size(head)
    passes = head.count(JPEG_PASS_MARKER) + sum(piece.count(JPEG_PASS_MARKER) for piece in content)
    return _jpeg_uncompressed_size(head) if passes <= MAX_PASSES else None


def _jpeg_uncompressed_size(content: bytes) -> UncompressedImageSize:
    """Return pixels and bits per pixel from a JPEG's frame header; zeros if it has none."""
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        if content[place + 1] in JPEG_FRAME_MARKERS:
            bits, components = content[place + 4], content[place + 9]
            height = int.from_bytes(content[place + 5 : place + 7])
            width = int.from_bytes(content[place + 7 : place + 9])
            return UncompressedImageSize(height * width, bits * components)
        # A marker may be padded.
        is_filling = content[place + 1] == 0xFF
        place += 1 if is_filling else 2 + int.from_bytes(content[place + 2 : place + 4])
    return UncompressedImageSize(0, 0)


def _jpeg_2000_size(content: bytes) -> UncompressedImageSize:
    if not (found := JPEG_2000_HEADER.search(content)):
        return UncompressedImageSize(0, 0)
    width, height, components, bits = (int.from_bytes(one) for one in found.groups())
    return UncompressedImageSize(width * height, components * ((bits & 0x7F) + 1))
