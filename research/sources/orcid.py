"""ORCID (https://info.orcid.org/documentation/api-tutorials/, API 3.0): a person's public list of works.

A *group* is one work, which several sources have described: the preferred description counts, with the
identifiers of all. A list has no authors; works with a DOI are asked for at Crossref or DataCite.
"""

from typing import Any, Final

from research.bibliography import identifiers
from research.bibliography.kinds import Kind
from research.bibliography.printed_forms import tidy_title
from research.bibliography.reading.dates import date_of
from research.bibliography.work import Work
from research.mathematics.plain import plain_text
from research.sources.answers import Answer, items, json_object, number, part, stored, text

HOST: Final = "pub.orcid.org"

_KINDS: Final = {
    "journal-article": Kind.ARTICLE,
    "conference-paper": Kind.CONFERENCE,
    "preprint": Kind.PREPRINT,
    "working-paper": Kind.PREPRINT,
    "book": Kind.BOOK,
    "edited-book": Kind.BOOK,
    "book-chapter": Kind.CHAPTER,
    "report": Kind.REPORT,
    "dissertation": Kind.DOCTORAL_THESIS,
    "dissertation-thesis": Kind.DOCTORAL_THESIS,
    "data-set": Kind.DATASET,
    "software": Kind.SOFTWARE,
    "patent": Kind.PATENT,
}


def address(orcid: str) -> str:
    """Return the address of a person's works."""
    return f"https://{HOST}/v3.0/{orcid}/works"


def works_of(body: bytes) -> list[Work]:
    """Return the works of a list, each once. Raises `SourceError` if it is none."""
    groups = items(json_object(body), "group")
    works = (_work(group) for group in groups)
    return [work for work in works if work is not None]


def _work(group: Any) -> Work | None:
    summaries = [one for one in items(group, "work-summary") if isinstance(one, dict)]
    if not summaries:
        return None
    preferred = max(summaries, key=lambda one: number(one, "display-index") or 0)
    title, subtitle = (
        stored(preferred, "title", "title", "value"),
        stored(preferred, "title", "subtitle", "value"),
    )
    if not title:
        return None
    named = _identifiers(group)
    date = _date(preferred)
    return Work(
        key=f"orcid:{text(preferred, 'put-code')}",
        kind=_KINDS.get(text(preferred, "type"), Kind.OTHER),
        title=tidy_title(f"{title}: {subtitle}" if subtitle else title)[:1_000],
        authors_complete=False,
        year=date.year,
        month=date.month,
        day=date.day,
        venue=plain_text(stored(preferred, "journal-title", "value")),
        doi=named.get("doi", ""),
        arxiv=named.get("arxiv", ""),
        isbn=named.get("isbn", ""),
        url=identifiers.web_address(text(preferred, "url", "value")),
    )


def _identifiers(group: Any) -> dict[str, str]:
    """Return the identifiers that are the work's own, not those of the book or journal it is part of."""
    found: dict[str, str] = {}
    for one in items(group, "external-ids", "external-id"):
        kind, value = text(one, "external-id-type"), text(one, "external-id-value")
        if text(one, "external-id-relationship") not in ("self", "version-of", ""):
            continue
        if arxiv := identifiers.arxiv(value) if kind in ("arxiv", "doi") else "":
            found.setdefault("arxiv", arxiv)
        elif doi := identifiers.doi(value) if kind == "doi" else "":
            found.setdefault("doi", doi)
        elif isbn := identifiers.isbn(value) if kind == "isbn" else "":
            found.setdefault("isbn", isbn)
    return found


def _date(summary: Answer) -> Any:
    date = part(summary, "publication-date")
    parts = {name: text(date, name, "value") for name in ("year", "month", "day")}
    return date_of(parts)
