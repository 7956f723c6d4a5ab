"""Crossref (https://api.crossref.org/swagger-ui/index.html): works by DOI.

`Accept: application/x-bibtex` at doi.org is not asked: it redirects, and mathematics arrives damaged.
"""

from typing import Any, Final
from urllib.parse import quote

from people.identifiers.orcid import orcid_in
from research.bibliography import identifiers
from research.bibliography.kinds import Kind
from research.bibliography.languages import language_tag
from research.bibliography.printed_forms import tidy_pages, tidy_title
from research.bibliography.sentence_case import in_sentence_case
from research.bibliography.work import Name, Note, Role, Work
from research.mathematics.plain import plain_text
from research.sources.answers import Answer, SourceError, items, json_object, part, stored, text

HOST: Final = "api.crossref.org"

_KINDS: Final = {
    "journal-article": Kind.ARTICLE,
    "proceedings-article": Kind.CONFERENCE,
    "posted-content": Kind.PREPRINT,
    "book": Kind.BOOK,
    "monograph": Kind.BOOK,
    "edited-book": Kind.BOOK,
    "reference-book": Kind.BOOK,
    "book-chapter": Kind.CHAPTER,
    "book-section": Kind.CHAPTER,
    "book-part": Kind.CHAPTER,
    "reference-entry": Kind.CHAPTER,
    "proceedings": Kind.PROCEEDINGS,
    "report": Kind.REPORT,
    "report-component": Kind.REPORT,
    "standard": Kind.REPORT,
    "dataset": Kind.DATASET,
    "database": Kind.DATASET,
}
_DEGREES: Final = (
    ("licentiat", Kind.LICENTIATE_THESIS),
    ("master", Kind.MASTERS_THESIS),
    ("bachelor", Kind.MASTERS_THESIS),
)
_VERSIONS: Final = (
    "is-preprint-of",
    "has-preprint",
    "is-version-of",
    "has-version",
    "is-manuscript-of",
    "has-manuscript",
)
# The best date first: a title page has the year of print.
_DATES: Final = ("published-print", "issued", "published", "published-online", "posted")


def address(doi: str) -> str:
    """Return the address of a work's description."""
    return f"https://{HOST}/works/{quote(doi, safe='')}"


def work_of(body: bytes) -> Work:
    """Return the work that an answer describes. Raises `SourceError` if it describes none."""
    message = part(json_object(body), "message")
    doi = identifiers.doi(text(message, "DOI"))
    printed = _title(message)
    title = in_sentence_case(printed)
    if not doi or not title:
        raise SourceError("no_work")
    year, month, day = _date(message)
    kind = _kind(message)
    return Work(
        key=doi,
        kind=kind,
        title=title,
        names=(*_names(message, "author", "author"), *_names(message, "editor", "editor")),
        year=year,
        month=month,
        day=day,
        venue=plain_text(stored(message, "container-title")) or _institution(message),
        volume=text(message, "volume"),
        issue=text(message, "issue"),
        pages=tidy_pages(text(message, "page") or text(message, "article-number")),
        publisher=plain_text(stored(message, "publisher")),
        place=plain_text(stored(message, "publisher-location")),
        edition=text(message, "edition-number"),
        isbn=identifiers.isbn(text(message, "ISBN")),
        issn=identifiers.issn(text(message, "ISSN")),
        doi=doi,
        language=language_tag(text(message, "language")),
        abstract=stored(message, "abstract"),
        licence=_licence(message),
        related=tuple(_related(message)),
        notes=(Note("capitals", printed),) if title != printed else (),
    )


def _title(message: Answer) -> str:
    title, subtitle = stored(message, "title"), stored(message, "subtitle")
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    return tidy_title(title)[:1_000]


def _kind(message: Answer) -> Kind:
    kind = text(message, "type")
    if kind == "dissertation":
        degree = text(message, "degree").casefold()
        return next((found for word, found in _DEGREES if word in degree), Kind.DOCTORAL_THESIS)
    return _KINDS.get(kind, Kind.OTHER)


def _institution(message: Answer) -> str:
    return next((plain_text(stored(one, "name")) for one in items(message, "institution")), "")


def _date(message: Answer) -> tuple[int | None, int | None, int | None]:
    for name in _DATES:
        parts = next(items(message, name, "date-parts"), None)
        if (
            isinstance(parts, list)
            and parts
            and isinstance(parts[0], int)
            and 1500 <= parts[0] <= 2199
        ):
            year, month, day, *_ = [
                *(one if isinstance(one, int) else None for one in parts),
                None,
                None,
            ]
            if month is None or not 1 <= month <= 12:
                return year, None, None
            return year, month, day if day and 1 <= day <= 31 else None
    return None, None, None


def _names(message: Answer, field: str, role: Role) -> list[Name]:
    return [name for one in items(message, field) if (name := _name(one, role))]


def _name(one: Any, role: Role) -> Name | None:
    given, family = (plain_text(stored(one, part_of)) for part_of in ("given", "family"))
    literal = plain_text(stored(one, "name"))
    if not family:
        given, family, literal = "", "", literal or given
    if not family and not literal:
        return None
    return Name(
        given=given,
        family=family,
        suffix=text(one, "suffix") if family else "",
        literal=literal if not family else "",
        orcid=orcid_in(text(one, "ORCID")),
        role=role,
    )


def _licence(message: Answer) -> str:
    """Return the address of an open licence, the only kind that is about readers."""
    addresses = (identifiers.web_address(text(one, "URL")) for one in items(message, "license"))
    return next((one for one in addresses if "creativecommons.org" in one), "")


def _related(message: Answer) -> list[str]:
    related = (one for relation in _VERSIONS for one in items(message, "relation", relation))
    found = dict.fromkeys(identifiers.of_version(text(one, "id")) for one in related)
    return [one for one in found if one]
