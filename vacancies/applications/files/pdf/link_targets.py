"""R11: where a link may lead when it is clicked: a web page, an e-mail, a telephone call.

Other schemes start a registered program on the reader's machine: "ms-word:" opens a remote file in
Word; "file:" and two backslashes request a file from any machine and send the reader's password
hash. ISO 32000-2, 12.6.4.8 (URI actions), 7.12.2 (the base of such URLs).
"""

import re
from typing import Final
from urllib.parse import unquote

from pikepdf import Dictionary, Object, String

from vacancies.applications.files.pdf.objects import PdfDictionary

NAMES: Final = {"/URI"}
# Identifiers of publications are written as links too; no program is registered for them.
HARMLESS: Final = {"http", "https", "mailto", "tel", "doi", "arxiv", "urn"}
# Characters that readers skip before a URL, and that authors leave around it by mistake.
SKIPPED: Final = dict.fromkeys([*range(0x21), 0x7F, 0xA0, 0xFEFF, *map(ord, "\"'<>“”")])
# Mail programs attach the file named here, and show it only as one line among others.
MAX_DECODED: Final = 4
ATTACHING: Final = re.compile(r"[?&;]attach", re.IGNORECASE)


def is_bad_link(part: PdfDictionary) -> bool:
    """Whether this dictionary is a link to a refused target, or sets the base of relative URLs."""
    address = part.entries.get("/URI")
    if isinstance(address, Dictionary):
        address = dict(address.items()).get("/Base")
    if address is None:
        return False
    # Some readers accept a name or a stream as a URL too.
    return not isinstance(address, String) or is_refused_url(_text(address))


def is_refused_url(address: str) -> bool:
    """Whether the URL has a scheme that is not harmless, or is an absolute path or a network share."""
    bare = address.translate(SKIPPED)
    before, colon, _after = re.split(r"[/?#]", bare, maxsplit=1)[0].partition(":")
    if not colon:
        return bare.startswith("/") or "\\" in bare
    scheme = before.lower()
    return scheme not in HARMLESS or (scheme == "mailto" and _attaches(bare))


def _attaches(address: str) -> bool:
    """Whether a mail program would find an attachment in it, however often it decodes the URL."""
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
