"""A work as a BibTeX entry, written from its facts: UTF-8, one field a line, capitals protected.

What `read_bibtex` reads from an entry is written as the same entry again, byte for byte.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from research.bibliography.identifiers import web_address
from research.bibliography.kinds import Kind, Stage
from research.bibliography.listed_names.name_lists import is_organisation, is_usual
from research.bibliography.listed_names.name_marks import EQUAL
from research.bibliography.listed_names.names import names_of
from research.bibliography.noted_keywords import words_about_the_work
from research.bibliography.printed_forms import tidy_pages, tidy_title
from research.bibliography.reading.dates import stage_of
from research.bibliography.reading.entry_kinds import is_preprint_server, kind_of
from research.bibliography.work import Name, Work
from research.bibliography.writing.latex import latex, latex_of_stored_text, latex_of_title

_TYPES: Final = {
    Kind.ARTICLE: "article",
    Kind.CONFERENCE: "inproceedings",
    Kind.PREPRINT: "misc",
    Kind.BOOK: "book",
    Kind.CHAPTER: "incollection",
    Kind.PROCEEDINGS: "proceedings",
    Kind.DOCTORAL_THESIS: "phdthesis",
    Kind.LICENTIATE_THESIS: "phdthesis",
    Kind.MASTERS_THESIS: "mastersthesis",
    Kind.REPORT: "techreport",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
    Kind.PATENT: "patent",
    Kind.OTHER: "misc",
}
# A book has no venue.
_VENUES: Final = {
    Kind.ARTICLE: "journal",
    Kind.PATENT: "journal",
    Kind.CONFERENCE: "booktitle",
    Kind.CHAPTER: "booktitle",
    Kind.DOCTORAL_THESIS: "school",
    Kind.LICENTIATE_THESIS: "school",
    Kind.MASTERS_THESIS: "school",
    Kind.REPORT: "institution",
    Kind.PREPRINT: "howpublished",
    Kind.DATASET: "howpublished",
    Kind.SOFTWARE: "howpublished",
    Kind.OTHER: "howpublished",
}
_STAGES: Final = {Stage.IN_PRESS: "in press", Stage.SUBMITTED: "submitted"}
IN_PERIODICALS: Final = frozenset({Kind.ARTICLE, Kind.PREPRINT, Kind.CONFERENCE})
# Names that read back as they are written, without trying.
_SIMPLE_WORDS: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:[-'’. ][^\W\d_a-zß-ÿ][^\W\d_]*)*\.?")


def bibtex(work: Work, key: str = "") -> str:
    """Return the entry, which ends with a line break."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value]
    return f"@{_TYPES[work.kind]}{{{key or work.key},\n{''.join(lines)}}}\n"


def _fields(work: Work) -> list[tuple[str, str]]:
    in_periodical = work.kind in IN_PERIODICALS
    return [
        ("author", _names(work.authors, complete=work.authors_complete)),
        ("editor", _names(work.editors)),
        ("title", latex_of_title(tidy_title(work.title))),
        *_venue_and_type(work),
        ("series", latex(work.series)),
        ("volume", latex(work.volume)),
        ("number", latex(work.issue if in_periodical else work.number)),
        ("issue", "" if in_periodical else latex(work.issue)),
        ("pages", latex(tidy_pages(work.pages)).replace("–", "--")),
        ("edition", latex(work.edition)),
        ("publisher", latex(_publisher(work))),
        ("address", latex(work.place)),
        *_date(work),
        ("doi", work.doi),
        ("eprint", work.arxiv),
        ("archiveprefix", "arXiv" if work.arxiv else ""),
        ("isbn", work.isbn),
        ("issn", work.issn),
        ("url", _address(work.url)),
        ("language", work.language.partition("-")[0]),
        ("keywords", ", ".join(map(latex, words_about_the_work(work.keywords)))),
        ("abstract", latex_of_stored_text(work.abstract)),
    ]


def _venue_and_type(work: Work) -> list[tuple[str, str]]:
    """Return the venue, and `type` where the entry's type would be read as another kind."""
    name = _VENUES.get(work.kind, "")
    venue = "" if work.kind == Kind.PREPRINT and is_preprint_server(work.venue) else work.venue
    written = {name: " ".join(venue.split()), "publisher": _publisher(work)}
    read_as = kind_of(_TYPES[work.kind], written, has_arxiv=bool(work.arxiv))
    return [
        ("type", "" if read_as == work.kind else work.kind.value),
        (name, latex(venue) if name else ""),
    ]


def _publisher(work: Work) -> str:
    """Return the publisher; a preprint server is none."""
    is_server = work.kind == Kind.PREPRINT and is_preprint_server(work.publisher)
    return "" if is_server else work.publisher


def _date(work: Work) -> list[tuple[str, str]]:
    return [
        ("year", str(work.year or "")),
        ("month", str(work.month or "") if work.year else ""),
        ("day", str(work.day or "") if work.year and work.month else ""),
        ("pubstate", _pubstate(work)),
    ]


def _pubstate(work: Work) -> str:
    """Return the stage; of a published work only where its venue would be read as another stage."""
    if work.stage == Stage.PUBLISHED and _VENUES.get(work.kind) == "howpublished":
        return "published" if stage_of({"howpublished": work.venue}, None) != work.stage else ""
    return _STAGES.get(work.stage, "")


def _address(url: str) -> str:
    """Return a web address without the signs that end a value."""
    return re.sub(r"[{}\\<>]", lambda found: f"%{ord(found[0]):02X}", web_address(url))


def _names(names: tuple[Name, ...], *, complete: bool = True) -> str:
    written = [_name(replace(name, orcid="", corresponding=False)) for name in names]
    # Alone or beside each other, some would be read as other names.
    if not all(map(is_usual, written)):
        written = [
            one if is_usual(one) else _in_braces(name)
            for one, name in zip(written, names, strict=True)
        ]
    if not is_usual(" and ".join(written)):
        written = [_in_braces(name) for name in names]
    return " and ".join([*written, *([] if complete or not written else ["others"])])


@lru_cache(maxsize=4096)
def _name(name: Name) -> str:
    """Return a name that is read back as it is, or whole in braces if it cannot be."""
    mark = EQUAL if name.equal else ""
    if name.literal:
        return _in_braces(name)
    plain = _joined(latex(name.particle), latex(name.family), latex(name.suffix), latex(name.given))
    if (
        not name.particle
        and not name.suffix
        and not is_organisation(f"{name.given} {name.family}")
        and all(_SIMPLE_WORDS.fullmatch(part) for part in (name.family, name.given))
    ):
        return plain + mark
    braced = _joined(
        latex(name.particle),
        f"{{{latex(name.family)}}}",
        latex(name.suffix),
        f"{{{latex(name.given)}}}",
    )
    # Alone they are read as names, but not in a list.
    is_word_of_lists = re.search(r"(?i)\b(?:and|others|et\.? al)\b|;", plain)
    for written in (braced,) if is_word_of_lists else (plain, braced):
        if names_of(written + mark, name.role) == ((name,), True):
            return written + mark
    return _in_braces(name)


def _in_braces(name: Name) -> str:
    return f"{{{latex(str(name).strip())}}}{EQUAL if name.equal else ''}"


def _joined(particle: str, family: str, suffix: str, given: str) -> str:
    whole_family = f"{particle} {family}".strip()
    return ", ".join(part for part in (whole_family, suffix, given) if part.strip("{}"))
