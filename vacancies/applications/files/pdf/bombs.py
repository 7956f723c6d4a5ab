"""R14: refuses streams and images that expand to more than a reader can show.

qpdf itself keeps to the limits set in `child.py`; but it does not unpack what a page draws, and the
readers of the applications will.
"""

from typing import Final

from vacancies.applications.files.pdf import pictures
from vacancies.applications.files.pdf.drawing import Drawings
from vacancies.applications.files.pdf.objects import Part
from vacancies.applications.files.pdf.refusal_reasons import Reason
from vacancies.applications.files.pdf.unpacking import Unpacked, filters

PACKED: Final = {"/FlateDecode", "/LZWDecode"}
MAX_FILTERS: Final = 8


class Bombs:
    """Checks the dictionaries of one document, one by one."""

    def __init__(self) -> None:
        self._unpacked = Unpacked()
        self._drawings = Drawings(self._unpacked)

    def refusal(self, part: Part) -> Reason | None:
        """Return the reason to refuse this dictionary. Raises RefusedError while unpacking."""
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
