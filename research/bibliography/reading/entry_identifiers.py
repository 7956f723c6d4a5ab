"""The DOI, the arXiv number and the address of a BibTeX entry, wherever its source has put them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from research.bibliography import identifiers
from research.bibliography.work import Note, Work

# What databases write for a sign that TeX or HTML reads: `{\_}`, `\%`, `{\textless}`, `&lt;`.
_SIGNS: Final = (
    (re.compile(r"\{?\\([_%#&$])(?:\{\})?\}?|\{([_%#&$<>])\}"), r"\1\2"),
    (re.compile(r"\{?\$?(?:\\(?:textless|less|lt)(?![a-z])|&lt;)\s*(?:\{\})?\$?\}?|\$<\$"), "<"),
    (
        re.compile(r"\{?\$?(?:\\(?:textgreater|greater|gt)(?![a-z])|&gt;)\s*(?:\{\})?\$?\}?|\$>\$"),
        ">",
    ),
    (re.compile(r"\{?\\(?:text)?(?:asciitilde|tilde)\s*(?:\{\})?\}?|\\~(?:\{\})?|\{~\}"), "~"),
    (re.compile(r"\{?\\textunderscore\s*(?:\{\})?\}?"), "_"),
    (re.compile(r"&amp;"), "&"),
)
_URL_COMMAND: Final = re.compile(r"\\(?:url|path|href|nolinkurl)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_DOI_IN_NOTE: Final = re.compile(r"\[DOI:\s*(?:\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}|([^\]\s]+))\s*\]")
_IN_TEXT: Final = re.compile(r"https?://[^\s{}\"]+[^\s{}\".,;:)\]]", re.IGNORECASE)


def without_tex(value: str) -> str:
    """Return an identifier or address without what TeX and HTML need around its signs."""
    for pattern, sign in _SIGNS:
        value = pattern.sub(sign, value)
    return value.strip("{}<> ")


def address_in(value: str) -> str:
    """Return the http(s) address that a raw value is or has in its text; "" if there is none.

    An address that a file breaks into lines is joined again, if nothing else is in the value.
    """
    command = _URL_COMMAND.search(value)
    plain = without_tex(command[1] if command else value)
    first, *others = plain.split()[:50] or [""]
    words = (re.fullmatch(r"https?:.*|\W*[^\W\d_]+\W*", other) for other in others)
    is_broken = first.endswith(("/", "-", "_", "=", "&", "?"))
    if (is_broken or not any(words)) and (address := identifiers.web_address(plain)):
        return address
    found = _IN_TEXT.search(plain)
    return identifiers.web_address(found[0]) if found else identifiers.web_address(first)


def doi_of(raw: Mapping[str, str]) -> str:
    """Return the DOI of the work; that of a preprint on arXiv is no DOI of a publication."""
    for name in ("doi", "ee", "url", "note"):
        value = _identifier_in(name, raw.get(name, ""))
        if name in ("ee", "url") and "doi.org/" not in value:
            continue
        if (found := identifiers.doi(value)) and not identifiers.arxiv(value):
            return found
    return ""


def _identifier_in(name: str, value: str) -> str:
    """Return what may be a DOI; a note says of other works, too, but not as converters of PubMed write it."""
    if name == "note":
        found = _DOI_IN_NOTE.search(value)
        return without_tex(found[1] or found[2]) if found else ""
    command = _URL_COMMAND.search(value)
    return without_tex(command[1] if command else value)


def arxiv_of(raw: Mapping[str, str], texts: Mapping[str, str]) -> str:
    eprint = texts.get("eprint", "")
    archive = (texts.get("archiveprefix") or texts.get("eprinttype") or "arxiv").lower()
    if archive == "arxiv" and (found := identifiers.arxiv(eprint) or identifiers.arxiv_in(eprint)):
        return found
    if found := identifiers.arxiv(without_tex(raw.get("doi", ""))):
        return found
    for name in ("journal", "journaltitle", "volume", "number", "howpublished", "note", "url"):
        if found := identifiers.arxiv_in(texts.get(name, "")):
            return found
    # Google Scholar: "arXiv--2202.01234" as pages of "arXiv e-prints".
    if as_pages := re.fullmatch(
        r"arXiv[-–:]+(\S+)", raw.get("pages", "").strip("{} "), re.IGNORECASE
    ):
        return identifiers.arxiv(as_pages[1])
    return ""


def notes_on_unread(raw: Mapping[str, str], work: Work) -> Iterator[Note]:
    """Yield a note for each identifier or address that the entry has and the work has not."""
    read = {
        "doi": work.doi or work.arxiv,
        "isbn": work.isbn,
        "issn": work.issn,
        "url": work.url or work.doi or work.arxiv,
    }
    for name, found in read.items():
        written = raw.get(name, "").strip("{} ")
        # "n/a" and "-" are no identifiers.
        if not found and len(written) > 3:
            yield Note("identifier", written[:200])
