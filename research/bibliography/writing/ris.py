"""A work in RIS, as reference managers read it.

Source: "RIS Format Specifications" (Clarivate, 2011) and what Zotero and EndNote write: one tag a line,
lines that end with CR LF, no line break in a value.
"""

from typing import Final

from research.bibliography.kinds import THESES, Kind
from research.bibliography.work import Name, Work
from research.bibliography.writing.citation import ET_AL
from research.mathematics.plain import plain_text

_TYPES: Final = {
    Kind.ARTICLE: "JOUR",
    Kind.CONFERENCE: "CPAPER",
    Kind.PREPRINT: "UNPB",
    Kind.BOOK: "BOOK",
    Kind.CHAPTER: "CHAP",
    Kind.PROCEEDINGS: "CONF",
    Kind.DOCTORAL_THESIS: "THES",
    Kind.LICENTIATE_THESIS: "THES",
    Kind.MASTERS_THESIS: "THES",
    Kind.REPORT: "RPRT",
    Kind.DATASET: "DATA",
    Kind.SOFTWARE: "COMP",
    Kind.PATENT: "PAT",
    Kind.OTHER: "GEN",
}
_THESIS_TYPES: Final = {
    Kind.DOCTORAL_THESIS: "Doctoral thesis",
    Kind.LICENTIATE_THESIS: "Licentiate thesis",
    Kind.MASTERS_THESIS: "Master's thesis",
}


def ris(work: Work, address: str = "") -> str:
    """Return the record. `address` is that of the work's page; its own address comes first."""
    first, _dash, last = work.pages.partition("–")
    venue = "PB" if work.kind in THESES or work.kind == Kind.REPORT else "T2"
    tags = [
        *(("AU", _name(name)) for name in work.authors),
        ("AU", "" if work.authors_complete or not work.authors else ET_AL),
        *(("A2", _name(name)) for name in work.editors),
        ("TI", plain_text(work.title)),
        (venue, work.venue),
        ("T3", work.series),
        ("M3", _THESIS_TYPES.get(work.kind, "")),
        ("VL", work.volume),
        ("IS", work.issue or work.number),
        ("SP", first),
        ("EP", last),
        ("PY", str(work.year or "")),
        ("DA", _date(work)),
        ("PB", work.publisher),
        ("CY", work.place),
        ("ET", work.edition),
        ("SN", work.isbn or work.issn),
        ("DO", work.doi),
        ("AN", f"arXiv:{work.arxiv}" if work.arxiv else ""),
        ("UR", work.url or address),
        ("LA", work.language),
        *(("KW", word) for word in work.keywords),
        ("AB", plain_text(work.abstract)),
        ("ID", work.key),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value.strip()]
    return "\r\n".join([f"TY  - {_TYPES[work.kind]}", *lines, "ER  - ", ""])


def _name(name: Name) -> str:
    """Return a name as "Family, Given, Suffix", an organisation as it is called."""
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _date(work: Work) -> str:
    """Return "2016/09/12/", with empty parts for what is not known."""
    if not work.year or not work.month:
        return ""
    return f"{work.year}/{work.month:02}/{f'{work.day:02}' if work.day else ''}/"
