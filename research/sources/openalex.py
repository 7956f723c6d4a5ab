"""OpenAlex (https://docs.openalex.org/): a person's works by ORCID iD, asked with a key."""

from typing import Any, Final
from urllib.parse import urlencode

from people.identifiers.orcid import orcid_in
from research.bibliography import identifiers
from research.bibliography.kinds import Kind
from research.bibliography.languages import language_tag
from research.bibliography.listed_names.names import names_of
from research.bibliography.printed_forms import page_range, tidy_title
from research.bibliography.reading.dates import date_of
from research.bibliography.work import Name, Work
from research.mathematics.plain import plain_text
from research.sources.answers import Answer, items, json_object, stored, text

HOST: Final = "api.openalex.org"
PAGE: Final = 100

_KINDS: Final = {
    "article": Kind.ARTICLE,
    "review": Kind.ARTICLE,
    "letter": Kind.ARTICLE,
    "preprint": Kind.PREPRINT,
    "book": Kind.BOOK,
    "book-chapter": Kind.CHAPTER,
    "dissertation": Kind.DOCTORAL_THESIS,
    "report": Kind.REPORT,
    "dataset": Kind.DATASET,
}


def address(orcid: str, key: str, cursor: str = "*") -> str:
    """Return the address of a page of a person's works; the first page has the cursor "*"."""
    query = {"filter": f"author.orcid:{orcid}", "per-page": PAGE, "cursor": cursor, "api_key": key}
    return f"https://{HOST}/works?{urlencode(query)}"


def works_of(body: bytes) -> tuple[list[Work], str]:
    """Return the works of a page, and the cursor of the next or "". Raises `SourceError` if it is none."""
    answer = json_object(body)
    works = (_work(one) for one in items(answer, "results"))
    return [work for work in works if work is not None], text(answer, "meta", "next_cursor")


def _work(one: Any) -> Work | None:
    title = tidy_title(stored(one, "title"))[:1_000]
    if not title:
        return None
    doi = text(one, "doi")
    arxiv = identifiers.arxiv(doi)
    date = date_of({"date": text(one, "publication_date")})
    return Work(
        key=text(one, "id").rpartition("/")[2],
        kind=_kind(one),
        title=title,
        names=tuple(name for entry in items(one, "authorships") if (name := _name(entry))),
        authors_complete=one.get("is_authors_truncated") is not True,
        year=date.year,
        month=date.month,
        day=date.day,
        venue=plain_text(stored(one, "primary_location", "source", "display_name"))
        if not arxiv
        else "",
        volume=text(one, "biblio", "volume"),
        issue=text(one, "biblio", "issue"),
        pages=page_range(text(one, "biblio", "first_page"), text(one, "biblio", "last_page")),
        doi="" if arxiv else identifiers.doi(doi),
        arxiv=arxiv,
        language=language_tag(text(one, "language")),
    )


def _kind(one: Answer) -> Kind:
    kind = _KINDS.get(text(one, "type"), Kind.OTHER)
    if kind == Kind.ARTICLE and text(one, "primary_location", "source", "type") == "conference":
        return Kind.CONFERENCE
    return kind


def _name(entry: Any) -> Name | None:
    """Return the name as printed, if it is known, else as OpenAlex writes it."""
    written = text(entry, "raw_author_name") or text(entry, "author", "display_name")
    names, _complete = names_of(written.replace("{", "").replace("}", ""))
    if not names:
        return None
    name = names[0]
    return Name(
        given=name.given,
        particle=name.particle,
        family=name.family,
        suffix=name.suffix,
        literal=name.literal,
        orcid=orcid_in(text(entry, "author", "orcid")),
        corresponding=entry.get("is_corresponding") is True,
    )
