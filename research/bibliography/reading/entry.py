"""A BibTeX or biblatex entry as a `Work`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from people.identifiers.orcid import orcid_in
from research.bibliography import identifiers
from research.bibliography.kinds import THESES, Kind
from research.bibliography.languages import language_tag
from research.bibliography.listed_names.name_lists import are_in_capitals, is_usual
from research.bibliography.listed_names.name_marks import footnotes_of, has_unclear_marks
from research.bibliography.listed_names.names import names_of
from research.bibliography.noted_keywords import words_about_the_work
from research.bibliography.printed_forms import tidy_pages, tidy_title
from research.bibliography.reading.dates import date_of, stage_of
from research.bibliography.reading.entry_identifiers import arxiv_of, doi_of, notes_on_unread
from research.bibliography.reading.entry_kinds import is_preprint_server, kind_of
from research.bibliography.reading.field_texts import FieldTexts
from research.bibliography.reading.remarks import is_confidential, remarks_of
from research.bibliography.sentence_case import in_sentence_case
from research.bibliography.work import Name, Note, Work
from research.mathematics.latex_text import stored_text
from research.mathematics.plain import plain_text

MAX_TITLE: Final = 1_000
MAX_ABSTRACT: Final = 20_000

# Fields in the order in which they are looked at.
_VENUES: Final = {
    Kind.REPORT: ("institution", "school", "organization"),
    Kind.PATENT: ("journal", "journaltitle"),
    Kind.BOOK: (),
    Kind.PROCEEDINGS: (),
    **dict.fromkeys(THESES, ("school", "institution", "university")),
}
_USUAL_VENUES: Final = (
    "journaltitle",
    "journal",
    "booktitle",
    "maintitle",
    "eventtitle",
    "howpublished",
)


def work_of(key: str, entry_type: str, raw: Mapping[str, str]) -> Work:
    """Return the work of an entry. `raw` has its values without delimiters, in LaTeX, by lower-case name."""
    fields = FieldTexts(raw)
    texts = {
        name: plain_text(stored_text(value).source)
        for name, value in raw.items()
        if name in _DECIDING
    }
    work = _facts(fields, entry_type, texts)
    if texts.get("month", "").strip(" .-–") and work.year and not work.month:
        fields.notes.append(Note("month", texts["month"][:100]))
    notes = dict.fromkeys([*fields.notes, *notes_on_unread(raw, work)])
    return replace(
        work,
        key=key[:200],
        notes=tuple(notes),
        remarks=tuple(remarks_of(raw)),
        confidential=is_confidential(entry_type, raw, work),
    )


def _facts(fields: FieldTexts, entry_type: str, texts: Mapping[str, str]) -> Work:
    raw = fields.raw
    arxiv = arxiv_of(raw, texts)
    kind = kind_of(entry_type, texts, has_arxiv=bool(arxiv))
    names, complete = _names(raw, fields.notes)
    date = date_of(texts)
    return Work(
        kind=kind,
        title=_title(fields, kind),
        names=_with_orcids(names, texts.get("orcid-numbers", "")),
        authors_complete=complete,
        year=date.year,
        month=date.month,
        day=date.day,
        stage=stage_of(texts, date.year),
        venue=_venue(fields, kind),
        doi=doi_of(raw),
        arxiv=arxiv,
        isbn=identifiers.isbn(raw.get("isbn", "")),
        issn=identifiers.issn(raw.get("issn", "")),
        url=fields.address("url", "howpublished", "ee", "link", "note"),
        language=language_tag(texts.get("langid") or texts.get("language", "")),
        abstract=fields.stored("abstract")[:MAX_ABSTRACT],
        keywords=_keywords(fields),
        **_numbers(fields, entry_type, kind),
    )


_DECIDING: Final = frozenset(
    [
        "archiveprefix",
        "date",
        "day",
        "eprint",
        "eprinttype",
        "eprintclass",
        "entrysubtype",
        "howpublished",
        "journal",
        "journaltitle",
        "booktitle",
        "langid",
        "language",
        "month",
        "note",
        "number",
        "orcid-numbers",
        "publisher",
        "pubstate",
        "status",
        "type",
        "volume",
        "year",
        "url",
    ]
)


def _title(fields: FieldTexts, kind: Kind) -> str:
    title = fields.stored("title") or (
        fields.stored("booktitle") if kind == Kind.PROCEEDINGS else ""
    )
    subtitle = fields.stored("subtitle")
    joined = f"{title}: {subtitle}" if title and subtitle else title or subtitle
    if len(joined) > MAX_TITLE:
        fields.notes.append(Note("cut", "title"))
    tidy = tidy_title(joined[:MAX_TITLE])
    # Braces say that capitals must stay.
    title = tidy if "{" in fields.raw.get("title", "") else in_sentence_case(tidy)
    if title != tidy:
        fields.notes.append(Note("capitals", tidy))
    return title


def _venue(fields: FieldTexts, kind: Kind) -> str:
    for name in _VENUES.get(kind, _USUAL_VENUES):
        venue = fields.plain(name)
        is_address = identifiers.web_address(venue) or "\\url" in fields.raw.get(name, "")
        if venue and not is_address and not (kind == Kind.PREPRINT and is_preprint_server(venue)):
            return venue
    return ""


def _numbers(fields: FieldTexts, entry_type: str, kind: Kind) -> dict[str, Any]:
    """Return volume, issue, pages and what else a reference has as printed."""
    number = fields.plain("number")
    in_periodical = (
        kind in (Kind.ARTICLE, Kind.PREPRINT, Kind.CONFERENCE) and entry_type != "techreport"
    )
    arxiv_volume = kind == Kind.PREPRINT and "abs/" in fields.raw.get("volume", "")
    if identifiers.arxiv_in(number):
        number = ""
    return {
        "volume": "" if arxiv_volume else fields.plain("volume"),
        "issue": fields.plain("issue") or (number if in_periodical else ""),
        "number": "" if in_periodical else number,
        "pages": _pages(fields),
        "series": fields.plain("series"),
        "publisher": _publisher(fields, kind),
        "place": fields.plain("location", "address", "venue"),
        "edition": fields.plain("edition"),
    }


def _publisher(fields: FieldTexts, kind: Kind) -> str:
    publisher = fields.plain("publisher")
    if kind == Kind.PREPRINT and is_preprint_server(publisher):
        return ""
    return publisher


def _pages(fields: FieldTexts) -> str:
    """Return pages with en dashes, or an article number."""
    pages = fields.plain("pages") or fields.plain("eid", "articleno", "article-number")
    return tidy_pages(pages)


def _keywords(fields: FieldTexts) -> tuple[str, ...]:
    words = re.split(r"[;,]", fields.raw.get("keywords", "") or fields.raw.get("keyword", ""))
    plain = (plain_text(stored_text(word).source) for word in words)
    return tuple(dict.fromkeys(words_about_the_work(plain)))[:100]


def _names(raw: Mapping[str, str], notes: list[Note]) -> tuple[tuple[Name, ...], bool]:
    authors, complete = names_of(raw.get("author", ""))
    groups, _ = names_of(f"{{{raw['collaboration']}}}") if raw.get("collaboration") else ((), True)
    editors, _ = names_of(raw.get("editor", ""), "editor")
    notes += [Note("left_out", text[:200]) for text in footnotes_of(raw.get("author", ""))]
    notes += [
        Note("names", plain_text(stored_text(value).source)[:200])
        for value in (raw.get("author", ""), raw.get("editor", ""))
        if not is_usual(value) or are_in_capitals(value) or has_unclear_marks(value)
    ]
    return (*authors, *groups, *editors), complete


def _with_orcids(names: tuple[Name, ...], written: str) -> tuple[Name, ...]:
    """Return the names with the iDs of Web of Science's field: "Doe, Jane/0000-0001-…"."""
    found = dict(re.findall(r"([^/;\n]+?)\s*/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", written))
    orcids = {
        family.partition(",")[0].strip().casefold(): orcid_in(identifier)
        for family, identifier in found.items()
    }
    families = [f"{name.particle} {name.family}".strip().casefold() for name in names]
    return tuple(
        replace(name, orcid=orcids.get(family, "")) if families.count(family) == 1 else name
        for name, family in zip(names, families, strict=True)
    )
