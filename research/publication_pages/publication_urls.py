"""The URLs of publications for readers of a language, such as in the results of a search."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from people.content.pages.page_part import url_below
from people.content.records.sites import pages_of_site, site_of_lists
from people.content.records.visibility import public_pages
from people.content.request_time import received_at
from research.models import Publication, PublicationIndexPage
from research.publication_pages.listed_publications import path_of


@dataclass(frozen=True)
class PublicationUrl:
    """The URL of a publication, and the language of the list that it is below."""

    url: str
    language: str


def urls_of_publications(request: HttpRequest, ids: Collection[int]) -> dict[int, PublicationUrl]:
    """Return {ID: URL} of those of these publications that are public; two queries if there are any IDs.

    The URL is below the list in the reader's language, else in another.
    """
    page = _nearest_list(request) if ids else None
    if page is None:
        return {}
    url, language = page.get_url(request) or "", page.locale.language_code
    published = Publication.objects.published(received_at(request)).filter(pk__in=ids)
    return {
        one.pk: PublicationUrl(url_below(url, path_of(one)), language)
        for one in published.only("cite_key")
    }


def _nearest_list(request: HttpRequest) -> Any | None:
    lists = public_pages(PublicationIndexPage.objects.select_related("locale"))
    own = list(lists.filter(pages_of_site(site_of_lists(request))).order_by("path"))
    own.sort(key=lambda page: page.locale.language_code != get_language())
    return next(iter(own), None)
