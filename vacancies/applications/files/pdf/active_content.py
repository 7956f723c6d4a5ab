"""R11: what acts by itself or leads out of the document: scripts, programs, forms, media.

The words alone are harmless (a CV may mention JavaScript); what matters is the dictionary they are
in: ISO 32000-2, 12.6.4 (kinds of action), 12.6.3 (what starts them), 12.5.6 (annotations), 12.7
(forms).
"""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Object, Stream, String

from vacancies.applications.files.pdf.objects import PdfDictionary, as_pdf_dictionary

ACTIONS: Final = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
}
MEDIA: Final = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
# Script trees, XFA forms and rich media; no document uses these names for anything else.
KEYS: Final = {"/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"}
# Every dictionary that the functions below refuse has one of these keys.
NAMES: Final = {
    *(ACTIONS | MEDIA | KEYS),
    *("/JS", "/URI", "/OpenAction", "/AA", "/Thread", "/FileAttachment", "/Filespec", "/UF", "/FS"),
}
# Actions allowed when a document opens: going to a page. Not printing or saving.
TURNING: Final = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/GoBack", "/GoForward"}
# A URL may contain a script; readers skip the white space in it.
SCRIPT_ADDRESS: Final = re.compile(rb"[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
MAX_CHAIN: Final = 1000


def is_active_content(part: PdfDictionary) -> bool:
    """Whether this dictionary is, or starts, an action that a document for reading does not need."""
    return (
        not KEYS.isdisjoint(part.entries)
        or part.name("/S") in ACTIONS
        or part.name("/Subtype") in MEDIA
        or isinstance(part.entries.get("/JS"), (String, Stream))
        or _leads_to_script(part)
        or _acts_by_itself(part)
        or _takes_data_from_elsewhere(part)
        or _names_other_file(part)
    )


def _leads_to_script(part: PdfDictionary) -> bool:
    address = part.entries.get("/URI")
    return isinstance(address, String) and bool(SCRIPT_ADDRESS.match(bytes(address)))


def _acts_by_itself(part: PdfDictionary) -> bool:
    """Whether an action that starts without a click does more than turn pages."""
    started = [part.entries.get("/OpenAction")]
    if events := as_pdf_dictionary(part.entries.get("/AA")):
        started += events.entries.values()
    return any(_does_more_than_turn(action) for first in started for action in _chain(first))


def _does_more_than_turn(action: PdfDictionary) -> bool:
    kind = action.name("/S")
    return kind == "/URI" or (kind == "/Named" and action.name("/N") not in TURNING)


def _chain(first: Object | None) -> Iterator[PdfDictionary]:
    """Yield an action and those after it. Raises RecursionError if the chain is too long."""
    waiting = [first]
    for _step in range(MAX_CHAIN):
        if not waiting:
            return
        action = waiting.pop()
        if isinstance(action, Array):
            waiting += list(action)
        elif part := as_pdf_dictionary(action):
            yield part
            waiting.append(part.entries.get("/Next"))
    raise RecursionError


def _takes_data_from_elsewhere(part: PdfDictionary) -> bool:
    """Whether a stream has its data, page or picture in another file, or is a program."""
    return part.stream is not None and (
        isinstance(part.entries.get("/F"), (String, Dictionary))
        or not {"/Ref", "/OPI"}.isdisjoint(part.entries)
        or "/PS" in {part.name("/Subtype"), part.name("/Subtype2")}
    )


def _names_other_file(part: PdfDictionary) -> bool:
    """Whether a destination is in another file, or a URL is where a file name should be."""
    if part.name("/S") == "/Thread":
        return "/F" in part.entries
    if part.name("/Subtype") == "/FileAttachment" and _is_no_file(part.entries.get("/FS")):
        return True
    is_file = part.name("/Type") == "/Filespec" and "/F" in part.entries
    is_address = part.name("/FS") == "/URL"
    is_named = isinstance(part.entries.get("/UF"), String)
    return is_address or ("/EF" not in part.entries and (is_file or is_named))


def _is_no_file(thing: Object | None) -> bool:
    part = as_pdf_dictionary(thing)
    return thing is not None and (part is None or "/EF" not in part.entries)
