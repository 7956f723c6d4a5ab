"""Which page of a long list a response shows: its canonical URL has that number, and no other.

page = shown_page(request, Paginator(people, PAGE_SIZE))
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ATTRIBUTE: Final = "_groupsite_page_number"
PARAMETER: Final = "page"


def shown_page(request: HttpRequest, paginator: Paginator) -> Page:
    """Return the page that the query string asks for, or the nearest one, and note its number."""
    query: Mapping[str, Any] = request.GET
    return note_page_number(request, paginator.get_page(query.get(PARAMETER)))


def note_page_number(request: HttpRequest, page: Page) -> Page:
    """Say that the response shows this page; return it."""
    setattr(request, ATTRIBUTE, page.number)
    return page


def page_number(request: HttpRequest) -> int:
    """Return the number of the page that the response shows; 1 where nothing is divided into pages."""
    found: int = getattr(request, ATTRIBUTE, 1)
    return found
