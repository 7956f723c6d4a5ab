"""Counts requests for Prometheus, in all processes of this machine together.

Each process writes its counts to a file of its own in GROUPSITE_METRICS_FOLDER, and whichever
process is asked for `/metrics` adds them up (https://prometheus.github.io/client_python/multiprocess/).
The files are mapped into memory: on a full disk the kernel would end the process that writes. So the
folder must be in memory, such as one below /run. Without a folder nothing is counted.

Labels are names of routes, methods, statuses and outcomes, all from the code (R23).
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess

from groupsite.monitoring.routes import method_name, route_name

REGISTRY: Final = CollectorRegistry()
SECONDS: Final = (0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20, 60)
REQUESTS: Final = Counter(
    "groupsite_requests",
    "Responses by route, method and status.",
    ["route", "method", "status"],
    registry=REGISTRY,
)
DURATION: Final = Histogram(
    "groupsite_request_seconds",
    "Seconds from the start of a request to its response, without sending it.",
    ["route"],
    registry=REGISTRY,
    buckets=SECONDS,
)
PAGE_CACHE: Final = Counter(
    "groupsite_page_cache_requests",
    "Requests by what the page cache did: hit, miss (rendered and kept) or pass (not for it).",
    ["result"],
    registry=REGISTRY,
)
STEPS: Final = Counter(
    "groupsite_application_steps",
    "Posted steps of the application form by outcome; a step that is repeated counts again.",
    ["step", "outcome"],
    registry=REGISTRY,
)
STEP_ROUTES: Final = {
    "groupsite_vacancies:start": "start",
    "groupsite_vacancies:applicant": "details",
    "groupsite_vacancies:upload": "upload",
    "groupsite_vacancies:remove": "remove",
    "groupsite_vacancies:submit": "submit",
    "groupsite_vacancies:withdraw": "withdraw",
}
OUTCOMES: Final = {
    303: "accepted",
    302: "accepted",
    403: "not allowed",
    404: "unknown link",
    409: "too many files",
    410: "withdrawn",
    413: "too large",
    422: "invalid or incomplete",
    429: "too often",
    503: "unavailable",
}


class RequestMetrics:
    """Counts each request; place it before whatever may answer. Needs GROUPSITE_METRICS_FOLDER."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.GROUPSITE_METRICS_FOLDER:
            raise MiddlewareNotUsed
        self.get_response = get_response
        prepare_folder(Path(settings.GROUPSITE_METRICS_FOLDER))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        count_request(request, response.status_code, time.perf_counter() - began)
        return response


def count_request(request: HttpRequest, status: int, seconds: float) -> None:
    route, method = route_name(request), method_name(request)
    REQUESTS.labels(route, method, str(status)).inc()
    DURATION.labels(route).observe(seconds)
    if result := getattr(request, "page_cache_result", ""):
        PAGE_CACHE.labels(result).inc()
    step = STEP_ROUTES.get(route)
    if step and method == "POST":
        STEPS.labels(step, OUTCOMES.get(status, "other")).inc()


def prepare_folder(folder: Path) -> None:
    """Create the folder for this account alone, and remove the files of processes that have ended.

    With `gunicorn --preload` this happens once, before the workers start. Counts then begin at 0.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in folder.glob("*.db"):
        pid = file.stem.rpartition("_")[2]
        if not Path(f"/proc/{pid}").exists():
            file.unlink(missing_ok=True)


def counted_requests() -> str:
    """Return the counts of all processes in the text format of Prometheus."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:  # one process, such as that of a test
        return generate_latest(REGISTRY).decode()
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)
    return generate_latest(together).decode()
