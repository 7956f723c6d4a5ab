"""A part of a page that has a URL of its own below it, such as one publication of a list.

A view that shows a part says so, and the canonical URL, links to other languages, breadcrumbs and
metadata of the response are then those of the part:

    show_part_of_page(request, PagePart("Short packets", "ek2016short/"))
"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

ATTRIBUTE: Final = "_groupsite_part_of_page"


@dataclass(frozen=True)
class PagePart:
    """The title of a part, and its path below the page, which is the same in every language."""

    title: str
    path: str
    description: str = ""


def show_part_of_page(request: HttpRequest, part: PagePart) -> None:
    """Say that the response shows this part of its page."""
    setattr(request, ATTRIBUTE, part)


def part_of_page(request: HttpRequest | None) -> PagePart | None:
    """Return the part that the response shows; None if it shows the page itself."""
    part: PagePart | None = getattr(request, ATTRIBUTE, None)
    return part


def path_below_page(request: HttpRequest | None) -> str:
    """Return what follows the URL of the page; empty if the response shows the page itself."""
    part = part_of_page(request)
    return part.path if part else ""


def url_below(page_url: str, path: str) -> str:
    """Return the URL of what a page shows at this path below its own URL; that of the page without a path.

    URLs of pages end without a slash where WAGTAIL_APPEND_SLASH is False.
    """
    return f"{page_url.rstrip('/')}/{path}" if path else page_url
