"""Which records and pages a site lists, where one installation has several sites.

A list shows what lies below the home page of its own site, in any language. With one site, or if the
sites share their records (GROUPSITE_SITES_SHARE_RECORDS), lists are not limited.
"""

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Site

from people import conf

SITE_OF_LISTS: Final = "_groupsite_site_of_lists"


def site_of_lists(request: HttpRequest | None) -> Site | None:
    """Return the site whose records and pages the lists of a response show; None for all of them.

    For a host of no site, a site without pages. Costs no query on a page, with which Wagtail has found
    the site, nor elsewhere while there is one site.
    """
    if request is None:
        return None
    if not hasattr(request, SITE_OF_LISTS):
        setattr(request, SITE_OF_LISTS, _find_limiting_site(request))
    found: Site | None = getattr(request, SITE_OF_LISTS)
    return found


def do_sites_list_their_own() -> bool:
    """Whether there are several sites, and they do not share their records."""
    if conf.do_sites_share_records():
        return False
    return len({root.site_id for root in Site.get_site_root_paths()}) > 1


def _find_limiting_site(request: HttpRequest) -> Site | None:
    known = getattr(request, "_wagtail_site", None)
    if known is not None:
        _roots_with(known)  # so that a second site is noticed in every process
    if not do_sites_list_their_own():
        return None
    return Site.find_for_request(request) or Site(pk=0)


def _roots_with(site: Site) -> list[Any]:
    """Return the home pages of all sites by language, from the cache if it has this site.

    Wagtail keeps them for an hour, and one process does not hear of a site that another has added.
    """
    roots: list[Any] = Site.get_site_root_paths()
    if site.pk and all(root.site_id != site.pk for root in roots):
        Site.clear_site_root_paths_cache()
        roots = Site.get_site_root_paths()
    return roots


def pages_of_site(site: Site | None) -> Q:
    """Return a Q of the pages below the site's home page, in any language; for None, of all pages."""
    if site is None:
        return Q()
    found = Q(pk__in=[])
    for root in _roots_with(site):
        if root.site_id == site.pk:
            found |= Q(url_path__startswith=root.root_path)
    return found


def has_public_page_in_site(record_model: Any, site: Site) -> Exists:
    """Return a condition: the record has a live page in the site that is neither restricted nor an alias."""
    pages = record_model.page_model().objects.live_and_unrestricted().filter(pages_of_site(site))
    return Exists(pages.filter(**{pages.model.record_field: OuterRef("pk")}))
