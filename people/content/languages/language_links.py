"""Links from a page to itself in the other languages of the site, for menus and for `hreflang`.

Where a translation is missing or hidden, the link leads to the nearest page above that has one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import Page, Site

from people.content.pages.language_alternates import language_alternates
from people.content.pages.page_part import path_below_page, url_below
from people.content.records.kept_sql import (
    Parameter,
    fetch_public_with_kept_sql,
    fetch_with_kept_sql,
)
from people.content.records.page import RecordPageMixin
from people.content.records.visibility import public_pages, visible_pages
from people.content.request_time import received_at

# Wagtail's view serves the whole page tree; the versions of a page are its translations.
PAGE_VIEW_NAME: Final = "wagtail_serve"


@dataclass(frozen=True)
class LanguageLink:
    """A link to another language; if `missing`, it leads to a translated page above this one."""

    code: str
    name: str
    url: str
    missing: bool = False


def active_content_language() -> str:
    """Return the active content language, as Wagtail chooses it; the default one if there is none."""
    try:
        return str(get_supported_content_language_variant(get_language()))
    except LookupError:
        return str(settings.LANGUAGE_CODE)


def public_versions_by_language(request: HttpRequest, page: Page | None) -> dict[str, Page]:
    """Return the public translations of a page, the page included, by language code."""
    if page is None or page.pk is None:
        return {}
    model, form = type(page), ("public versions", type(page))
    key = Parameter(model._meta.get_field("translation_key"), page.translation_key)

    def versions(key: UUID) -> Any:
        return model._default_manager.filter(translation_key=key).select_related("locale")

    if isinstance(page, RecordPageMixin):
        found = fetch_public_with_kept_sql(
            form,
            page.record_model(),
            lambda at, key: versions(key).visible(at),
            received_at(request),
            [key],
        )
    else:
        found = fetch_with_kept_sql(form, lambda key: public_pages(versions(key)), [key])
    return {version.locale.language_code: version for version in found}


def hreflang_links(request: HttpRequest, versions: Mapping[str, Page]) -> list[tuple[str, str]]:
    """Return (language code, URL) of each version and of `x-default`; empty if there is only one."""
    below = path_below_page(request)
    return language_alternates(
        {
            code: f"{version.get_full_url(request) or ''}{below}"
            for code, version in versions.items()
        }
    )


def links_to_other_languages(
    request: HttpRequest,
    page: Page | None,
    versions: Mapping[str, Page],
    nearest: Callable[[str], Page | None],
    query_string: str = "",
) -> list[LanguageLink]:
    """Return a link to each other language of the site that has public pages.

    It leads to the page's public version, for a view without a page to the same view, else to the
    `nearest` page in that language. `query_string`, such as that of a filter, is kept for versions.
    """
    found, active = [], active_content_language()
    for code, name in get_content_languages().items():
        if code == active:
            continue
        if version := versions.get(code):
            url = url_below(version.get_url(request) or "", path_below_page(request))
            found.append(LanguageLink(code, name, f"{url}{query_string}"))
        elif page is None and (url := view_url_in_language(request, code)):
            found.append(LanguageLink(code, name, url))
        elif above := nearest(code):
            url = above.get_url(request) or ""
            found.append(LanguageLink(code, name, url, missing=page is not None))
    return found


def other_languages_of_page(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """Return the links from a page of any site, or from a view (`page` None), to other languages."""

    @cache
    def nearest_pages() -> dict[str, Page]:
        above = (
            page.get_ancestors().filter(depth__gt=1) if page and page.path else Page.objects.none()
        )
        keys = set(above.values_list("translation_key", flat=True))
        if site := Site.find_for_request(request):
            keys.add(site.root_page.translation_key)
        return nearest_public_pages(request, keys)

    versions = public_versions_by_language(request, page)
    query = request.GET.urlencode()
    return links_to_other_languages(
        request,
        page,
        versions,
        lambda code: nearest_pages().get(code),
        f"?{query}" if query else "",
    )


def nearest_public_pages(request: HttpRequest, translation_keys: Iterable[UUID]) -> dict[str, Page]:
    """Return, by language code, the deepest page with one of these keys that visitors can open. One query."""
    pages = visible_pages(received_at(request)).select_related("locale")
    found = pages.filter(translation_key__in=list(translation_keys)).order_by("depth")
    return {page.locale.language_code: page for page in found}


def view_url_in_language(request: HttpRequest, language: str) -> str:
    """Return the view's URL in another language; empty for pages, unknown URLs and equal URLs."""
    found = request.resolver_match
    if found is None or found.url_name in (None, PAGE_VIEW_NAME):
        return ""
    here = request.get_full_path()
    there = translate_url(here, language)
    return there if there != here else ""
