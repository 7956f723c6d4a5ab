"""Who asks, and since when, where a proxy of our own stands in front (GROUPSITE_BEHIND_PROXY).

The proxy appends the address of who asked it to X-Forwarded-For; what stands before that was written
by the visitor, and is nobody's address. A proxy that keeps a request until its body is whole says in
X-Request-Time how many seconds that took, in place of what a visitor may have written there. Without
a proxy both headers are the visitor's: production then leaves these middlewares out (R53).
"""

import ipaddress
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from people.content.request_time import judge_at
from vacancies import conf

SECONDS: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)
# What took longer than anything may is refused, however much longer.
BEYOND: Final = 60


class AddressFromProxy:
    """Sets REMOTE_ADDR to the visitor's address given by our proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if address := last_address(request.META.get("HTTP_X_FORWARDED_FOR", "")):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def last_address(forwarded: str) -> str:
    """Return the address that our own proxy added; empty if invalid."""
    last = forwarded.rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return ""


class ArrivalFromProxy:
    """Sets the time of a request to its first byte, as measured by the proxy (R31)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        took = seconds_taken(request.META.get("HTTP_X_REQUEST_TIME", ""))
        judge_at(request, datetime.now(UTC) - timedelta(seconds=took))
        return self.get_response(request)


def seconds_taken(told: str) -> float:
    """Return how many seconds the proxy held the request; 0 if the header is invalid."""
    if not SECONDS.fullmatch(told):
        return 0
    return min(float(told), conf.upload_seconds() + BEYOND)
