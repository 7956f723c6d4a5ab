"""Client address and time of arrival behind a proxy of our own (GROUPSITE_BEHIND_PROXY).

The proxy appends the client's address to X-Forwarded-For; earlier entries come from the client and
are not trusted. A proxy that buffers request bodies sets X-Request-Time to the seconds that this
took, overwriting what the client sent. It does the same with X-Request-ID, an id that its own log
contains too. Without a proxy all three headers come from the client, so production leaves these
middlewares out (R53).
"""

import ipaddress
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase

from groupsite.monitoring.request_id import GIVEN
from people.content.request_time import judge_at
from vacancies import conf

REQUEST_ID: Final = re.compile(r"[0-9A-Za-z-]{8,64}", re.ASCII)
SECONDS: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)
# Longer waits are cut to this; such requests are refused in any case.
BEYOND: Final = 60


class ClientAddressFromProxy:
    """Sets REMOTE_ADDR to the client address that our proxy reports."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if address := last_forwarded_address(request.META.get("HTTP_X_FORWARDED_FOR", "")):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def last_forwarded_address(header: str) -> str:
    """Return the last address in X-Forwarded-For, which our own proxy added; empty if invalid."""
    last = header.rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return ""


class ArrivalTimeFromProxy:
    """Sets the time of a request to the arrival of its first byte, as measured by the proxy (R31)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        took = seconds_held_by_proxy(request.META.get("HTTP_X_REQUEST_TIME", ""))
        judge_at(request, datetime.now(UTC) - timedelta(seconds=took))
        return self.get_response(request)


class RequestIdFromProxy:
    """Takes the id that our proxy has given the request; place it before `RequestId`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if sent := sent_request_id(request.META):
            request.META[GIVEN] = sent
        return self.get_response(request)


def sent_request_id(environ: Mapping[str, Any]) -> str:
    """Return the id in X-Request-ID; empty if it is missing or invalid."""
    sent: str = environ.get("HTTP_X_REQUEST_ID", "")
    return sent if REQUEST_ID.fullmatch(sent) else ""


def seconds_held_by_proxy(header: str) -> float:
    """Return the seconds in X-Request-Time, for which the proxy held the request; capped, 0 if invalid."""
    if not SECONDS.fullmatch(header):
        return 0
    return min(float(header), conf.upload_seconds() + BEYOND)
