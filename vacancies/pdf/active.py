"""R11: what would act by itself, or lead out of the document: scripts, programs, forms, media.

The words alone are harmless (a CV may praise JavaScript); what counts is where they stand:
ISO 32000-2, 12.6.4 (kinds of action), 12.6.3 (what starts them), 12.5.6 (annotations), 12.7 (forms).
"""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream, String

ACTIONS: Final = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
}
MEDIA: Final = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
# A tree of scripts, a form of another kind, a place for films: no document needs the name otherwise.
KEYS: Final = ("/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings")
# An address may hold a script; the blanks are those that a reader would skip.
SCRIPT_ADDRESS: Final = re.compile(rb"[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
MAX_CHAIN: Final = 1000


def is_active(part: Dictionary | Stream) -> bool:
    """Whether this dictionary is, or starts, an action that a document for reading does not need."""
    return (
        any(key in part for key in KEYS)
        or _name(part, "/S") in ACTIONS
        or _name(part, "/Subtype") in MEDIA
        or isinstance(part.get("/JS"), (String, Stream))
        or _leads_to_script(part)
        or _opens_address_by_itself(part)
        or _takes_data_from_elsewhere(part)
    )


def _name(part: Dictionary | Stream, key: str) -> str:
    value = part.get(key)
    return str(value) if isinstance(value, Name) else ""


def _leads_to_script(part: Dictionary | Stream) -> bool:
    address = part.get("/URI")
    return isinstance(address, String) and bool(SCRIPT_ADDRESS.match(bytes(address)))


def _opens_address_by_itself(part: Dictionary | Stream) -> bool:
    """A link that is clicked may lead anywhere; one that follows by itself when a page opens may not."""
    started = [part.get("/OpenAction")]
    events = part.get("/AA")
    if isinstance(events, (Dictionary, Stream)):
        started += [action for _event, action in events.items()]
    return any(_name(action, "/S") == "/URI" for first in started for action in _chain(first))


def _chain(first: Object | None) -> Iterator[Dictionary | Stream]:
    """An action and all that come after it. Who makes it longer than anybody needs is refused."""
    waiting = [first]
    seen = 0
    while waiting:
        action = waiting.pop()
        if isinstance(action, Array):
            waiting += list(action)
        elif isinstance(action, (Dictionary, Stream)):
            seen += 1
            if seen > MAX_CHAIN:
                raise RecursionError
            yield action
            waiting.append(action.get("/Next"))


def _takes_data_from_elsewhere(part: Dictionary | Stream) -> bool:
    """A stream whose bytes stand in another file."""
    return isinstance(part, Stream) and isinstance(part.get("/F"), (String, Dictionary))
