"""Finds active content of a PDF: scripts, programs, XFA forms, media, references to files (R11).

The words alone are harmless (a CV may mention JavaScript); what matters is the dictionary they are
in: ISO 32000-2, 12.6.4 (kinds of action), 12.6.3 (what starts them), 12.5.6 (annotations), 12.7
(forms).
"""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Object, Stream, String

from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary

ACTIVE_ACTIONS: Final = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
}
MEDIA_SUBTYPES: Final = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
# Script trees, XFA forms and rich media; no document uses these names for anything else.
ACTIVE_KEYS: Final = {"/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"}
# Every dictionary that the functions below refuse has one of these keys.
NAMES: Final = {
    *(ACTIVE_ACTIONS | MEDIA_SUBTYPES | ACTIVE_KEYS),
    *("/JS", "/URI", "/OpenAction", "/AA", "/Thread", "/FileAttachment", "/Filespec", "/UF", "/FS"),
}
# Actions allowed when a document opens: going to a page. Not printing or saving.
PAGE_TURNS: Final = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/GoBack", "/GoForward"}
# A URL may contain a script; readers skip the white space in it.
SCRIPT_URL: Final = re.compile(rb"[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
MAX_CHAIN_LENGTH: Final = 1000


def is_active_content(dictionary: PdfDictionary) -> bool:
    """Whether the dictionary is or starts a script, program, XFA form or media, or refers to another file."""
    return (
        not ACTIVE_KEYS.isdisjoint(dictionary.entries)
        or dictionary.name_entry("/S") in ACTIVE_ACTIONS
        or dictionary.name_entry("/Subtype") in MEDIA_SUBTYPES
        or isinstance(dictionary.entries.get("/JS"), (String, Stream))
        or _has_script_url(dictionary)
        or _has_harmful_automatic_action(dictionary)
        or _has_external_data_or_postscript(dictionary)
        or _refers_to_other_file(dictionary)
    )


def _has_script_url(dictionary: PdfDictionary) -> bool:
    address = dictionary.entries.get("/URI")
    return isinstance(address, String) and bool(SCRIPT_URL.match(bytes(address)))


def _has_harmful_automatic_action(dictionary: PdfDictionary) -> bool:
    """Whether an action that starts without a click opens a URL or is a command other than a page turn."""
    started = [dictionary.entries.get("/OpenAction")]
    if events := as_pdf_dictionary(dictionary.entries.get("/AA")):
        started += events.entries.values()
    return any(
        _opens_url_or_runs_harmful_command(action)
        for first in started
        for action in _iter_action_chain(first)
    )


def _opens_url_or_runs_harmful_command(action: PdfDictionary) -> bool:
    kind = action.name_entry("/S")
    return kind == "/URI" or (kind == "/Named" and action.name_entry("/N") not in PAGE_TURNS)


def _iter_action_chain(first_action: Object | None) -> Iterator[PdfDictionary]:
    """Yield an action and those that follow it. Raises RecursionError after a thousand."""
    waiting = [first_action]
    for _step in range(MAX_CHAIN_LENGTH):
        if not waiting:
            return
        action = waiting.pop()
        if isinstance(action, Array):
            waiting += list(action)
        elif dictionary := as_pdf_dictionary(action):
            yield dictionary
            waiting.append(dictionary.entries.get("/Next"))
    raise RecursionError


def _has_external_data_or_postscript(dictionary: PdfDictionary) -> bool:
    """Whether a stream takes data, a page or a picture from another file, or is PostScript."""
    return dictionary.stream is not None and (
        isinstance(dictionary.entries.get("/F"), (String, Dictionary))
        or not {"/Ref", "/OPI"}.isdisjoint(dictionary.entries)
        or "/PS" in {dictionary.name_entry("/Subtype"), dictionary.name_entry("/Subtype2")}
    )


def _refers_to_other_file(dictionary: PdfDictionary) -> bool:
    """Whether the dictionary leads to another file, or has a URL in place of a file name."""
    if dictionary.name_entry("/S") == "/Thread":
        return "/F" in dictionary.entries
    if dictionary.name_entry("/Subtype") == "/FileAttachment" and _is_external_file(
        dictionary.entries.get("/FS")
    ):
        return True
    is_file = dictionary.name_entry("/Type") == "/Filespec" and "/F" in dictionary.entries
    is_address = dictionary.name_entry("/FS") == "/URL"
    is_named = isinstance(dictionary.entries.get("/UF"), String)
    return is_address or ("/EF" not in dictionary.entries and (is_file or is_named))


def _is_external_file(value: Object | None) -> bool:
    dictionary = as_pdf_dictionary(value)
    return value is not None and (dictionary is None or "/EF" not in dictionary.entries)
