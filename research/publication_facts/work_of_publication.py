"""Returns a publication as a `Work`, for comparing it with others and for writing it to files."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from research.bibliography.identifiers import web_address
from research.bibliography.kinds import Kind, Stage
from research.bibliography.work import Name, Work
from research.models import Publication, PublicationVersion, VersionKind

SAME_NAMED: Final = (
    *("title", "year", "month", "day", "venue", "series", "volume", "issue", "pages", "number"),
    *("publisher", "place", "edition", "isbn", "issn", "doi", "arxiv", "language", "abstract"),
)
"""Facts that a `Work` and a `Publication` have under one name, besides kind and stage."""


def work_of(publication: Publication) -> Work:
    """Return all facts of a publication, also those that are not public, for comparisons."""
    return _work_of_rows(publication, publication.versions.all())


def public_work_of(publication: Publication, at: datetime) -> Work:
    """Return what visitors may see of a published work at `at`, for exports.

    Without an abstract that is not public and without versions whose embargo has not ended.
    """
    public = [row for row in publication.versions.all() if row.is_public(at)]
    return without_hidden_abstract(publication, _work_of_rows(publication, public))


def without_hidden_abstract(publication: Any, work: Work) -> Work:
    """Return the work, without its abstract if the publication does not show it."""
    return work if publication.abstract_public else replace(work, abstract="")


def _work_of_rows(publication: Publication, versions: Iterable[PublicationVersion]) -> Work:
    names = tuple(row.as_name() for row in publication.authorships.all() if row.printed)
    # Not `keywords.all()`, which asks the database also for what is prefetched.
    keywords = tuple(sorted(row.tag.name for row in publication.tagged_items.all()))
    return assembled_work(publication, names, list(versions), keywords)


def assembled_work(
    facts: Any, names: tuple[Name, ...], versions: list[Any], keywords: tuple[str, ...]
) -> Work:
    """Return the work of these facts: publications, or rows of values with the same names."""
    best = sorted(versions, key=lambda row: VersionKind.values.index(row.kind), reverse=True)
    same: dict[str, Any] = {name: getattr(facts, name) for name in SAME_NAMED}
    return Work(
        key=facts.cite_key,
        kind=Kind(facts.kind),
        stage=Stage(facts.stage),
        names=names,
        authors_complete=not facts.has_more_authors,
        url=next((row.url for row in best if web_address(row.url)), ""),
        licence=next((row.licence for row in best if row.licence), ""),
        keywords=keywords,
        related=_related(facts, versions),
        **same,
    )


def _related(publication: Any, rows: list[Any]) -> tuple[str, ...]:
    """Return the identifiers of other versions, as "doi:…" and "arxiv:…"."""
    found = [f"doi:{row.doi}" for row in rows if row.doi and row.doi != publication.doi]
    found += [f"arxiv:{row.arxiv}" for row in rows if row.arxiv and row.arxiv != publication.arxiv]
    return tuple(dict.fromkeys(found))
