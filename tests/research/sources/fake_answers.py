"""What services answer about invented works, as short as the site can read it."""

import json
from typing import Any, Final

from tests.research.sources.fake_services import Answer

NOT_FOUND: Final[Answer] = (404, {}, b"")


def answer(body: dict[str, Any]) -> Answer:
    return 200, {}, json.dumps(body).encode()


def orcid_list(*identifiers: str) -> Answer:
    """A list of works, each with a DOI, an arXiv number, or only a title."""
    groups = []
    for number, identifier in enumerate(identifiers):
        kind = "doi" if identifier.startswith("10.") else "arxiv"
        own = {
            "external-id-type": kind,
            "external-id-value": identifier,
            "external-id-relationship": "self",
        }
        summary = {
            "put-code": number,
            "title": {"title": {"value": f"Paper {identifier}"}},
            "publication-date": {"year": {"value": "2016"}},
            "type": "journal-article",
        }
        ids = {"external-id": [own] if identifier[0].isdigit() else []}
        groups.append({"external-ids": ids, "work-summary": [summary]})
    return answer({"group": groups})


def crossref(doi: str) -> Answer:
    message = {
        "DOI": doi,
        "title": [f"Paper {doi}"],
        "author": [{"given": "Anna", "family": "Ek"}],
        "issued": {"date-parts": [[2016]]},
        "type": "journal-article",
    }
    return answer({"message": message})


def datacite(doi: str) -> Answer:
    attributes = {
        "doi": doi,
        "titles": [{"title": f"Paper {doi}"}],
        "creators": [{"name": "Ek, Anna"}],
        "publicationYear": 2016,
        "types": {"resourceTypeGeneral": "Dataset"},
    }
    return answer({"data": {"attributes": attributes}})


def openalex(*dois: str) -> Answer:
    works = [
        {
            "id": f"https://openalex.org/W{number}",
            "doi": f"https://doi.org/{doi}",
            "title": f"Paper {doi}",
            "type": "article",
            "publication_date": "2016-09-01",
            "authorships": [{"raw_author_name": "Anna Ek", "author": {}}],
        }
        for number, doi in enumerate(dois)
    ]
    return answer({"meta": {"next_cursor": None}, "results": works})


def arxiv(*numbers: str) -> Answer:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>Paper {number}</title>"
        "<published>2015-07-01</published><author><name>Anna Ek</name></author></entry>"
        for number in numbers
    )
    return 200, {}, f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()
