"""R14: what unpacks, or is drawn, to more than anybody can show.

qpdf itself keeps to the limits set in `child.py`; but it does not unpack what a page draws, and the
readers of the applications will.
"""

from typing import Final

from vacancies.pdf import pictures
from vacancies.pdf.drawing import Drawings
from vacancies.pdf.reasons import Reason
from vacancies.pdf.unpacking import Unpacked, filters
from vacancies.pdf.walk import Part

PACKED: Final = {"/FlateDecode", "/LZWDecode"}
MAX_FILTERS: Final = 8


class Bombs:
    """Asked about each dictionary of one document."""

    def __init__(self) -> None:
        self._unpacked = Unpacked()
        self._drawings = Drawings(self._unpacked)

    def refusal(self, part: Part) -> Reason | None:
        """Raises RefusedError where it comes to light on the way."""
        if part.stream is not None:
            names = filters(part)
            # Packed twice gains nothing, except a thousand times a thousand.
            if len(names) > MAX_FILTERS or sum(name in PACKED for name in names) > 1:
                return Reason.HEAVY
            if pictures.is_picture(part):
                if pictures.is_too_large(part):
                    return Reason.PICTURE
            else:
                self._unpacked.look_at(part.stream)
        self._drawings.look_at(part)
        return None
