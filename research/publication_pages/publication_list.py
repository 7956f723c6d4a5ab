"""The publications of a list: those that fit the filters, by year, 50 to a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from django.core.paginator import Page, Paginator
from wagtail.models import Site

from research.models import Publication
from research.publication_pages.filters import (
    Chosen,
    Filter,
    chosen_and_links,
    filters_and_total,
    forthcoming_label,
)
from research.publication_pages.listed_publications import (
    ListedPublication,
    listed_publications,
    with_facts_of_lists,
)

PAGE_SIZE: Final = 50


@dataclass(frozen=True)
class YearGroup:
    """The publications of a year on one page of the list."""

    heading: str
    value: str
    entries: list[ListedPublication]


@dataclass(frozen=True)
class PublicationList:
    """One page of the list. `total` is the number of publications that fit the filters."""

    groups: list[YearGroup]
    page: Page
    total: int
    filters: list[Filter]
    chosen: Chosen

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen)

    @property
    def query(self) -> str:
        """Return the query string of the filters, for the files of the list."""
        return self.chosen.query()


class _CountedPaginator(Paginator):
    """A paginator of a number of objects that is known."""

    def __init__(self, found: object, size: int, total: int) -> None:
        super().__init__(found, size)  # type: ignore[arg-type]
        vars(self)["count"] = total


def publication_list(query: Mapping[str, str], at: datetime, site: Site | None) -> PublicationList:
    """Return the page of the list that a query string asks for."""
    publications = Publication.objects.published(at)
    chosen, links = chosen_and_links(query, at, site)
    filters, total = filters_and_total(publications, chosen, links, at)
    found = with_facts_of_lists(chosen.of(publications).newest_first())
    page = _CountedPaginator(found, PAGE_SIZE, total).get_page(query.get("page"))
    entries = listed_publications(page.object_list if total else [], at)
    by_year = groupby(entries, key=lambda entry: entry.record.year)
    groups = [
        YearGroup(str(year or forthcoming_label()), str(year or "forthcoming"), list(group))
        for year, group in by_year
    ]
    return PublicationList(groups, page, total, filters, chosen)
