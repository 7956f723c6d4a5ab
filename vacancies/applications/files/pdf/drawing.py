"""R14: estimates the cost of drawing a page.

A page draws forms, which draw forms: eleven levels of ten forms are a hundred thousand million, in
3 kB. So the cost of a drawing is counted without drawing it. ISO 32000-2, 8.10 (forms), 8.7.3
(tiling patterns), 9.6.4 (Type 3 fonts), 11.6.5.2 (soft masks): each of these is drawn by its own
content.
"""

from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Object, Stream

from vacancies.applications.files.pdf import page_content, pictures
from vacancies.applications.files.pdf.colour_functions import (
    has_blend_mode,
    program_bytes,
    tile_count,
)
from vacancies.applications.files.pdf.objects import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.refusal_reasons import Reason, RefusedError
from vacancies.applications.files.pdf.unpacking import UnpackedBytes, stream_filters

NAMES: Final = {"/Contents"}
# Number of draws, and of thousands of bytes drawn. A cloud of a million points counts a million.
MAX_WORK: Final = 5_000_000
UNIT: Final = 1000
# Measured with poppler, in units of one small drawing: painting a line across a page; each byte of
# a program that computes a colour; painting the whole page with a blend mode. This many tiles count
# one.
PAINT: Final = 2
PROGRAM: Final = 2
BLENDED: Final = 500
TILES: Final = 20
MAX_PARENTS: Final = 100

type Resources = Object | None
type Number = tuple[int, int]


class DrawingCosts:
    """The cost of each drawing of a document; its content is read once, however often it is used."""

    def __init__(self, unpacked: UnpackedBytes) -> None:
        self._unpacked = unpacked
        # None while the drawing is being counted.
        self._work: dict[tuple[Number, Number | None], int | None] = {}
        self._letters: dict[Number, int] = {}

    def look_at(self, part: PdfDictionary) -> None:
        """Count what this dictionary draws, if it draws. Raises RefusedError if that is too much."""
        if part.stream is not None:
            # Forms may leave out their type where only a form is allowed.
            if not {"/BBox", "/Resources"}.isdisjoint(part.entries):
                self._of_stream(part.stream, None)
        elif streams := _contents_of_page(part):
            self._of_contents(streams, _resources_of_page(part))

    def _of_stream(self, stream: Stream, inherited: Resources) -> int:
        resources = stream.get("/Resources")
        has_own = isinstance(resources, Dictionary)
        # Without its own resources, it uses those of the drawing that draws it.
        key = (stream.objgen, None if has_own or inherited is None else inherited.objgen)
        if key not in self._work:
            self._work[key] = None
            self._work[key] = self._of_contents([stream], resources if has_own else inherited)
        work = self._work[key]
        if work is None:
            # The drawing draws itself.
            raise RefusedError(Reason.HEAVY)
        return work

    def _of_contents(self, streams: list[Stream], resources: Resources) -> int:
        length, uses, paints = page_content.count_uses(self._pieces(streams))
        work, letter, has_tiles = 1 + length // UNIT + PAINT * paints, 0, False
        for (name, operator), times in uses.items():
            used = _resource(resources, KINDS[operator], name)
            if operator in EACH_TIME:
                work += times * self._of_drawing(used, resources)
            # Content names a font or pattern once, and each letter or stroke then draws it.
            letter = max(letter, self._of_letter(used, resources))
            has_tiles = has_tiles or self._of_tile(used, resources) > 0
        if letter:
            work += letter * page_content.count_letters(self._pieces(streams))
        if has_tiles:
            for name, times in page_content.count_tiled_paints(self._pieces(streams)).items():
                work += times * self._of_tile(_resource(resources, "/Pattern", name), resources)
        states = {
            name: has_blend_mode(_resource(resources, STATE, name))
            for name, by in uses
            if by == b"gs"
        }
        if any(states.values()):
            work += BLENDED * page_content.count_blended_paints(self._pieces(streams), states)
        if work > MAX_WORK:
            raise RefusedError(Reason.HEAVY)
        return work

    def _pieces(self, streams: list[Stream]) -> Iterator[bytes]:
        for stream in streams:
            yield from self._unpacked.pieces(stream)
            # Readers join the content streams of a page with white space between them.
            yield b"\n"

    def _of_drawing(self, used: Object | None, resources: Resources) -> int:
        """Return the cost of a form, a picture, a shading, or a state with a mask that is a form."""
        if isinstance(used, Dictionary) and isinstance(mask := used.get("/SMask"), Dictionary):
            used = mask.get("/G")
        part = as_pdf_dictionary(used)
        if part is not None and "/ShadingType" in part.entries:
            return PROGRAM * program_bytes(used)
        if part is None or part.stream is None:
            return 0
        if part.name("/Subtype") == "/Image":
            return 1 + pictures.stated_size(part).n_bytes // UNIT
        return self._of_stream(part.stream, resources)

    def _of_letter(self, used: Object | None, resources: Resources) -> int:
        """Return the cost of the most expensive letter of a font whose letters are drawings (Type 3)."""
        font = used.get("/Font") if isinstance(used, Dictionary) else None
        used = font[0] if isinstance(font, Array) and len(font) else used
        if not isinstance(used, Dictionary) or "/CharProcs" not in used:
            return 0
        if used.objgen not in self._letters or not used.is_indirect:
            self._letters[used.objgen] = self._of_letters(used, resources)
        return self._letters[used.objgen]

    def _of_tile(self, used: Object | None, resources: Resources) -> int:
        if isinstance(used, Dictionary) and "/Shading" in used:
            return PROGRAM * program_bytes(used)
        if not isinstance(used, Stream) or "/PatternType" not in used:
            return 0
        work = self._of_stream(used, resources)
        return work + work * tile_count(PdfDictionary(dict(used.items()), used)) // TILES

    def _of_letters(self, font: Dictionary, resources: Resources) -> int:
        drawn = as_pdf_dictionary(font.get("/CharProcs"))
        own = font.get("/Resources", resources)
        glyphs = drawn.entries.values() if drawn else ()
        return max(
            (self._of_stream(one, own) for one in glyphs if isinstance(one, Stream)), default=0
        )


# The resource dictionary in which an operator's name is looked up.
KINDS: Final = {
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"Tf": "/Font",
    b"sh": "/Shading",
}
STATE: Final = KINDS[b"gs"]
EACH_TIME: Final = {b"Do", b"gs", b"sh"}


def _resource(resources: Resources, kind: str, name: bytes) -> Object | None:
    known = resources.get(kind) if isinstance(resources, Dictionary) else None
    return (
        known.get("/" + name.decode(errors="surrogateescape"))
        if isinstance(known, Dictionary)
        else None
    )


def _contents_of_page(part: PdfDictionary) -> list[Stream]:
    named = part.entries.get("/Contents")
    streams = list(named) if isinstance(named, Array) else [named]
    return [one for one in streams if isinstance(one, Stream)]


def _resources_of_page(part: PdfDictionary) -> Resources:
    """Return the page's resources, or those of the nearest parent that has some."""
    above: Object | None = None
    entries = part.entries
    for _step in range(MAX_PARENTS):
        if isinstance(found := entries.get("/Resources"), Dictionary):
            return found
        above = entries.get("/Parent")
        if not isinstance(above, Dictionary):
            return None
        entries = dict(above.items())
    return None


PACKED: Final = {"/FlateDecode", "/LZWDecode"}
MAX_FILTERS: Final = 8


class HeavyContentCheck:
    """Checks the dictionaries of one document, one by one."""

    def __init__(self) -> None:
        self._unpacked = UnpackedBytes()
        self._drawings = DrawingCosts(self._unpacked)

    def refusal(self, part: PdfDictionary) -> Reason | None:
        """Return the reason to refuse this dictionary. Raises RefusedError while unpacking."""
        if part.stream is not None:
            names = stream_filters(part)
            # Compressing twice saves nothing, but can make a bomb of a thousand times a thousand.
            if len(names) > MAX_FILTERS or sum(name in PACKED for name in names) > 1:
                return Reason.HEAVY
            if pictures.is_picture(part):
                if pictures.is_too_large(part):
                    return Reason.PICTURE
            else:
                self._unpacked.look_at(part.stream)
        self._drawings.look_at(part)
        return None
