"""Answers from the page cache before Django handles the request, where this process has the page.

Django's handler, its signals and its response objects take more time than everything else about such
an answer. This wrapper asks only for pages that the process keeps in memory; all others are for
`groupsite.page_cache.middleware.PageCache`, and so are HEAD and conditional requests.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any, Final
from wsgiref.types import StartResponse

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest, get_script_name
from django.urls import set_script_prefix

from groupsite.middleware.proxy import sent_request_id
from groupsite.monitoring.metrics import count_request
from groupsite.monitoring.request_id import HEADER, log_request, start_request_id
from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.entries import Entry
from groupsite.page_cache.middleware import RESULT, recent_entry

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

OF_PROXY: Final = "groupsite.middleware.proxy.RequestIdFromProxy"


class CachedPages:
    """WSGI wrapper that answers unconditional GET requests from this process's recent pages."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.is_on = ALIAS in settings.CACHES
        self.is_behind_proxy = OF_PROXY in settings.MIDDLEWARE
        self.is_counted = bool(settings.GROUPSITE_METRICS_FOLDER)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if self.is_on and is_unconditional_get(environ):
            began = time.perf_counter()
            request = request_of_environ(environ)
            entry = recent_entry(request) if request else None
            if request and entry:
                return self._answer(request, entry, began, start_response)
        return self.application(environ, start_response)

    def _answer(
        self, request: WSGIRequest, entry: Entry, began: float, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Send the page with an id, and log and count it, as the middleware of the site does."""
        setattr(request, RESULT, "hit")
        given = sent_request_id(request.META) if self.is_behind_proxy else ""
        start_response("200 OK", [*entry.headers, (HEADER, start_request_id(given))])
        log_request(request, 200, began)
        if self.is_counted:
            count_request(request, 200, time.perf_counter() - began)
        return (entry.content,)


def is_unconditional_get(environ: dict[str, Any]) -> bool:
    return environ["REQUEST_METHOD"] == "GET" and "HTTP_IF_NONE_MATCH" not in environ


def request_of_environ(environ: dict[str, Any]) -> WSGIRequest | None:
    """Return Django's request; None if Django would answer 400 for it."""
    # What builds addresses while the key of a page is found reads this.
    set_script_prefix(get_script_name(environ))
    try:
        # It decodes the path in its dictionary, which Django's handler must find as it was sent.
        return WSGIRequest(environ.copy())
    except UnicodeDecodeError:
        return None
