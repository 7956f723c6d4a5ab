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
    """Writes the visitor's address where everybody reads it: in REMOTE_ADDR."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if address := last_address(request.META.get("HTTP_X_FORWARDED_FOR", "")):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def last_address(forwarded: str) -> str:
    """The address that our own proxy wrote; empty where there is none."""
    last = forwarded.rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return ""


class ArrivalFromProxy:
    """Judges a request by the moment of its first byte, which the proxy has seen (R31)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        took = seconds_taken(request.META.get("HTTP_X_REQUEST_TIME", ""))
        judge_at(request, datetime.now(UTC) - timedelta(seconds=took))
        return self.get_response(request)


def seconds_taken(told: str) -> float:
    """How long our own proxy kept a request; 0 where it says nothing that can be meant."""
    if not SECONDS.fullmatch(told):
        return 0
    return min(float(told), conf.upload_seconds() + BEYOND)
