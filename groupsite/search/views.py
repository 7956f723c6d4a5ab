from datetime import datetime
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from groupsite.errors import retry_later_response
from groupsite.search.facts import PublicFacts
from groupsite.search.hits import Hit, find_hits
from groupsite.search.limits import SearchRefusedError, search_limits
from groupsite.search.query import Query, parse_query
from groupsite.search.ranking import ranked_hits_one_per_record
from groupsite.search.result_kinds import ResultKind, parse_result_kind
from groupsite.search.results import results_for_hits
from groupsite.search.spelling import spelling_suggestion
from people.content.request_time import received_at

TEMPLATE: Final = "groupsite/search.html"
REFUSED_TEMPLATE: Final = "groupsite/search_refused_page.html"
PAGE_SIZE: Final = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search for `?q=`, filtered by `type` and `page`; no parameter causes an error (R52)."""
    query = parse_query(request.GET.get("q", ""))
    try:
        response = render(
            request, TEMPLATE, _search_context_within_limits(request, query, received_at(request))
        )
    except SearchRefusedError as refusal:
        response = _refused_response(query, refusal)
    # Search engines should not index lists of hits.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refused_response(query: Query, refusal: SearchRefusedError) -> HttpResponse:
    """Return the page that refuses a search, without the database, since it must cost less than a search."""
    context = {"query": query, "refused": refusal.reason, "language": get_language()}
    return retry_later_response(REFUSED_TEMPLATE, refusal.status, refusal.retry_after, context)


def _search_context_within_limits(
    request: HttpRequest, query: Query, at: datetime
) -> dict[str, Any]:
    """Return the template's context, searching within the limits. Raises SearchRefusedError."""
    if not query.words:
        return _search_context(request, query, at)
    with search_limits(request, at):
        return _search_context(request, query, at)


def _search_context(request: HttpRequest, query: Query, at: datetime) -> dict[str, Any]:
    site, facts = Site.find_for_request(request), PublicFacts(at)
    kind = parse_result_kind(request.GET.get("type", ""))
    hits = ranked_hits_one_per_record(find_hits(query, site, facts), query, get_language() or "")
    chosen = [hit for hit in hits if kind in (None, hit.kind)]
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
    return {
        "at": at,
        "query": query,
        "count": len(chosen),
        "total": len(hits),
        "kinds": _hit_counts_by_kind(hits),
        "chosen_kind": kind,
        "results_page": page,
        "results": results_for_hits(page.object_list, query, facts),
        "suggestion": ""
        if hits or not query.words
        else _suggestion_with_hits(spelling_suggestion(query, facts), site, facts),
    }


def _hit_counts_by_kind(hits: list[Hit]) -> list[tuple[ResultKind, int]]:
    """Return the number of hits of each kind that has any."""
    counts = [(kind, sum(hit.kind is kind for hit in hits)) for kind in ResultKind]
    return [(kind, count) for kind, count in counts if count]


def _suggestion_with_hits(suggestion: str, site: Site, facts: PublicFacts) -> str:
    """Return the suggestion if it finds something, else ""."""
    return suggestion if suggestion and find_hits(parse_query(suggestion), site, facts) else ""
