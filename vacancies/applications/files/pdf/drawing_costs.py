"""Estimates what a PDF's pages and forms cost to draw, and refuses content too large to show (R14).

A page draws forms, which draw forms: eleven levels of ten forms are a hundred thousand million, in
3 kB. So the cost of a drawing is counted without drawing it. ISO 32000-2, 8.10 (forms), 8.7.3
(tiling patterns), 9.6.4 (Type 3 fonts), 11.6.5.2 (soft masks): each of these is drawn by its own
content.
"""

from collections.abc import Callable, Iterator
from typing import Final

from pikepdf import Array, Dictionary, Object, Stream

from vacancies.applications.files.pdf import content_stream_counts, image_sizes
from vacancies.applications.files.pdf.colours_patterns_blend_modes import (
    pattern_tiles_per_page,
    sets_non_normal_blend_mode,
    total_postscript_function_length,
)
from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason
from vacancies.applications.files.pdf.unpacking import UnpackedBytesLimiter, stream_filters

NAMES: Final = {"/Contents"}
# Number of draws, and of thousands of bytes drawn. A cloud of a million points counts a million.
MAX_COST: Final = 5_000_000
BYTES_PER_UNIT: Final = 1000
# Measured with poppler, in units of one small drawing: painting a line across a page; each byte of
# a program that computes a colour; painting the whole page with a blend mode. This many tiles count
# one.
PAINT_COST: Final = 2
PROGRAM_BYTE_COST: Final = 2
BLENDED_PAINT_COST: Final = 500
TILES_PER_UNIT: Final = 20
MAX_PARENTS: Final = 100

type Resources = Object | None
type Number = tuple[int, int]


class DrawingCostLimiter:
    """Counts what each page and form of a document costs to draw; refuses too costly ones."""

    def __init__(self, unpacked: UnpackedBytesLimiter) -> None:
        self._unpacked = unpacked
        # None while the drawing is being counted.
        self._work: dict[tuple[Number, Number | None], int | None] = {}
        self._letters: dict[Number, int] = {}

    def refuse_if_too_costly(self, dictionary: PdfDictionary) -> None:
        """Raise PdfRefusedError if this dictionary is a form or page that is too costly to draw."""
        if dictionary.stream is not None:
            # Forms may leave out their type where only a form is allowed.
            if not {"/BBox", "/Resources"}.isdisjoint(dictionary.entries):
                self._stream_cost(dictionary.stream, None)
        elif streams := _page_content_streams(dictionary):
            self._content_cost(streams, _page_resources(dictionary))

    def _stream_cost(self, stream: Stream, inherited_resources: Resources) -> int:
        resources = stream.get("/Resources")
        has_own = isinstance(resources, Dictionary)
        # Without its own resources, it uses those of the drawing that draws it.
        key = (
            stream.objgen,
            None if has_own or inherited_resources is None else inherited_resources.objgen,
        )
        if key not in self._work:
            self._work[key] = None
            self._work[key] = self._content_cost(
                [stream], resources if has_own else inherited_resources
            )
        work = self._work[key]
        if work is None:
            # The drawing draws itself.
            raise PdfRefusedError(Reason.HEAVY)
        return work

    def _content_cost(self, streams: list[Stream], resources: Resources) -> int:
        length, uses, paints = content_stream_counts.count_length_resource_uses_and_paints(
            self._unpacked_content(streams)
        )
        work, letter, has_tiles = 1 + length // BYTES_PER_UNIT + PAINT_COST * paints, 0, False
        for (name, operator), times in uses.items():
            used = _find_resource(resources, RESOURCE_CATEGORIES[operator], name)
            if operator in DRAWN_AT_EACH_USE:
                work += times * self._drawn_resource_cost(used, resources)
            # Content names a font or pattern once, and each letter or stroke then draws it.
            letter = max(letter, self._type3_glyph_cost(used, resources))
            has_tiles = has_tiles or self._pattern_cost(used, resources) > 0
        if letter:
            work += letter * content_stream_counts.letter_count_upper_limit(
                self._unpacked_content(streams)
            )
        if has_tiles:
            for name, times in content_stream_counts.count_paints_by_pattern(
                self._unpacked_content(streams)
            ).items():
                work += times * self._pattern_cost(
                    _find_resource(resources, "/Pattern", name), resources
                )
        states = {
            name: sets_non_normal_blend_mode(_find_resource(resources, STATE_CATEGORY, name))
            for name, by in uses
            if by == b"gs"
        }
        if any(states.values()):
            work += BLENDED_PAINT_COST * content_stream_counts.count_blended_paints(
                self._unpacked_content(streams), states
            )
        if work > MAX_COST:
            raise PdfRefusedError(Reason.HEAVY)
        return work

    def _unpacked_content(self, streams: list[Stream]) -> Iterator[bytes]:
        for stream in streams:
            yield from self._unpacked.iter_counted_chunks(stream)
            # Readers join the content streams of a page with white space between them.
            yield b"\n"

    def _drawn_resource_cost(self, resource: Object | None, resources: Resources) -> int:
        """Return the cost of a form, picture, shading or graphics state's mask; 0 for others."""
        if isinstance(resource, Dictionary) and isinstance(
            mask := resource.get("/SMask"), Dictionary
        ):
            resource = mask.get("/G")
        dictionary = as_pdf_dictionary(resource)
        if dictionary is not None and "/ShadingType" in dictionary.entries:
            return PROGRAM_BYTE_COST * total_postscript_function_length(resource)
        if dictionary is None or dictionary.stream is None:
            return 0
        if dictionary.name_entry("/Subtype") == "/Image":
            return 1 + image_sizes.declared_image_size(dictionary).n_bytes // BYTES_PER_UNIT
        return self._stream_cost(dictionary.stream, resources)

    def _type3_glyph_cost(self, font_or_state: Object | None, resources: Resources) -> int:
        """Return the cost of the most expensive glyph of a Type 3 font; 0 for other fonts."""
        font = font_or_state.get("/Font") if isinstance(font_or_state, Dictionary) else None
        font_or_state = font[0] if isinstance(font, Array) and len(font) else font_or_state
        if not isinstance(font_or_state, Dictionary) or "/CharProcs" not in font_or_state:
            return 0
        if font_or_state.objgen not in self._letters or not font_or_state.is_indirect:
            self._letters[font_or_state.objgen] = self._largest_glyph_cost(font_or_state, resources)
        return self._letters[font_or_state.objgen]

    def _pattern_cost(self, pattern: Object | None, resources: Resources) -> int:
        if isinstance(pattern, Dictionary) and "/Shading" in pattern:
            return PROGRAM_BYTE_COST * total_postscript_function_length(pattern)
        if not isinstance(pattern, Stream) or "/PatternType" not in pattern:
            return 0
        work = self._stream_cost(pattern, resources)
        return (
            work
            + work
            * pattern_tiles_per_page(PdfDictionary(dict(pattern.items()), pattern))
            // TILES_PER_UNIT
        )

    def _largest_glyph_cost(self, font: Dictionary, resources: Resources) -> int:
        drawn = as_pdf_dictionary(font.get("/CharProcs"))
        own = font.get("/Resources", resources)
        glyphs = drawn.entries.values() if drawn else ()
        return max(
            (self._stream_cost(one, own) for one in glyphs if isinstance(one, Stream)), default=0
        )


# The resource dictionary in which an operator's name is looked up.
RESOURCE_CATEGORIES: Final = {
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"Tf": "/Font",
    b"sh": "/Shading",
}
STATE_CATEGORY: Final = RESOURCE_CATEGORIES[b"gs"]
DRAWN_AT_EACH_USE: Final = {b"Do", b"gs", b"sh"}


def _find_resource(resources: Resources, category: str, name: bytes) -> Object | None:
    known = resources.get(category) if isinstance(resources, Dictionary) else None
    return (
        known.get("/" + name.decode(errors="surrogateescape"))
        if isinstance(known, Dictionary)
        else None
    )


def _page_content_streams(page: PdfDictionary) -> list[Stream]:
    named = page.entries.get("/Contents")
    streams = list(named) if isinstance(named, Array) else [named]
    return [one for one in streams if isinstance(one, Stream)]


def _page_resources(page: PdfDictionary) -> Resources:
    """Return the page's resources, or those of the nearest parent that has some."""
    above: Object | None = None
    entries = page.entries
    for _step in range(MAX_PARENTS):
        if isinstance(found := entries.get("/Resources"), Dictionary):
            return found
        above = entries.get("/Parent")
        if not isinstance(above, Dictionary):
            return None
        entries = dict(above.items())
    return None


COMPRESSION_FILTERS: Final = {"/FlateDecode", "/LZWDecode"}
MAX_FILTERS: Final = 8


class HeavyContentCheck:
    """Checks a document's dictionaries one by one for content that is too large to show."""

    def __init__(self, is_stated_length_right: Callable[[], bool]) -> None:
        self._unpacked = UnpackedBytesLimiter(is_stated_length_right)
        self._drawings = DrawingCostLimiter(self._unpacked)

    def reason_to_refuse(self, dictionary: PdfDictionary) -> Reason | None:
        """Return a reason to refuse the dictionary's content, or None; may raise PdfRefusedError instead.

        Raises PdfRefusedError for a reason found while drawing costs are added up.
        """
        if dictionary.stream is not None:
            names = stream_filters(dictionary)
            # Compressing twice saves nothing, but can make a bomb of a thousand times a thousand.
            if len(names) > MAX_FILTERS or sum(name in COMPRESSION_FILTERS for name in names) > 1:
                return Reason.HEAVY
            if image_sizes.may_be_image(dictionary):
                if image_sizes.is_too_large_image(dictionary):
                    return Reason.PICTURE
            else:
                self._unpacked.count(dictionary.stream)
        self._drawings.refuse_if_too_costly(dictionary)
        return None
