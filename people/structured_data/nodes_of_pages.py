"""All structured data about one page: what hooks return for it, its breadcrumbs, the website."""

from collections.abc import Iterable
from typing import Final, Protocol

from django.http import HttpRequest
from django.template import Context
from wagtail import hooks
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from people.content.pages.chosen_site_name import chosen_site_name
from people.content.pages.page_part import part_of_page, path_below_page
from people.content.records.visibility import public_pages
from people.models import Organisation, PeopleSettings
from people.prefetching import prefetch_texts
from people.structured_data.json_ld import (
    Node,
    full_url,
    node_id,
    root_url,
    without_empty_values,
)
from people.structured_data.organisations import organisation_with_parents
from people.wording import without_soft_hyphens

# Functions that take a page and the context of its template, and return nodes.
HOOK: Final = "groupsite_structured_data"


class Breadcrumb(Protocol):
    """A link to a page above the current one."""

    @property
    def title(self) -> str: ...

    @property
    def url(self) -> str | None: ...


def nodes_of_page(
    page: Page,
    context: Context,
    breadcrumbs: Iterable[Breadcrumb] | None = None,
    name: str = "",
    organisation: Organisation | None = None,
) -> list[Node]:
    """Return all nodes about a page that is being rendered with this context.

    Without `breadcrumbs`, the public pages above are read. On the home page, `name` is that of the
    site, and `organisation` the site's, which is read if it is not passed.
    """
    request = context["request"]
    found = [node for function in hooks.get_hooks(HOOK) for node in function(page, context)]
    if is_home_page(page):
        return [*found, *website_and_organisation(request, page, name, organisation)]
    links: list[Breadcrumb]
    if breadcrumbs is None:
        links = [*_public_pages_above(page), *([page] if part_of_page(request) else [])]
    else:
        links = list(breadcrumbs)
    trail = breadcrumb_list(request, page, links)
    return [*found, trail] if trail else found


def is_home_page(page: Page) -> bool:
    """Whether the page is the home page of a site, in any language. No query: Wagtail keeps their paths."""
    return any(root.root_path == page.url_path for root in Site.get_site_root_paths())


def _public_pages_above(page: Page) -> list[Page]:
    """Return the public pages above this one, below the home page of its site."""
    roots = [root.root_path for root in Site.get_site_root_paths()]
    above = [root for root in roots if page.url_path.startswith(root)]
    if not above:
        return []
    pages = public_pages(Page.objects.ancestor_of(page)).filter(url_path__startswith=max(above))
    return list(pages.exclude(url_path__in=roots).order_by("path"))


def breadcrumb_list(request: HttpRequest, page: Page, above: Iterable[Breadcrumb]) -> Node:
    """Return the way to a page, or to its part, through the links above it; empty without any link."""
    links = [(link.title, link.url or "") for link in above]
    if not links:
        return {}
    part = part_of_page(request)
    url = f"{page.get_full_url(request) or ''}{path_below_page(request)}"
    links.append((part.title if part else page.title, url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": without_soft_hyphens(title),
                "item": full_url(request, url),
            }
            for number, (title, url) in enumerate(links, start=1)
        ],
    }


def website_and_organisation(
    request: HttpRequest, home: Page, name: str = "", group: Organisation | None = None
) -> list[Node]:
    """Return the website and, if the site has one, its organisation with those above it."""
    group = group or PeopleSettings.for_request(request).organisation
    if group is None:
        return [website(request, home, name)]
    prefetch_texts([group])
    organisation = organisation_with_parents(request, group)
    organisation.setdefault("url", f"{root_url(request)}/")
    publisher = {"publisher": {"@id": organisation["@id"]}}
    return [website(request, home, name) | publisher, organisation]


def website(request: HttpRequest, home: Page, name: str = "") -> Node:
    """Return the website whose home page this is, the same in each language except for its name."""
    site = Site.find_for_request(request)
    original = site.root_page.title if site else home.title
    return without_empty_values(
        {
            "@type": "WebSite",
            "@id": node_id(request, "website", site.pk if site else ""),
            "name": without_soft_hyphens(name or chosen_site_name(site, home.title, original)),
            "url": f"{root_url(request)}/",
            "inLanguage": list(get_content_languages()),
        }
    )
