"""Names of routes for metrics and logs: from the URL patterns, so none comes from a visitor."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest

METHODS: Final = frozenset({"GET", "HEAD", "POST"})
CACHED: Final = "(page cache)"
STATIC: Final = "(static file)"
UNKNOWN: Final = "(none)"


def route_name(request: HttpRequest) -> str:
    """Return the name of the request's URL pattern, once a response exists.

    In brackets, what answered without one: the page cache, a static file, or nothing.
    """
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.route or UNKNOWN
    if getattr(request, "page_cache_result", "") == "hit":
        return CACHED
    return STATIC if request.path_info.startswith(settings.STATIC_URL) else UNKNOWN


def method_name(request: HttpRequest) -> str:
    return request.method if request.method in METHODS else "other"
