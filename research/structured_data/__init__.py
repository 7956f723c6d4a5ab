"""Structured data of schema.org about research areas, projects and publications, as plain dicts."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template import Context

from people.structured_data import Node, node_id, without_empty_values
from people.structured_data.organisations import organisation
from people.structured_data.person_nodes import person_name
from people.wording import without_soft_hyphens
from research.models import ProjectFunder, ProjectPage, ResearchAreaPage
from research.structured_data.publication_nodes import publication

__all__ = ["publication", "research_area", "research_project"]


def research_area(request: HttpRequest, page: ResearchAreaPage) -> Node:
    """Return a research area as a defined term, with the title and the summary of its page."""
    return without_empty_values(
        {
            "@type": "DefinedTerm",
            "@id": node_id(request, "area", page.record.key),
            "name": without_soft_hyphens(page.title),
            "description": page.summary,
            "url": page.get_full_url(request),
        }
    )


def research_project(
    request: HttpRequest, page: ProjectPage, shown: Mapping[str, Any] | Context
) -> Node:
    """Return a project as the page shows it; `shown` is the context of the page."""
    project = page.record
    return without_empty_values(
        {
            "@type": "ResearchProject",
            "@id": node_id(request, "project", project.key),
            "name": without_soft_hyphens(page.title),
            "alternateName": project.acronym,
            "description": page.summary,
            "url": page.get_full_url(request),
            "sameAs": project.url,
            "foundingDate": project.begins_on and project.begins_on.isoformat(),
            "dissolutionDate": project.ends_on and project.ends_on.isoformat(),
            "funder": [organisation(request, row.organisation) for row in shown["funders"]],
            "funding": [_grant(request, row) for row in shown["funders"] if row.grant_number],
            "member": [
                person_name(request, one.linked.record)
                for one in (*shown["members"], *shown["former_members"])
            ],
        }
    )


def _grant(request: HttpRequest, row: ProjectFunder) -> Node:
    return {
        "@type": "Grant",
        "identifier": row.grant_number,
        "funder": {"@id": organisation(request, row.organisation)["@id"]},
    }
