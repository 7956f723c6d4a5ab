"""The sitemap as XML: one file, or an index of several."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from people.sitemap.multilingual_sitemap import MultilingualSitemap

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@require_safe
@conditional_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Serve the sitemap, or the list of its parts if it has more than 10,000 URLs."""
    found = MultilingualSitemap(request)
    if found.paginator.num_pages == 1:
        return _urlset_response(found, 1)
    urls = (
        request.build_absolute_uri(reverse("groupsite_sitemap:part", args=[number]))
        for number in found.paginator.page_range
    )
    parts = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    return _xml_response(f"<sitemapindex {NAMESPACE}>\n{parts}</sitemapindex>\n")


@require_safe
@conditional_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Serve one part of the sitemap, from 1; 404 if there is none."""
    return _urlset_response(MultilingualSitemap(request), number)


def _urlset_response(found: MultilingualSitemap, number: int) -> HttpResponse:
    """Return the part with this number; 404 if it has no URL, which the protocol does not allow."""
    try:
        entries = list(found.entries(found.paginator.page(number)))
    except EmptyPage:
        raise Http404 from None
    if not entries:
        raise Http404
    urls = "".join(map(_url_element, entries))
    return _xml_response(f"<urlset {NAMESPACE} {XHTML}>\n{urls}</urlset>\n")


def _url_element(entry: dict[str, Any]) -> str:
    return (
        f"<url><loc>{escape(entry['location'])}</loc>{_lastmod_element(entry.get('lastmod'))}"
        f"{''.join(_link_elements(entry.get('alternates') or ()))}</url>\n"
    )


def _lastmod_element(changed_at: datetime | None) -> str:
    if changed_at is None:
        return ""
    return f"<lastmod>{changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>"


def _link_elements(alternates: Iterable[dict[str, str]]) -> Iterable[str]:
    for one in alternates:
        language, url = quoteattr(one["lang_code"]), quoteattr(one["location"])
        yield f'<xhtml:link rel="alternate" hreflang={language} href={url}/>'


def _xml_response(xml: str) -> HttpResponse:
    response = HttpResponse(f"{DECLARATION}\n{xml}", content_type="application/xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
