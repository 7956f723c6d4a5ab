"""Answers monitoring before anything else: no host name, cache, session or redirect is in the way."""

import hmac
import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from groupsite.monitoring.conditions import Condition, needed_conditions, other_conditions
from groupsite.monitoring.metrics import counted_requests
from groupsite.monitoring.site_metrics import site_state

HEALTH: Final = "/healthz"
READINESS: Final = "/readyz"
METRICS: Final = "/metrics"
SECONDS_KEPT: Final = 2.0  # what anyone may ask costs queries at most so often
SECONDS_WAITED: Final = 15.0  # for the database to answer


class HealthAndReadiness:
    """Responds to `/healthz`, `/readyz` and `/metrics`; place it before whatever reads anything.

    `/readyz` is 503 if visitors cannot be served. Who sends `Authorization: Bearer` with
    GROUPSITE_MONITORING_TOKEN gets the condition of each part, others only the result. `/metrics` is
    404 without it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._began_at = self._asked_at = -SECONDS_KEPT
        self._needed: list[Condition] = []
        self._asking = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            if request.path_info == HEALTH:
                return json_response({"status": "ok"})
            if request.path_info == READINESS:
                return self._readiness(request)
            if request.path_info == METRICS:
                return metrics_response(request)
        return self.get_response(request)

    def _readiness(self, request: HttpRequest) -> HttpResponse:
        at = datetime.now(UTC)
        needed = self._needed_conditions(at)
        is_ready = not any(condition.wrong for condition in needed)
        said: dict[str, object] = {"status": "ready" if is_ready else "unavailable"}
        if may_see_details(request):
            others = list(other_conditions(at)) if is_ready else []
            said["conditions"] = {one.name: one.wrong or "ok" for one in [*needed, *others]}
        return json_response(said, 200 if is_ready else 503)

    def _needed_conditions(self, at: datetime) -> list[Condition]:
        """Ask for the needed conditions, in one thread at a time: others get the earlier answer.

        A database that is away may take long to say so. Meanwhile the earlier answer becomes too old.
        """
        if self._asking.acquire(blocking=False):
            try:
                self._ask_unless_known(at)
            finally:
                self._asking.release()
        elif not self._needed or time.monotonic() - self._began_at >= SECONDS_WAITED:
            return [Condition("checks", "have not answered")]
        return self._needed

    def _ask_unless_known(self, at: datetime) -> None:
        if time.monotonic() - self._asked_at >= SECONDS_KEPT:
            self._began_at = time.monotonic()
            self._needed, self._asked_at = list(needed_conditions(at)), time.monotonic()


def may_see_details(request: HttpRequest) -> bool:
    token = getattr(settings, "GROUPSITE_MONITORING_TOKEN", "")
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(token) and hmac.compare_digest(sent.encode(), token.encode())


def metrics_response(request: HttpRequest) -> HttpResponse:
    if not may_see_details(request):
        return with_headers(HttpResponse("Not Found\n", content_type="text/plain", status=404))
    said = counted_requests() + site_state(datetime.now(UTC))
    return with_headers(HttpResponse(said, content_type=CONTENT_TYPE_PLAIN_0_0_4))


def json_response(said: dict[str, object], status: int = 200) -> HttpResponse:
    said_as_json = json.dumps(said, indent=1) + "\n"
    return with_headers(HttpResponse(said_as_json, content_type="application/json", status=status))


def with_headers(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["X-Content-Type-Options"] = "nosniff"
    return response
