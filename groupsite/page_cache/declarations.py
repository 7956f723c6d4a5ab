"""What a view declares: that its response is the same for every anonymous visitor.

Pages that Wagtail serves without view restrictions are declared by a hook (`groupsite.wagtail_hooks`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from wagtail.models import Page

from groupsite.page_cache.keys import METHODS, PAGE_NUMBER

CANDIDATE: Final = "_groupsite_page_cache_candidate"
PUBLIC: Final = "_groupsite_page_cache_public"
OTHER_SENSES: Final = frozenset({"accept-encoding", "cookie"})
CONDITIONS: Final = (
    *("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"),
    *("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"),
)


def public_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a view whose response without a query string is the same for all anonymous visitors."""

    @wraps(view)
    def declared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        declare_public(request, takes_page_number=False)
        with without_conditions(request):
            return view(request, *args, **kwargs)

    return declared


def public_patterns(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """Return these URL patterns of another app with their views decorated by `public_view`."""
    return [
        URLPattern(one.pattern, public_view(one.callback), one.default_args, one.name)
        for one in patterns
    ]


def declare_public(request: HttpRequest, *, takes_page_number: bool) -> None:
    """Declare the response public, if the query string is empty or, where allowed, only `?page=`."""
    query = request.META.get("QUERY_STRING", "")
    if not query or (takes_page_number and PAGE_NUMBER.fullmatch(query)):
        setattr(request, PUBLIC, True)


@contextmanager
def without_conditions(request: HttpRequest) -> Iterator[None]:
    """Hide headers such as If-None-Match from a view whose response is to be stored.

    The cache compares the ETag itself. Otherwise a first request with If-None-Match would get a 304
    response, which cannot be stored.
    """
    if not (hasattr(request, CANDIDATE) and hasattr(request, PUBLIC)):
        yield
        return
    hidden: dict[str, Any] = {
        name: request.META.pop(name) for name in CONDITIONS if name in request.META
    }
    try:
        yield
    finally:
        request.META.update(hidden)


def declare_page_without_restrictions(serve: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a step of Wagtail's serving of pages: declare pages without view restrictions public."""

    def declared(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> Any:
        if hasattr(request, CANDIDATE) and not page.get_view_restrictions():
            declare_public(request, takes_page_number=getattr(page, "is_paginated", False))
        with without_conditions(request):
            return serve(page, request, args, kwargs)

    return declared


def is_public(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this response can be stored for every anonymous visitor."""
    return bool(
        getattr(request, PUBLIC, False)
        and request.method in METHODS
        and response.status_code == 200
        and isinstance(response, HttpResponse)
        and not is_personal(request, response)
        and varies_by(response) <= OTHER_SENSES
    )


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the response has something for one visitor, or forbids to store it."""
    if response.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
        return True
    if "nonce-" in response.headers.get("Content-Security-Policy", ""):
        return True
    if "Cache-Control" in response.headers:
        return True
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def varies_by(response: HttpResponse) -> set[str]:
    return {part.strip().lower() for part in response.headers.get("Vary", "").split(",")} - {""}
