"""The public pages that list projects or publications, in the language of a reader."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from people.content.records.sites import pages_of_site, site_of_lists
from people.content.records.visibility import public_pages


def public_index_pages(request: HttpRequest | None, *models: type[Page]) -> list[Any]:
    """Return the public pages of these types in the active language, in the order of the tree. One query."""
    types: Any = ContentType.objects.get_for_models(*models).values()
    pages = public_pages(Page.objects.filter(content_type__in=types))
    own = pages.filter(
        pages_of_site(site_of_lists(request)), locale__language_code=get_language() or ""
    )
    return list(own.order_by("path"))
