"""Suggestions while a visitor types: the titles of the first hits of the same search, as JSON.

The search page works without them; `search-suggestions.js` asks for them. What is suggested is found by
the statement that also finds results, so it is public now. Suggestions are limited separately, because one
query takes several of them, and they do not wait for other searches.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from groupsite.search.hits import Search
from groupsite.search.index.models import SearchEntry
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from groupsite.search.limits import (
    SearchRefusedError,
    concurrency,
    count_suggestions_or_refuse,
    total_query_time_limit,
)
from groupsite.search.query import parse_query
from groupsite.search.results import record_ids_of_kind
from groupsite.search.views import search_of_request
from people.content.request_time import received_at
from people.wording import without_soft_hyphens
from research.publication_pages.publication_urls import urls_of_publications

FEWEST_LETTERS: Final = 3
MOST: Final = 6
QUEUE_TIMEOUT: Final = 0.5  # seconds; later ones would come too late
TIME_LIMIT: Final = 2.0


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return up to six suggestions for `?q=`, from three letters on, and a sentence for screen readers."""
    query, at = parse_query(request.GET.get("q", "")), received_at(request)
    found: list[dict[str, str]] = []
    status, headers = 200, {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    if sum(map(len, query.words)) >= FEWEST_LETTERS:
        try:
            with _suggestion_limits(request, at):
                search = search_of_request(request, query, at)
                found = _suggested_hits(request, search)
        except SearchRefusedError as refusal:
            status, headers["Retry-After"] = refusal.status, str(refusal.retry_after)
    content = {"suggestions": found, "status": _status_text(len(found))}
    return JsonResponse(content, status=status, headers=headers)


@contextmanager
def _suggestion_limits(request: HttpRequest, at: datetime) -> Iterator[None]:
    count_suggestions_or_refuse(request, at)
    with concurrency.hold_slot(QUEUE_TIMEOUT), total_query_time_limit(TIME_LIMIT):
        yield


def _suggested_hits(request: HttpRequest, search: Search) -> list[dict[str, str]]:
    """Return title, kind, URL and language of the first hits."""
    ids = search.hits(limit=MOST).entry_ids
    by_id = SearchEntry.objects.in_bulk(ids)
    entries = [by_id[pk] for pk in ids if pk in by_id]
    pages = Page.objects.in_bulk([entry.page_id for entry in entries if entry.page_id])
    urls = {one.pk: pages[one.page_id].get_url(request) for one in entries if one.page_id in pages}
    publications = urls_of_publications(
        request, record_ids_of_kind(entries, ResultKind.PUBLICATIONS)
    )
    urls |= {
        entry.pk: publications[entry.record_id].url
        for entry in entries
        if RESULT_KINDS[entry.kind] is ResultKind.PUBLICATIONS and entry.record_id in publications
    }
    return [_suggestion(entry, urls.get(entry.pk)) for entry in entries]


def _suggestion(entry: SearchEntry, url: str | None) -> dict[str, str]:
    results = f"{reverse('groupsite_search')}?{urlencode({'q': entry.title})}"
    return {
        "title": without_soft_hyphens(entry.title),
        "kind": RESULT_KINDS[entry.kind].singular_label,
        # A person without a page is listed among the results.
        "url": url or results,
        "language": entry.language,
    }


def _status_text(number: int) -> str:
    if not number:
        return gettext("No suggestions")
    return ngettext("%(number)d suggestion", "%(number)d suggestions", number) % {"number": number}
