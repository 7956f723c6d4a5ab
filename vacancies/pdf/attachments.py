"""R12: files inside the file. XML may be there (Europass and PDF/A-3 use it), nothing else.

ISO 32000-2, 7.11.3 (file specifications), 7.11.4 (embedded files), 12.3.5 (portfolios).
"""

import codecs
import re
from typing import Final

from pikepdf import Pdf, Stream, String

from vacancies.pdf.walk import Part, part_of

NAMES: Final = ("/F", "/UF", "/DOS", "/Mac", "/Unix")
# Markup that a browser runs, and entities that unfold.
NOT_DATA: Final = re.compile(
    r"<!entity|<\?xml-stylesheet|<(?:\w+:)?(?:html|script|svg|stylesheet)\b|1999/xhtml",
    re.IGNORECASE,
)


def is_portfolio(pdf: Pdf) -> bool:
    return "/Collection" in pdf.Root


def is_bad_attachment(part: Part) -> bool:
    """Whether this dictionary is an embedded file, or names one, that is anything but XML."""
    if part.stream is not None and part.name("/Type") == "/EmbeddedFile":
        return not _is_xml(part.stream)
    files = part_of(part.entries.get("/EF"))
    if files is None:
        return False
    names = [str(name) for key in NAMES if isinstance(name := part.entries.get(key), String)]
    contents = files.entries.values()
    return not all(name.lower().endswith(".xml") for name in names) or not all(
        isinstance(content, Stream) and _is_xml(content) for content in contents
    )


def _is_xml(content: Stream) -> bool:
    text = _text(content.read_bytes()).strip("\ufeff \t\r\n\0")
    return text.startswith("<") and text.endswith(">") and not NOT_DATA.search(text)


def _text(content: bytes) -> str:
    """As a lenient reader would take it; bytes that are no text at all come out as no XML."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        little = content.startswith((b"\xff\xfe", b"<\0"))
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    text = content.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return "" if "\0" in text else text
