"""Bytes of a file as text: UTF-8, UTF-16 by its mark, else Windows-1252, which has Latin-1's letters."""

import codecs
import re
from typing import Final

# Not allowed in XML and by PostgreSQL; a tabulator and line breaks are.
_CONTROLS: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def decoded(data: bytes) -> str:
    """Return the text with "\\n" as line break and without signs that nobody sees. Any bytes have one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(text: str) -> str:
    """Return the text without control signs, lone surrogates and marks that turn its direction."""
    return _CONTROLS.sub("", text)
