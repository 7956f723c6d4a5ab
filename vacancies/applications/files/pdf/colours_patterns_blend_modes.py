"""Measures what makes colours costly: PostScript functions, tiling patterns and blend modes (R14).

ISO 32000-2, 7.10.5 (programs), 8.7.3 (patterns), 8.7.4 (shadings), 11.3.5 (blend modes).
"""

from typing import Final

from pikepdf import Array, Integer, Name, Object, Real

from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.image_sizes import integer_entry_or_zero

# The /FunctionType of a PostScript function: a small program that runs for each point.
POSTSCRIPT_FUNCTION_TYPE: Final = 4
MAX_DEPTH: Final = 10
MAX_FUNCTIONS: Final = 1000
# In points: more than A4.
PAGE_AREA: Final = 1_000_000
SCALE_ENTRIES: Final = 4


def total_postscript_function_length(shading_or_pattern: Object | None) -> int:
    """Return the length in bytes of the PostScript functions of a shading or shading pattern.

    Raises RecursionError for too many functions.
    """
    dictionary = as_pdf_dictionary(shading_or_pattern)
    if dictionary is None:
        return 0
    shading = as_pdf_dictionary(dictionary.entries.get("/Shading")) or dictionary
    waiting = [(shading.entries.get("/Function"), 0)]
    total = 0
    for _function in range(MAX_FUNCTIONS):
        if not waiting:
            return total
        found, depth = waiting.pop()
        function = as_pdf_dictionary(found)
        if isinstance(found, Array) and depth < MAX_DEPTH:
            waiting += [(one, depth + 1) for one in found]
        elif function is not None:
            total += _postscript_program_length(function)
            if depth < MAX_DEPTH:
                waiting.append((function.entries.get("/Functions"), depth + 1))
    raise RecursionError


def _postscript_program_length(function: PdfDictionary) -> int:
    is_program = (
        integer_entry_or_zero(function.entries, "/FunctionType") == POSTSCRIPT_FUNCTION_TYPE
    )
    return len(function.stream.read_bytes()) if is_program and function.stream is not None else 0


def pattern_tiles_per_page(pattern: PdfDictionary) -> int:
    """Return how often a tiling pattern repeats on a page that it covers."""
    matrix = pattern.entries.get("/Matrix")
    scale = (
        [_float_or_zero(one) for one in matrix][:SCALE_ENTRIES] if isinstance(matrix, Array) else []
    )
    a, b, c, d = scale if len(scale) == SCALE_ENTRIES else (1.0, 0.0, 0.0, 1.0)
    sides = _float_or_zero(pattern.entries.get("/XStep")) * _float_or_zero(
        pattern.entries.get("/YStep")
    )
    area = abs(sides * (a * d - b * c))
    return 1 + int(PAGE_AREA / max(area, 1e-9))


def _float_or_zero(value: Object | None) -> float:
    return float(value) if isinstance(value, (Integer, Real)) else 0.0


def sets_non_normal_blend_mode(graphics_state: Object | None) -> bool | None:
    """Whether a graphics state sets a blend mode other than Normal; None if it sets no mode."""
    mode = (
        dictionary.entries.get("/BM") if (dictionary := as_pdf_dictionary(graphics_state)) else None
    )
    modes = list(mode) if isinstance(mode, Array) else [mode]
    named = [str(one) for one in modes if isinstance(one, Name)]
    return any(one not in {"/Normal", "/Compatible"} for one in named) if named else None
