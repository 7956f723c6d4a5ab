"""Checks that links lead only to web pages, e-mail addresses, phone numbers and publications (R11).

Other schemes start a registered program on the reader's machine: "ms-word:" opens a remote file in
Word; "file:" and two backslashes request a file from any machine and send the reader's password
hash. ISO 32000-2, 12.6.4.8 (URI actions), 7.12.2 (the base of such URLs).
"""

import re
from typing import Final
from urllib.parse import unquote

from pikepdf import Dictionary, Object, String

from vacancies.applications.files.pdf.dictionaries import PdfDictionary

NAMES: Final = {"/URI"}
# Identifiers of publications are written as links too; no program is registered for them.
ALLOWED_SCHEMES: Final = {"http", "https", "mailto", "tel", "doi", "arxiv", "urn"}
# Characters that readers skip before a URL, and that authors leave around it by mistake.
SKIPPED_CHARACTERS: Final = dict.fromkeys([*range(0x21), 0x7F, 0xA0, 0xFEFF, *map(ord, "\"'<>“”")])
# Mail programs attach the file named here, and show it only as one line among others.
MAX_DECODINGS: Final = 4
ATTACHMENT_PARAMETER: Final = re.compile(r"[?&;]attach", re.IGNORECASE)


def is_refused_link(dictionary: PdfDictionary) -> bool:
    """Whether the dictionary has a refused URL: of a link, or as the base of relative links."""
    address = dictionary.entries.get("/URI")
    if isinstance(address, Dictionary):
        address = dict(address.items()).get("/Base")
    if address is None:
        return False
    # Some readers accept a name or a stream as a URL too.
    return not isinstance(address, String) or is_refused_url(_url_object_as_text(address))


def is_refused_url(url: str) -> bool:
    """Whether the URL's scheme is not allowed, or it attaches a file or is an absolute or network path."""
    bare = url.translate(SKIPPED_CHARACTERS)
    before, colon, _after = re.split(r"[/?#]", bare, maxsplit=1)[0].partition(":")
    if not colon:
        return bare.startswith("/") or "\\" in bare
    scheme = before.lower()
    return scheme not in ALLOWED_SCHEMES or (scheme == "mailto" and _has_attachment(bare))


def _has_attachment(mailto_url: str) -> bool:
    """Whether mail programs would attach a file to this mailto URL, after decoding it."""
    for _time in range(MAX_DECODINGS):
        if ATTACHMENT_PARAMETER.search(mailto_url):
            return True
        mailto_url = unquote(mailto_url)
    return "%" in mailto_url and unquote(mailto_url) != mailto_url


def _url_object_as_text(url: Object) -> str:
    content = bytes(url)
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")
