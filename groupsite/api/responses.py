"""What every response of the API has: an ETag, a limit for each client, and a place in the page cache."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response

from groupsite.page_cache.declarations import CANDIDATE, declare_public, without_conditions
from groupsite.page_cache.entries import ASK_EACH_TIME, weak_etag
from groupsite.search.limits import MAX_CLIENTS, RateLimit
from people.content.request_time import received_at
from vacancies.applications.rate_limits import client_ip_address_or_network

BURST: Final = 120  # requests in a row from one address that the page cache does not answer
INTERVAL: Final = 0.5  # seconds between requests after the burst

rate = RateLimit(BURST, INTERVAL, MAX_CLIENTS)


def public_api_view(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Decorate a view of the API: limited for each client, with an ETag, cached without parameters."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if wait := _count_request_or_get_wait(request):
            return _refusal(wait)
        declare_public(request, takes_page_number=False)
        with without_conditions(request):
            response = view(request, *args, **kwargs)
        if hasattr(response, "render"):
            response = response.render()
        response.headers["X-Robots-Tag"] = "noindex"
        return _with_etag(request, response)

    return wrapped


def _count_request_or_get_wait(request: HttpRequest) -> int:
    """Count a request of this client; return 0, or the seconds after which it will be allowed."""
    client = client_ip_address_or_network(request)
    if not client or not settings.GROUPSITE_API_THROTTLE:
        return 0
    return rate.count_request_or_get_wait_seconds(client, received_at(request))


def _refusal(wait: int) -> HttpResponse:
    response = JsonResponse({"message": "too many requests"}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(wait)
    return response


def _with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response with an ETag, or 304. The page cache adds its own to what it stores."""
    if response.status_code != HTTPStatus.OK:
        return response
    if hasattr(request, CANDIDATE) and not request.GET:
        return response
    response.headers["Cache-Control"] = ASK_EACH_TIME
    response.headers["ETag"] = weak_etag(response)
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return cast("HttpResponse", found)
