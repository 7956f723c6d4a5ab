"""Returns a publication as a `Work`, for comparing it with others and for writing it to files."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from research.bibliography.identifiers import web_address
from research.bibliography.kinds import Kind, Stage
from research.bibliography.work import Work
from research.models import Publication, PublicationVersion, VersionKind

SAME_NAMED: Final = (
    *("title", "year", "month", "day", "venue", "series", "volume", "issue", "pages", "number"),
    *("publisher", "place", "edition", "isbn", "issn", "doi", "arxiv", "language", "abstract"),
)
"""Facts that a `Work` and a `Publication` have under one name, besides kind and stage."""


def work_of(publication: Publication) -> Work:
    """Return all facts of a publication, also those that are not public, for comparisons."""
    return _work(publication, publication.versions.all())


def public_work_of(publication: Publication, at: datetime) -> Work:
    """Return what visitors may see of a published work at `at`, for exports.

    Without an abstract that is not public and without versions whose embargo has not ended.
    """
    public = [row for row in publication.versions.all() if row.is_public(at)]
    work = _work(publication, public)
    return work if publication.abstract_public else replace(work, abstract="")


def _work(publication: Publication, versions: Iterable[PublicationVersion]) -> Work:
    facts: dict[str, Any] = {name: getattr(publication, name) for name in SAME_NAMED}
    rows = list(versions)
    best = sorted(rows, key=lambda row: VersionKind.values.index(row.kind), reverse=True)
    return Work(
        key=publication.cite_key,
        kind=Kind(publication.kind),
        stage=Stage(publication.stage),
        names=tuple(row.as_name() for row in publication.authorships.all() if row.printed),
        url=next((row.url for row in best if web_address(row.url)), ""),
        licence=next((row.licence for row in best if row.licence), ""),
        keywords=tuple(tag.name for tag in publication.keywords.all()),
        related=_related(publication, rows),
        **facts,
    )


def _related(publication: Publication, rows: list[PublicationVersion]) -> tuple[str, ...]:
    """Return the identifiers of other versions, as "doi:…" and "arxiv:…"."""
    found = [f"doi:{row.doi}" for row in rows if row.doi and row.doi != publication.doi]
    found += [f"arxiv:{row.arxiv}" for row in rows if row.arxiv and row.arxiv != publication.arxiv]
    return tuple(dict.fromkeys(found))
