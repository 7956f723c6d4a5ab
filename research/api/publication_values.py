"""The values of a publication in the API: what its page prints, and nothing else."""

from dataclasses import dataclass
from typing import Any, Final

from people.api.organisation_values import choice
from people.content.api.json_schemas import (
    BOOLEAN,
    DATE,
    REFERENCE,
    STRING,
    URL,
    array_of,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.content.api.record_viewset import LoadedRecords
from people.content.api.shown_values import shown_value
from people.content.pages.page_part import url_below
from research.bibliography.addresses import arxiv_address, doi_address
from research.bibliography.identifiers import web_address
from research.models import Publication, PublicationKind, PublicationStage, VersionKind
from research.models.publication_rules.publication_choices import AuthorRole, PublicationLinkKind


@dataclass
class LoadedPublications(LoadedRecords):
    people: dict[int, dict[str, Any]]  # references to those who are published
    areas: dict[int, dict[str, Any]]  # references to those with a public page on this site
    projects: dict[int, dict[str, Any]]
    list_urls: list[tuple[str, str]]  # language and URL of each public list


def kind(publication: Publication, loaded: LoadedPublications) -> dict[str, str]:
    """The type."""
    return choice(publication.kind, PublicationKind)


def stage(publication: Publication, loaded: LoadedPublications) -> dict[str, str]:
    """Whether the publication has appeared. Only one that has not may lack its year."""
    return choice(publication.stage, PublicationStage)


def authors(publication: Publication, loaded: LoadedPublications) -> list[dict[str, Any]]:
    """The authors and editors as printed, each with the published person of the group, or null."""
    return [
        {
            "name": str(row),
            "role": choice(row.role, AuthorRole),
            "equal_contribution": row.equal,
            "person": loaded.people.get(row.person_id or 0),
        }
        for row in publication.authorships.all()
        if row.printed
    ]


def abstract(publication: Publication, loaded: LoadedPublications) -> str | None:
    """HTML with MathML; null if the abstract is not public. Only in details."""
    return publication.abstract_html if publication.abstract_public else None


def versions(publication: Publication, loaded: LoadedPublications) -> list[dict[str, Any]]:
    """The versions that are public now."""
    return [
        {
            "kind": choice(row.kind, VersionKind),
            "url": url,
            "date": row.on and row.on.isoformat(),
            "licence": row.licence,
        }
        for row in publication.versions.all()
        if row.is_public(loaded.scope.at) and (url := _url_of_version(row, loaded))
    ]


def _url_of_version(row: Any, loaded: LoadedPublications) -> str:
    if row.document is not None:
        return loaded.scope.full_url(row.document.url)
    return web_address(row.url) or doi_address(row.doi) or arxiv_address(row.arxiv)


def links(publication: Publication, loaded: LoadedPublications) -> list[dict[str, Any]]:
    """The links to code, data and so on."""
    rows = [row for row in publication.links.all() if web_address(row.url)]
    return [{"kind": choice(row.kind, PublicationLinkKind), "url": row.url} for row in rows]


def research_areas(publication: Publication, loaded: LoadedPublications) -> list[dict[str, Any]]:
    """The research areas with a public page."""
    ids = {area.pk for area in publication.areas.all()}
    return [found for pk, found in loaded.areas.items() if pk in ids]


def projects(publication: Publication, loaded: LoadedPublications) -> list[dict[str, Any]]:
    """The projects with a public page."""
    ids = {project.pk for project in publication.projects.all()}
    return [found for pk, found in loaded.projects.items() if pk in ids]


def html_urls(publication: Publication, loaded: LoadedPublications) -> list[dict[str, str]]:
    """The page of the publication in each language that has a public list."""
    return [
        {"locale": language, "html_url": url_below(url, f"{publication.cite_key}/")}
        for language, url in loaded.list_urls
    ]


AUTHOR: Final = object_of(
    name=STRING,
    role=object_of_value_and_label(AuthorRole.values),
    equal_contribution=BOOLEAN,
    person=nullable(REFERENCE),
)
VERSION: Final = object_of(
    kind=object_of_value_and_label(VersionKind.values),
    url=URL,
    date=nullable(DATE),
    licence=described(STRING, "An SPDX identifier in lower case."),
)
LINK: Final = object_of(kind=object_of_value_and_label(PublicationLinkKind.values), url=URL)
HTML_URL: Final = object_of(locale=STRING, html_url=URL)
FIELDS: Final = (
    *("cite_key", "title_text", "title_html", "language", "parallel_title", "parallel_language"),
    shown_value(kind, object_of_value_and_label(PublicationKind.values)),
    shown_value(stage, object_of_value_and_label(PublicationStage.values)),
    *("year", "month", "day", "venue", "series", "volume", "issue", "pages", "number"),
    *("publisher", "isbn", "issn", "doi", "arxiv", "is_selected"),
    shown_value(authors, array_of(AUTHOR)),
    "has_more_authors",
    shown_value(abstract, nullable(STRING)),
    shown_value(versions, array_of(VERSION)),
    shown_value(links, array_of(LINK)),
    shown_value(research_areas, array_of(REFERENCE)),
    shown_value(projects, array_of(REFERENCE)),
    shown_value(html_urls, array_of(HTML_URL)),
)
