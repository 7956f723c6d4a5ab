"""References to research areas, named as their pages are."""

from collections.abc import Iterable
from typing import Any

from people.content.api.public_scope import PublicScope
from people.content.api.references import page_in_language_or_first, pages_by_record, reference
from research.models import ResearchArea


def area_references(
    scope: PublicScope, areas: Iterable[ResearchArea], language: str
) -> dict[int, dict[str, Any]]:
    """Return {area ID: reference} in order, of those with a public page on this site, named as that page."""
    unique = list({area.pk: area for area in areas}.values())
    pages = pages_by_record(scope, ResearchArea, unique)
    found = {}
    for area in sorted(unique, key=lambda area: (area.sort_order, area.pk)):
        if page := page_in_language_or_first(pages.get(area.pk, []), language):
            found[area.pk] = reference(scope, area, page.title, has_page=True)
    return found
