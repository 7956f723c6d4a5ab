"""A publication as structured data of schema.org: what its page shows, and nothing else."""

from typing import Any, Final

from django.http import HttpRequest

from people.structured_data import Node, node_id, without_empty_values
from research.bibliography.kinds import Kind
from research.bibliography.work import Work
from research.publication_pages.listed_publications import PrintedName
from research.publication_pages.publication_details import PublicationDetails

_TYPES: Final = {
    Kind.BOOK: "Book",
    Kind.PROCEEDINGS: "Book",
    Kind.CHAPTER: "Chapter",
    Kind.DOCTORAL_THESIS: "Thesis",
    Kind.LICENTIATE_THESIS: "Thesis",
    Kind.MASTERS_THESIS: "Thesis",
    Kind.REPORT: "Report",
    Kind.DATASET: "Dataset",
    Kind.SOFTWARE: "SoftwareSourceCode",
    Kind.OTHER: "CreativeWork",
    Kind.PATENT: "CreativeWork",
}


def publication(request: HttpRequest, shown: PublicationDetails, url: str) -> Node:
    """Return a publication; `url` is that of its page."""
    work, record = shown.work, shown.record
    return without_empty_values(
        {
            "@type": _TYPES.get(work.kind, "ScholarlyArticle"),
            "@id": node_id(request, "publication", record.key),
            "name": record.title_text,
            "author": [_person(name) for name in shown.authors],
            "editor": [_person(name) for name in shown.editors],
            "datePublished": _date(work),
            "inLanguage": work.language,
            "abstract": record.abstract_text if shown.abstract_html else "",
            "isPartOf": _part_of(work),
            "pagination": work.pages,
            "publisher": {"@type": "Organization", "name": work.publisher}
            if work.publisher
            else "",
            "isbn": work.isbn,
            "identifier": _doi(work),
            "sameAs": shown.doi_url,
            "license": work.licence,
            "keywords": list(work.keywords),
            "award": [str(award) for award, _url in shown.awards],
            "url": url,
            "funding": [grant for link in shown.projects for grant in _grants(link.record)],
        }
    )


def _person(name: PrintedName) -> Node:
    """Return an author as printed; the ORCID iD of a person of ours who is public."""
    orcid = name.person.orcid if name.person else ""
    kind = "Organization" if name.is_organisation else "Person"
    address = f"https://orcid.org/{orcid}" if orcid else ""
    return without_empty_values({"@type": kind, "name": name.text, "sameAs": address})


def _date(work: Work) -> str:
    if not work.year:
        return ""
    month = f"-{work.month:02}" if work.month else ""
    return f"{work.year:04}{month}{f'-{work.day:02}' if month and work.day else ''}"


def _doi(work: Work) -> Node | str:
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": work.doi} if work.doi else ""


def _part_of(work: Work) -> Node | str:
    """Return the issue, the volume or the periodical that an article is in, or the book of a chapter."""
    if not work.venue:
        return ""
    if work.kind != Kind.ARTICLE:
        return {"@type": "Book", "name": work.venue} if work.kind == Kind.CHAPTER else ""
    found: dict[str, Any] = {"@type": "Periodical", "name": work.venue, "issn": work.issn}
    found = without_empty_values(found)
    if work.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": found}
    if work.issue:
        found = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": found}
    return found


def _grants(project: Any) -> list[Node]:
    """Return the grants of a project that is shown, each with its funder."""
    return [
        {"@type": "Grant", "identifier": row.grant_number, "funder": _funder(row.organisation)}
        for row in project.funders.all()
        if row.grant_number
    ]


def _funder(organisation: Any) -> Node:
    return {"@type": "Organization", "name": organisation.name().text}
