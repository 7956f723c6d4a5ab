"""Keeps the pages of recent searches of anonymous visitors, so that the same search costs nothing again.

Like the page cache, whose settings turn it on: a page is true for one generation of the database, until
the next instant at which a page differs. It is separate, in the memory of each process, because there are
more possible queries than any cache has room for: they must not displace the pages of the site.
"""

import threading
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.autoreload import file_changed

from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.declarations import is_personal
from groupsite.page_cache.generation import generation_of_request
from groupsite.page_cache.keys import is_identified
from groupsite.page_cache.validity import page_valid_until

MAX_PAGES: Final = 64  # of some 30 KB each
LONGEST_QUERY: Final = 200


@dataclass(frozen=True, slots=True)
class RecentPage:
    content: bytes
    made_at: datetime
    until: datetime


class RecentPages:
    """The pages that were used last, by key."""

    def __init__(self, max_pages: int) -> None:
        self._max_pages = max_pages
        self._lock = threading.Lock()
        self._pages: dict[tuple[str, ...], RecentPage] = {}

    def response(self, key: tuple[str, ...] | None, at: datetime) -> HttpResponse | None:
        """Return the page as a response if it has been kept and is still true at `at`; else None."""
        if key is None:
            return None
        with self._lock:
            page = self._pages.pop(key, None)
            if page is None or not page.made_at <= at < page.until:
                return None
            self._pages[key] = page  # the last one again
        return HttpResponse(page.content)

    def keep(self, key: tuple[str, ...], content: bytes, at: datetime, until: datetime) -> None:
        with self._lock:
            self._pages[key] = RecentPage(content, at, until)
            if len(self._pages) > self._max_pages:
                del self._pages[next(iter(self._pages))]

    def clear(self, **kwargs: Any) -> None:
        with self._lock:
            self._pages.clear()


recent_pages: Final = RecentPages(MAX_PAGES)
# `runserver` sends it when a template or a text has been edited.
file_changed.connect(recent_pages.clear, dispatch_uid="groupsite_search.edited")


def key_of_search(request: HttpRequest) -> tuple[str, ...] | None:
    """Return the key of an anonymous search, with the generation of the database; None if not kept."""
    query = request.META.get("QUERY_STRING", "")
    if ALIAS not in settings.CACHES or len(query) > LONGEST_QUERY or is_identified(request):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    generation = generation_of_request(request)
    return (generation, str(request.scheme), host, request.path, query) if generation else None


def keep_page(
    key: tuple[str, ...] | None, request: HttpRequest, response: HttpResponse, at: datetime
) -> None:
    """Keep a page until the next change, unless it has no key, is personal or is no 200."""
    if key is not None and response.status_code == 200 and not is_personal(request, response):
        recent_pages.keep(key, response.content, at, page_valid_until(at))
