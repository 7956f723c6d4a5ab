"""Structured data of schema.org about research areas, as plain dicts."""

from django.http import HttpRequest

from people.structured_data import Node, node_id, without_empty_values
from people.wording import without_soft_hyphens
from research.models import ResearchAreaPage

__all__ = ["research_area"]


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
