"""R11: where a link may lead when it is clicked: a web page, a mail, a telephone call.

For whatever else it names, a program on the reader's machine is registered: "ms-word:" starts Word with a
file of anybody's, "file:" and two backslashes ask anybody's machine for one, with the reader's password.
ISO 32000-2, 12.6.4.8 (URI actions), 7.12.2 (the base of such addresses).
"""

import re
from typing import Final
from urllib.parse import unquote

from pikepdf import Dictionary, Object, String

from vacancies.applications.files.pdf.objects import Part

NAMES: Final = {"/URI"}
# A publication's identifiers are written as links too; no program is registered for them.
HARMLESS: Final = {"http", "https", "mailto", "tel", "doi", "arxiv", "urn"}
# What readers skip before an address, and what authors leave around it by mistake.
SKIPPED: Final = dict.fromkeys([*range(0x21), 0x7F, 0xA0, 0xFEFF, *map(ord, "\"'<>“”")])
# Mail programs attach the file named so, and show it as one line among others.
MAX_DECODED: Final = 4
ATTACHING: Final = re.compile(r"[?&;]attach", re.IGNORECASE)


def is_bad_link(part: Part) -> bool:
    """Whether this dictionary is a link to elsewhere, or says that addresses begin elsewhere."""
    address = part.entries.get("/URI")
    if isinstance(address, Dictionary):
        address = dict(address.items()).get("/Base")
    if address is None:
        return False
    # Some readers take a name or a stream for an address too.
    return not isinstance(address, String) or leads_elsewhere(_text(address))


def leads_elsewhere(address: str) -> bool:
    """An address without a scheme is a web page, or stands beside the document, if it begins so."""
    bare = address.translate(SKIPPED)
    before, colon, _after = re.split(r"[/?#]", bare, maxsplit=1)[0].partition(":")
    if not colon:
        return bare.startswith("/") or "\\" in bare
    scheme = before.lower()
    return scheme not in HARMLESS or (scheme == "mailto" and _attaches(bare))


def _attaches(address: str) -> bool:
    """Whether a mail program would find a file in it, however often it decodes the address."""
    for _time in range(MAX_DECODED):
        if ATTACHING.search(address):
            return True
        address = unquote(address)
    return "%" in address and unquote(address) != address


def _text(address: Object) -> str:
    content = bytes(address)
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")
