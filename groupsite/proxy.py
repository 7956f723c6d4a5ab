"""Who asks, where a proxy of our own stands in front (GROUPSITE_BEHIND_PROXY).

The proxy appends the address of who asked it to X-Forwarded-For; what stands before that was written
by the visitor, and is nobody's address. Without a proxy the whole header is the visitor's: production
then leaves this middleware out (R53).
"""

import ipaddress
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


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
