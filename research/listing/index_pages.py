"""The public pages that list projects or publications, in the language of a reader."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from people.content.records.kept_sql import Parameter, fetch_with_kept_sql
from people.content.records.sites import pages_of_site, site_of_lists
from people.content.records.visibility import public_pages


def public_index_pages(request: HttpRequest | None, *models: type[Page]) -> list[Any]:
    """Return the public pages of these types in the active language, in the order of the tree. One query."""
    site, language = site_of_lists(request), get_language() or ""
    types = [one.pk for one in ContentType.objects.get_for_models(*models).values()]

    def pages(language: str, *types: int) -> Any:
        found = public_pages(Page.objects.filter(content_type__in=types))
        own = found.filter(pages_of_site(site), locale__language_code=language)
        return own.order_by("path")

    if site is not None:  # the SQL would have the path of its home page, which can be moved
        return list(pages(language, *types))
    values = [Parameter(Locale._meta.get_field("language_code"), language)]
    values += [Parameter(ContentType._meta.pk, pk) for pk in sorted(types)]
    return fetch_with_kept_sql("public index pages", pages, values)
