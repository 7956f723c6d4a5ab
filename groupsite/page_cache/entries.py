"""A stored page: its bytes, its headers, and how long they are true."""

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self, cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from groupsite.front_cache.expiry import expiry_headers

# A browser or a front cache may keep a page, but asks each time whether it is still the same.
ASK_EACH_TIME: Final = "no-cache"


@dataclass(frozen=True, slots=True)
class Entry:
    generation: str
    made_at: datetime
    until: datetime  # the first instant at which this page, or another, may differ
    headers: tuple[tuple[str, str], ...]
    content: bytes

    @classmethod
    def from_response(
        cls, response: HttpResponse, generation: str, made_at: datetime, until: datetime
    ) -> Self:
        """Return an entry of the response, with headers for browsers and front caches."""
        patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
        response.headers["Cache-Control"] = ASK_EACH_TIME
        response.headers["ETag"] = weak_etag(response)
        for name, value in expiry_headers(made_at, until).items():
            response.headers[name] = value
        return cls(generation, made_at, until, tuple(response.headers.items()), response.content)

    def is_true(self, generation: str, at: datetime) -> bool:
        """Whether a page rendered now would be the same; an entry from the future is not trusted."""
        return self.generation == generation and self.made_at <= at < self.until

    def response(self, request: HttpRequest) -> HttpResponse:
        """Return the page, or a 304 response if the client already has it."""
        answer = HttpResponse(b"" if request.method == "HEAD" else self.content)
        for name, value in self.headers:
            answer.headers[name] = value
        if request.method == "GET" and "HTTP_IF_NONE_MATCH" not in request.META:
            return answer
        found = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
        return cast("HttpResponse", found)


@dataclass(frozen=True, slots=True)
class NotStored:
    """A mark: what is at this address is not stored, so nobody waits for somebody to render it."""


def weak_etag(response: HttpResponse) -> str:
    """Return a weak ETag of the content before compression, which adds random bytes."""
    content = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
