"""Prefers the edited page's language in the page chooser; a search lists each page once.

A link leads to the page in the reader's language, in whichever language it was chosen
(`people.content.languages.link_rewriting`). So a search in the chooser lists one language of each
page, and the tree lists the language of the edited page first.
"""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import Case, Value, When
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

SEARCH_URL_NAME = "wagtailadmin_choose_page_search"


def order_or_deduplicate_by_language(pages: PageQuerySet, request: HttpRequest) -> Any:
    """Return one page per translation key in a search; else all, the chooser's language first."""
    language = edited_page_or_admin_language(request)
    match = request.resolver_match
    if match is None or match.url_name != SEARCH_URL_NAME:
        is_other = Case(When(locale__language_code=language, then=Value(0)), default=Value(1))
        return pages.order_by(is_other, "path")
    chosen: dict[Any, int] = {}
    rows = pages.order_by("locale__pk").values_list(
        "translation_key", "pk", "locale__language_code"
    )
    for key, pk, code in rows:
        if key not in chosen or code == language:
            chosen[key] = pk
    return pages.filter(pk__in=list(chosen.values()))  # all that Wagtail's search can filter by


def edited_page_or_admin_language(request: HttpRequest) -> str:
    """Return the language of the page whose editor opened the chooser, else that of the admin."""
    try:
        match = resolve(urlsplit(request.headers.get("referer", "")).path)
    except (Resolver404, ValueError):
        match = None
    if match and match.view_name == "wagtailadmin_pages:edit":
        pk = match.kwargs.get("page_id") or next(iter(match.args), None)
        page = Page.objects.filter(pk=pk).select_related("locale").first()
        if page:
            return str(page.locale.language_code)
    return get_language() or ""
