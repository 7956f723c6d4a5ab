"""The site with metrics, JSON logs and reports of errors; a header makes any view fail."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from tools.deployed.settings import *  # noqa: F403 — that is what settings modules do
from tools.deployed.settings import MIDDLEWARE

MIDDLEWARE = [*MIDDLEWARE, "tests.faults.watched.FailsOnDemand"]


class FailsOnDemand:
    """Fails with everything that a request holds, in the message and in local variables."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        if "HTTP_X_FAIL" in request.META:
            everything = f"{request.get_full_path()} {dict(request.POST)} {request.META} {view}"
            raise ValueError(everything)
