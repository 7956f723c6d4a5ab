"""What the list of vacancies shows: open ones, ended ones by year, chosen by kind and area."""

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from people.records.finding import with_page
from vacancies.choices import Kind

PAGE_SIZE = 30


def listing(
    vacancies: Any, areas: list[Any], query: Mapping[str, str], at: datetime
) -> dict[str, Any]:
    """The context of the index for a query string; unknown values choose nothing and break nothing.

    `areas` are the areas to choose from, each with its page.
    """
    kind = query.get("kind", "") if query.get("kind") in Kind.values else ""
    area = _chosen(areas, query.get("area", ""))
    found = vacancies
    if kind:
        found = found.of_kind(kind)
    if area:
        found = found.in_area(area.record)
    opened = with_page(found.open(at).by_deadline().with_facts(), at)
    ended = with_page(found.ended(at).latest_first(), at)
    page = Paginator(ended, PAGE_SIZE).get_page(query.get("page"))
    return {
        "open_vacancies": opened,
        "ended_page": page,
        "ended_by_year": [
            (year, list(entries))
            for year, entries in groupby(page.object_list, key=lambda entry: entry.record.year)
        ],
        "kinds": Kind.choices,
        "areas": areas,
        "chosen_kind": kind,
        "chosen_area": area,
        "is_filtered": bool(kind or area),
    }


def _chosen(areas: list[Any], text: str) -> Any:
    """The area whose permanent key was asked for: the same address part in every language."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return next((entry for entry in areas if entry.record.key == key), None)
