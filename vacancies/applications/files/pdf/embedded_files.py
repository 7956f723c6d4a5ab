"""Checks the files embedded in a PDF: only some kinds of data are allowed (R12).

ISO 32000-2, 7.11.3 (file specifications), 7.11.4 (embedded files), 12.3.5 (portfolios).

| extension | which program attaches it |
|---|---|
| `.xml` | Europass and registries: the data of the document; LaTeX: the formulas as MathML |
| `.tex` | LaTeX: the source of each formula, for readers who cannot see it |
| `.html` | LaTeX: two style sheets of a few lines, without markup |
"""

import codecs
import re
from collections.abc import Callable
from itertools import islice
from typing import Final

from pikepdf import Pdf, Stream, String

from vacancies.applications.files.pdf.dictionaries import PdfDictionary, as_pdf_dictionary
from vacancies.applications.files.pdf.unpacking import CHUNK_BYTES, iter_unpacked_chunks
from vacancies.applications.files.pdf.xml_data import is_harmless_xml_data

NAMES: Final = {"/EF"}
type ContentCheck = Callable[[str], bool]

FILE_NAME_KEYS: Final = ("/F", "/UF", "/DOS", "/Mac", "/Unix")
FORBIDDEN_IN_NAMES: Final = re.compile(
    r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]'
)
OTHER_EXTENSION: Final = re.compile(r"\.\s*[a-z]\w{0,9}\s*(?:\.|\Z)")
# Enough for a Europass CV with a portrait.
MAX_MEGABYTES: Final = 20
MAX_FORMULA_LENGTH: Final = 100_000
CONTROL_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# TeX commands that read, write or run something when the source is compiled.
UNSAFE_TEX: Final = re.compile(
    r"\\(?:immediate|write|read|open(?:in|out)|input|include|(?:direct|late)lua|catcode|csname"
    r"|special|usepackage|documentclass|ShellEscape|pdffiledump|verbatiminput|lstinputlisting"
    r"|begin\s*\{filecontents)|\^\^|\A\s*#!"
)
STYLE_ELEMENT: Final = re.compile(
    r"\s*<style(?: type=\"text/css\")?>([^<]*)</style>\s*", re.IGNORECASE
)
UNSAFE_CSS: Final = re.compile(
    r"@(?!supports|media)|\\|url|expression|behavior|binding", re.IGNORECASE
)


def is_portfolio(pdf: Pdf) -> bool:
    return "/Collection" in pdf.Root


def is_refused_attachment(dictionary: PdfDictionary) -> bool:
    """Whether the dictionary is or refers to an embedded file whose name or content is not allowed."""
    if dictionary.stream is not None and dictionary.name_entry("/Type") == "/EmbeddedFile":
        return not _passes_any_content_check(dictionary.stream, *CONTENT_CHECKS.values())
    files = as_pdf_dictionary(dictionary.entries.get("/EF"))
    if files is None:
        return False
    kind = _content_check_for_file_names(dictionary)
    # A file may have related files, which are referred to only here.
    return (
        kind is None
        or "/RF" in dictionary.entries
        or not all(
            isinstance(content, Stream) and _passes_any_content_check(content, kind)
            for content in files.entries.values()
        )
    )


def _passes_any_content_check(stream: Stream, *kinds: ContentCheck) -> bool:
    dictionary = PdfDictionary(dict(stream.items()), stream)
    content = b"".join(islice(iter_unpacked_chunks(dictionary, stream), MAX_MEGABYTES))
    text = _decode_text_leniently(content)
    return len(content) < MAX_MEGABYTES * CHUNK_BYTES and any(
        is_of_kind(text) for is_of_kind in kinds
    )


def _content_check_for_file_names(dictionary: PdfDictionary) -> ContentCheck | None:
    """Return the content check for a file's names; None if they are unsafe or not of one allowed type."""
    names = [
        str(name)
        for key in FILE_NAME_KEYS
        if isinstance(name := dictionary.entries.get(key), String)
    ]
    kinds = {
        None if FORBIDDEN_IN_NAMES.search(name) else _content_check_by_extension(name)
        for name in names
    }
    return kinds.pop() if len(kinds) == 1 else None


def _content_check_by_extension(file_name: str) -> ContentCheck | None:
    before, _dot, ending = file_name.lower().rpartition(".")
    # Programs that hide known extensions show "setup.exe.xml" as "setup.exe".
    return None if OTHER_EXTENSION.search(before) else CONTENT_CHECKS.get(ending)


def is_harmless_tex(text: str) -> bool:
    return (
        len(text) <= MAX_FORMULA_LENGTH
        and not CONTROL_CHARACTERS.search(text)
        and not UNSAFE_TEX.search(text)
    )


def is_harmless_style_sheet(text: str) -> bool:
    style = STYLE_ELEMENT.fullmatch(text)
    return (
        style is not None
        and not CONTROL_CHARACTERS.search(text)
        and not UNSAFE_CSS.search(style[1])
    )


CONTENT_CHECKS: Final = {
    "xml": is_harmless_xml_data,
    "tex": is_harmless_tex,
    "html": is_harmless_style_sheet,
}


def _decode_text_leniently(content: bytes) -> str:
    """Return the bytes decoded as UTF-16, UTF-8 or Latin-1, whichever fits; never raises."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        little = content.startswith((b"\xff\xfe", b"<\0"))
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")
