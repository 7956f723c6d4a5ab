"""What one request to the API may tell of: the time, the site, and the pages of that site."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.api.utils import get_full_url
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import get_object_detail_url
from wagtail.models import Site

from people import conf
from people.content.records.page import RecordPageMixin
from people.content.records.record import Record
from people.content.records.sites import pages_of_site
from people.content.records.visibility import visible_pages
from people.content.request_time import received_at


@dataclass(frozen=True)
class PublicScope:
    """The time, the site and the router of one request, with the pages and records it may tell of.

    Sites that share their records (GROUPSITE_SITES_SHARE_RECORDS) count as one.
    """

    request: HttpRequest
    router: WagtailAPIRouter
    at: datetime
    in_site: Q  # of pages

    @classmethod
    def of_request(cls, request: HttpRequest, router: WagtailAPIRouter) -> "PublicScope":
        """Return the scope of a request: the pages below the site's home page in any language."""
        is_shared = conf.do_sites_share_records()
        in_site = _pages_of_all_sites() if is_shared else _pages_of_site(request)
        return cls(request, router, received_at(request), in_site)

    def pages(self) -> Any:
        """Return the site's pages, of any type, that anonymous visitors can open."""
        return visible_pages(self.at).filter(self.in_site)

    def pages_of(self, model: type[Record]) -> Any:
        """Return the site's pages of a type of record that anonymous visitors can open."""
        page_model: type[RecordPageMixin] = model.page_model()
        return page_model.objects.visible(self.at).filter(self.in_site)

    def records(self, model: type[Record]) -> Any:
        """Return the published records that have a page of this site that anonymous visitors can open."""
        page_model: type[RecordPageMixin] = model.page_model()
        pages = page_model.objects.live_and_unrestricted().filter(self.in_site)
        own = pages.filter(**{page_model.record_field: OuterRef("pk")})
        return model.objects.published(self.at).filter(Exists(own))

    def detail_url(self, model: type[Any], pk: int) -> str | None:
        """Return the URL of an object in the API; None if its model has no endpoint."""
        url: str | None = get_object_detail_url(self.router, self.request, model, pk)
        return url

    def full_url(self, url: str) -> str:
        """Return the URL with scheme and host, as Wagtail's API returns URLs of objects."""
        return url if urlsplit(url).scheme else str(get_full_url(self.request, url))


def _pages_of_site(request: HttpRequest) -> Q:
    """Return a Q of the pages below the home page of the request's site, in any language."""
    site = Site.find_for_request(request)
    return Q(pk__in=[]) if site is None else pages_of_site(site)


def _pages_of_all_sites() -> Q:
    """Return a Q of the pages below the home page of any site, in any language."""
    return reduce(or_, (pages_of_site(site) for site in Site.objects.all()), Q(pk__in=[]))
