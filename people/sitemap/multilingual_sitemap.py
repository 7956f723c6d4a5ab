"""A sitemap of all languages of a site.

Wagtail's own lists only the tree of the default language, and loads every page. This one reads the few
columns that it prints. A page type with a `get_sitemap_urls` or URLs of its own is still asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap
from wagtail.models import Locale, Page

from people.content.pages.language_alternates import language_alternates
from people.content.records.page import RecordPageMixin
from people.content.records.sites import pages_of_site
from people.content.records.visibility import pages_for_sitemap, record_page_models
from people.content.request_time import received_at
from people.sitemap.page_urls import PageUrls

KNOWN_SITEMAP_URLS: Final = (Page.get_sitemap_urls, RecordPageMixin.get_sitemap_urls)
COLUMNS: Final = (
    *("pk", "url_path", "locale_id", "translation_key", "content_type_id"),
    *("last_published_at", "latest_revision_created_at"),
)
type Row = tuple[Any, ...]
type Entry = dict[str, Any]  # as Django's sitemaps have them: location, lastmod, alternates


class MultilingualSitemap(Sitemap):
    """The public pages of the request's site in every language, in the form of Django's sitemaps."""

    limit = 10_000  # URLs of one file; the protocol allows 50,000

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.site = self.get_wagtail_site()

    @cached_property
    def paginator(self) -> Paginator:
        return Paginator(self.items(), self.limit)

    @cached_property
    def _language_codes(self) -> dict[int, str]:
        return dict(Locale.objects.values_list("pk", "language_code"))

    def items(self) -> Any:
        """Return rows of the pages; the translations of a page follow one another."""
        pages = Page.objects.filter(pages_of_site(self.site))
        pages = pages_for_sitemap(pages, received_at(self.request))
        facts = {
            f"facts_{number}": Subquery(
                model.objects.filter(pk=OuterRef("pk")).values_list(model.facts_changed_at())
            )
            for number, model in enumerate(record_page_models())
        }
        ordered = pages.annotate(**facts).order_by("translation_key", "locale_id")
        return ordered.values_list(*COLUMNS, *facts)

    def _urls(self, page: int, protocol: str, domain: str | None) -> list[Entry]:
        return list(self.entries(self.paginator.page(page)))

    def entries(self, part: Any) -> Iterator[Entry]:
        """Yield the entries of one part, a page of `paginator`."""
        rows = list(part.object_list)
        urls = self._urls_by_language(rows, is_whole=not part.has_other_pages())
        own, listing = _own_ways_and_listing_types({row[4] for row in rows})
        for row in rows:
            url = urls[row[3]].get(self._language_codes[row[2]])
            if url and row[4] not in own:
                changed_at = None if row[4] in listing else _last_change(row)
                yield _entry(url, changed_at, urls[row[3]])
        unusual = [row[0] for row in rows if row[4] in own]
        for page in Page.objects.filter(pk__in=unusual).specific() if unusual else ():
            yield from page.get_sitemap_urls(self.request)

    def _urls_by_language(self, rows: list[Row], *, is_whole: bool) -> dict[UUID, dict[str, str]]:
        """Return {translation key: {language code: URL}}, also of translations in the next part."""
        urls = PageUrls(self.site)
        found: dict[UUID, dict[str, str]] = defaultdict(dict)
        beyond: Iterable[Row] = ()
        if rows and not is_whole:
            beyond = self.items().filter(translation_key__in={rows[0][3], rows[-1][3]})
        for row in (*rows, *beyond):
            if url := urls.full_url(row[1]):
                found[row[3]][self._language_codes[row[2]]] = url
        return found


def _entry(url: str, changed_at: datetime | None, versions: dict[str, str]) -> Entry:
    alternates = [
        {"lang_code": code, "location": version} for code, version in language_alternates(versions)
    ]
    return {"location": url, "lastmod": changed_at, "alternates": alternates}


def _last_change(row: Row) -> datetime | None:
    """Return when the page's text or facts last changed; None if it has never been published."""
    published, created, *facts = row[len(COLUMNS) - 2 :]
    return max(filter(None, (published or created, *facts)), default=None)


def _own_ways_and_listing_types(content_type_ids: Iterable[int]) -> tuple[set[int], set[int]]:
    """Return which types have URLs of their own, and which list other pages.

    A page that lists others changes with them, at times that nobody has written down.
    """
    own, listing = set(), set()
    for pk in content_type_ids:
        model: Any = ContentType.objects.get_for_id(pk).model_class() or Page
        if (
            model.get_sitemap_urls not in KNOWN_SITEMAP_URLS
            or model.get_url_parts is not Page.get_url_parts
            or model.get_full_url is not Page.get_full_url
        ):
            own.add(pk)
        if getattr(model, "lists_other_pages", False):
            listing.add(pk)
    return own, listing
