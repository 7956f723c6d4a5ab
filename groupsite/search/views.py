from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from groupsite.error_responses import retry_later_response
from groupsite.layout.frame import find_site
from groupsite.search.endings import without_endings
from groupsite.search.hits import Hits, Search
from groupsite.search.index.result_kinds import ResultKind, parse_result_kind
from groupsite.search.limits import (
    SearchRefusedError,
    count_search_or_refuse,
    may_count_unanswered_words,
    search_limits,
)
from groupsite.search.query import Query, parse_query
from groupsite.search.recent_pages import keep_page, key_of_search, recent_pages
from groupsite.search.results import results_for_entries
from groupsite.search.spelling import spelling_suggestion
from groupsite.search.synonyms import add_synonyms, synonyms_of_site
from groupsite.search.unanswered import count_after_response, words_not_on_any_page
from people.content.pages.page_number import note_page_number
from people.content.request_time import received_at

TEMPLATE: Final = "groupsite/search.html"
REFUSED_TEMPLATE: Final = "groupsite/search_refused_page.html"
PAGE_SIZE: Final = 10
MOST_DIGITS: Final = 6  # of the number of a page


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show a page of hits for `?q=`, of one kind if `type` is given; no parameter causes an error (R52)."""
    query, at = parse_query(request.GET.get("q", "")), received_at(request)
    try:
        if query.words:
            response = _response_within_limits(request, query, at)
        else:
            search = search_of_request(request, query, at)
            response = render(request, TEMPLATE, _search_context(request, search))
    except SearchRefusedError as refusal:
        response = _refused_response(query, refusal)
    # Search engines should not index lists of hits.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refused_response(query: Query, refusal: SearchRefusedError) -> HttpResponse:
    """Return the page that refuses a search, without the database, since it must cost less than a search."""
    context = {"query": query, "refused": refusal.reason, "language": get_language()}
    return retry_later_response(REFUSED_TEMPLATE, refusal.status, refusal.retry_after, context)


def _response_within_limits(request: HttpRequest, query: Query, at: datetime) -> HttpResponse:
    """Return the page of a search, a recent one if possible. Raises SearchRefusedError."""
    count_search_or_refuse(request, at)
    key = key_of_search(request)
    if found := recent_pages.response(key, at):
        return found
    search = search_of_request(request, query, at)
    with search_limits():
        # While this search waited, somebody else’s may have found the same.
        if found := recent_pages.response(key, at):
            return found
        context = _search_context(request, search)
        unanswered = (
            [] if context["total"] else words_not_on_any_page(search, synonyms_of_site(request))
        )
        response = render(request, TEMPLATE, context)
    if unanswered and may_count_unanswered_words(request, at):
        count_after_response(unanswered, search.language, at)
    keep_page(key, request, response, at)
    return response


def search_of_request(request: HttpRequest, query: Query, at: datetime) -> Search:
    """Return the search for a query and its synonyms, on the site and in the language of the request."""
    found = add_synonyms(query, synonyms_of_site(request)) if query.words else query
    return Search(found, find_site(request), get_language() or "", at)


def _search_context(request: HttpRequest, search: Search) -> dict[str, Any]:
    query, at = search.query, search.at
    kind = parse_result_kind(request.GET.get("type", ""))
    hits, page = _hits_on_page(search, kind, request.GET.get("page"))
    suggestion = spelling_suggestion(search) if query.words and not hits.total else ""
    if not hits.total and not suggestion and (stems := without_endings(query.words)) != query.words:
        search = replace(search, query=replace(query, words=stems, with_synonyms=()))
        hits, page = _hits_on_page(search, kind, request.GET.get("page"))
    note_page_number(request, page)
    return {
        "at": at,
        "query": query,
        "count": hits.count(kind),
        "total": hits.total,
        "kinds": list(hits.counts.items()),
        "chosen_kind": kind,
        "results_page": page,
        "results": results_for_entries(request, hits.entry_ids, search.query, at),
        "suggestion": suggestion,
    }


def _hits_on_page(
    search: Search, kind: ResultKind | None, typed_number: str | None
) -> tuple[Hits, Page]:
    """Return the hits of the page with this number, or of the page that Django chooses instead."""
    wanted = _page_number(typed_number)
    hits = search.hits(kind, (wanted - 1) * PAGE_SIZE, PAGE_SIZE)
    page = Paginator(range(hits.count(kind)), PAGE_SIZE).get_page(typed_number)
    if page.number != wanted:
        hits = search.hits(kind, (page.number - 1) * PAGE_SIZE, PAGE_SIZE)
    return hits, page


def _page_number(typed: str | None) -> int:
    """Return the number that was typed if it can be that of a page, else 1."""
    is_number = typed and typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
    return max(int(typed), 1) if typed and is_number else 1
