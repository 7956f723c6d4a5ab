"""Finds the page of a URL with two queries, however deep it is.

Wagtail's own way takes one for the site, one for the language and two for each level, and then two to
learn that nobody has restricted the page. Here the sites, the home pages and the restricted pages are
kept (`groupsite.layout.shared_values`), and one query finds all pages on the path. Whatever is
unusual is left to Wagtail: another tree, page types with routes of their own, aliases, restricted
sections, a page that does not exist.
"""

import re
from copy import copy
from itertools import pairwise
from typing import Any, Final

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, PageViewRestriction
from wagtail.views import serve

from groupsite.layout.frame import find_site, frame_of_request
from groupsite.layout.shared_values import shared_value
from people.content.languages.language_links import PAGE_VIEW_NAME, active_content_language
from people.content.records.kept_sql import Parameter, fetch_with_kept_sql
from people.content.records.page import RecordPageMixin
from people.model_bases.clusterable import QuickClusterableModel

# Wagtail keeps the route of a request under this name.
ROUTE: Final = "_wagtail_route_for_request"
HOME_DEPTH: Final = 2  # in Wagtail’s tree, where 1 is the root
DEEPEST: Final = 20  # levels of a path
SLUG: Final = re.compile(r"[-\w]+")
ROUTES_OF_WAGTAIL: Final[tuple[Any, ...]] = (Page.route, RecordPageMixin.route)


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail's view does."""
    if not hasattr(request, ROUTE):
        try:
            if (page := find_ordinary_page(request, path)) is not None:
                below = [part for part in path.split("/") if part][page.depth - HOME_DEPTH :]
                setattr(request, ROUTE, page.route(request, below))
        except Http404:
            setattr(request, ROUTE, None)
    response: HttpResponse = serve(request, path)
    return response


def find_ordinary_page(request: HttpRequest, path: str) -> Any:
    """Return the page with this path below the home page in this language; None leaves it to Wagtail.

    It may be a page with views below it (`has_views_below`). None if Wagtail must look for it. If
    nobody has restricted the page, it says so without a query.
    """
    home = _find_home(request)
    slugs = [part for part in path.split("/") if part]
    if home is None or len(slugs) > DEEPEST:
        return None
    chain = _find_existing_pages_on_path(home, slugs)
    if not all(page.specific_class.route in ROUTES_OF_WAGTAIL for page in chain[:-1]):
        return None
    is_whole = len(chain) == len(slugs) + 1
    has_views = getattr(chain[-1].specific_class, "has_views_below", False)
    if not (is_whole or has_views) or any(page.alias_of_id for page in chain):
        return None
    for parent, child in pairwise(chain):
        child._cached_parent_obj = parent
    page = _of_its_type(chain[-1])
    if not page.path.startswith(_tree_paths_of_restricted_pages(request)):
        page.get_view_restrictions = PageViewRestriction.objects.none
    return page


def _of_its_type(page: Any) -> Any:
    """Return the page as an object of its own type, as `Page.specific` does."""
    model = page.specific_class
    if isinstance(page, model) or not issubclass(model, QuickClusterableModel):
        return page.specific  # a host's type may have a manager of its own
    key = Parameter(Page._meta.pk, page.pk)
    found = fetch_with_kept_sql(("page", model), lambda pk: model.objects.filter(pk=pk), [key])
    if not found:
        return page.specific  # it has just been deleted
    for name, value in vars(page).items():
        vars(found[0]).setdefault(name, value)
    return found[0]


def find_unpublished_page(request: HttpRequest) -> Any:
    """Return the page that was at this URL until it was unpublished, with its type; None without one."""
    match = request.resolver_match
    if match is None or match.url_name != PAGE_VIEW_NAME or (home := _find_home(request)) is None:
        return None
    path = str(next(iter((*match.args, *match.kwargs.values())), ""))
    slugs = [part for part in path.split("/") if part]
    if not slugs or not all(SLUG.fullmatch(slug) for slug in slugs):
        return None
    # The database has an index of slugs, but none of paths.
    url_path = f"{home.url_path}{'/'.join(slugs)}/"
    here = home.get_descendants().filter(slug=slugs[-1], url_path=url_path)
    found = here.filter(live=False, first_published_at__isnull=False).first()
    return found.specific if found else None


def _find_home(request: HttpRequest) -> Page | None:
    """Return a copy of the public home page in the active language; None if it is not below the root."""
    home = frame_of_request(request, find_site(request), active_content_language()).home
    return copy(home) if home is not None and home.depth == HOME_DEPTH else None


def _find_existing_pages_on_path(home: Page, slugs: list[str]) -> list[Any]:
    """Return the home page and the pages below it with these slugs, as far as there are some."""
    if not slugs:
        return [home]

    def on_path(*slugs: str) -> Any:
        wanted = Q()
        for depth, slug in enumerate(slugs, home.depth + 1):
            wanted |= Q(depth=depth, slug=slug)
        return home.get_descendants().filter(wanted).order_by("depth")

    field = Page._meta.get_field("slug")
    form = ("pages on a path", home.pk, home.path)
    chain = [home]
    for page in fetch_with_kept_sql(form, on_path, [Parameter(field, slug) for slug in slugs]):
        if page.depth == chain[-1].depth + 1 and page.path.startswith(chain[-1].path):
            chain.append(page)
    return chain


def _tree_paths_of_restricted_pages(request: HttpRequest) -> tuple[str, ...]:
    """Return the paths in the page tree of the pages with a view restriction of their own."""
    return shared_value(request, "restricted paths", _read_tree_paths_of_restricted_pages)


def _read_tree_paths_of_restricted_pages() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
