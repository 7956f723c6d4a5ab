"""Gives each request an id, which its log lines and its response (X-Request-ID) contain.

A proxy of our own may have chosen it (`groupsite.middleware.proxy.RequestIdFromProxy`). The id says
nothing about the visitor and is used once.
"""

import logging
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from groupsite.monitoring.routes import method_name, route_name

logger = logging.getLogger("groupsite.requests")

GIVEN: Final = "groupsite.request_id"  # in request.META, where no header can be
HEADER: Final = "X-Request-ID"
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the id of the request that this thread serves, or has just served; else ""."""
    return _current.get()


class RequestId:
    """Sets the id, and logs each request by its route: no address, query or client."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        mine = start_request_id(request.META.get(GIVEN, ""))
        response = self.get_response(request)
        response[HEADER] = mine
        log_request(request, response.status_code, began)
        return response


def start_request_id(given: str = "") -> str:
    """Set and return the id of the request that this thread begins to serve: the given one, or a new one.

    It stays until the next request of this thread: what goes wrong while a response is sent belongs to
    this one.
    """
    mine = given or uuid.uuid4().hex
    _current.set(mine)
    return mine


def log_request(request: HttpRequest, status: int, began: float) -> None:
    """Log a request that has been answered; `began` is a reading of `time.perf_counter`."""
    if logger.isEnabledFor(logging.INFO):
        fields = {
            "route": route_name(request),
            "method": method_name(request),
            "status": status,
            "milliseconds": round((time.perf_counter() - began) * 1000, 1),
        }
        logger.info("request", extra={"fields": fields})
