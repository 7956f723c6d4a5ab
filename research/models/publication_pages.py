"""The page with the list of publications in one language. Each publication is shown below it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Final

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from people.content import localize
from people.content.http_methods import READ_METHODS
from people.content.languages.language_links import public_versions_by_language
from people.content.pages.language_alternates import language_alternates
from people.content.pages.page_part import url_below
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel
from research.models.publications import Publication

# By name: the views read the models.
VIEWS_BELOW: Final = "research.publication_pages.urls"


class PublicationIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """The list of publications in one language, with filters.

    Publications are facts alone and have no pages: what is below this page is served by the views of
    `research.publication_pages`, at the same path in every language.
    """

    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, "introduction"]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    is_paginated = True
    has_views_below = True
    template = "groupsite_research/publication_index_page.html"

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.live and path_components:
            try:
                found = resolve(f"/{'/'.join(path_components)}/", VIEWS_BELOW)
            except Resolver404:
                return super().route(request, path_components)
            return RouteResult(self, kwargs={"view": found.func, **found.kwargs})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if view := kwargs.pop("view", None):
            response: HttpResponse = view(request, self, **kwargs)
            return response
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest) -> Iterator[dict[str, Any]]:
        """Yield the entry of the list, and one for each publication, with its versions in other languages."""
        versions = public_versions_by_language(request, self)
        urls = {code: page.get_full_url(request) or "" for code, page in versions.items()}
        own = self.locale.language_code
        if own not in urls:
            return
        yield _sitemap_entry(own, urls, None)
        published = Publication.objects.published(received_at(request)).newest_first()
        for key, changed_at in published.values_list("cite_key", "last_published_at").iterator():
            below = {code: url_below(url, f"{key}/") for code, url in urls.items()}
            yield _sitemap_entry(own, below, changed_at)


def _sitemap_entry(
    language: str, urls: dict[str, str], changed_at: datetime | None
) -> dict[str, Any]:
    alternates = [{"lang_code": code, "location": url} for code, url in language_alternates(urls)]
    return {"location": urls[language], "lastmod": changed_at, "alternates": alternates}
