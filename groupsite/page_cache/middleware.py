"""Answers anonymous requests for public pages from the cache.

Place it before all middleware that reads sessions, languages or the database. It does nothing unless
CACHES has the alias `groupsite_pages`.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, cast

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from wagtail.models import Site

from groupsite.front_cache.link import follow
from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import ALIAS, MAX_AGE
from groupsite.page_cache.declarations import CANDIDATE, is_public
from groupsite.page_cache.entries import Entry, NotStored
from groupsite.page_cache.generation import current_generation, generation_of_request
from groupsite.page_cache.keys import key_of_request
from groupsite.page_cache.validity import page_valid_until
from people.content.request_time import received_at

LEASE: Final = 10.0  # seconds after which a renderer that has said nothing counts as dead
PATIENCE: Final = 3.0  # seconds that others wait for it, before they render the page themselves
STEP: Final = 0.02
NOT_STORED: Final = 5.0  # seconds for which an address counts as one that is not stored
# An attribute of the request for `groupsite.monitoring.metrics`: "hit", "miss" (rendered and kept) or "pass".
RESULT: Final = "page_cache_result"
# Of one client, which say nothing about what others get at this address.
REFUSALS: Final = (HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.TOO_MANY_REQUESTS)


class PageCache:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if ALIAS not in settings.CACHES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._last_rendered = ""  # the generation

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        setattr(request, RESULT, "pass")
        key = key_of_request(request)
        generation = generation_of_request(request) if key else None
        if key is None or generation is None:
            return self.get_response(request)
        follow(generation, current_generation)
        found = _find(key, generation)
        if isinstance(found, Entry):
            return _hit(found, request)
        if found is NotStored or request.method == "HEAD":
            return self.get_response(request)
        return self._render_once(request, key, generation)

    def _render_once(self, request: HttpRequest, key: str, generation: str) -> HttpResponseBase:
        """Render the page, unless another thread or process is doing so: then wait for its page."""
        patient_until = time.monotonic() + PATIENCE
        lease = f"{key}-lease"
        while not store.add(lease, LEASE):
            if time.monotonic() > patient_until:
                return self._render_and_store(request, key, generation)
            time.sleep(STEP)
            found = _find(key, generation)
            if isinstance(found, Entry):
                return _hit(found, request)
            if found is NotStored:
                return self.get_response(request)
        try:
            # It may have been stored between the last look and the lease.
            found = _find(key, generation)
            if isinstance(found, Entry):
                return _hit(found, request)
            return self._render_and_store(request, key, generation)
        finally:
            store.delete(lease)

    def _render_and_store(
        self, request: HttpRequest, key: str, generation: str
    ) -> HttpResponseBase:
        if generation != self._last_rendered:
            # Each process keeps them for an hour, and does not hear of changes by another.
            Site.clear_site_root_paths_cache()
            self._last_rendered = generation
        setattr(request, CANDIDATE, True)
        response = self.get_response(request)
        if not is_public(request, response):
            if response.status_code not in REFUSALS:
                store.put(key, NotStored(), NOT_STORED)
            return _response_or_304(request, response)
        at = received_at(request)
        entry = Entry.from_response(
            cast("HttpResponse", response), generation, at, page_valid_until(at)
        )
        store.put(key, entry, MAX_AGE)
        setattr(request, RESULT, "miss")
        return entry.response(request)


def recent_entry(request: HttpRequest) -> Entry | None:
    """Return the page for this request if this process has it in memory, and it is true now."""
    key = key_of_request(request)
    entry = store.recent(key) if key else None
    generation = generation_of_request(request) if entry else None
    if not (entry and generation and entry.is_true(generation, datetime.now(UTC))):
        return None
    follow(generation, current_generation)
    return entry


def _hit(entry: Entry, request: HttpRequest) -> HttpResponse:
    setattr(request, RESULT, "hit")
    return entry.response(request)


def _response_or_304(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the response, or a 304: what declared it public has not seen the conditions of the request."""
    etag = response.headers.get("ETag")
    answer = cast("HttpResponse", response)
    return get_conditional_response(request, etag, response=answer) or answer if etag else answer


def _find(key: str, generation: str) -> Entry | type[NotStored] | None:
    """Return the stored page if it is true now, `NotStored` if there is a mark, else None."""
    now = datetime.now(UTC)
    return store.find(key, lambda entry: entry.is_true(generation, now))
