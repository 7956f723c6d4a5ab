"""Error responses: 503 when the database or a bucket of files is unavailable, else 500.

Django calls `server_error` for every exception that no view has caught, including those raised in
templates and middleware. Django has logged the exception before.
"""

import sys
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error as plain_server_error

from groupsite.servers.buckets.availability import BucketUnavailableError

# In seconds.
RETRY_AFTER: Final = 60
UNAVAILABLE: Final = (OperationalError, InterfaceError, BucketUnavailableError)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 503 if the database is unavailable, locked or full (R27), or a bucket is away; else 500."""
    if _is_server_unavailable(sys.exception()):
        return service_unavailable_response()
    return plain_server_error(request)


def service_unavailable_response(retry_after: int = RETRY_AFTER) -> HttpResponse:
    """Return a 503 response, rendered without database, session or translations."""
    return retry_later_response("503.html", 503, retry_after)


def retry_later_response(
    template: str, status: int, retry_after: int, context: dict[str, Any] | None = None
) -> HttpResponse:
    """Return the rendered template with a Retry-After header, in seconds. Needs no database."""
    headers = {"Retry-After": str(retry_after), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string(template, context), status=status, headers=headers)


def _is_server_unavailable(error: BaseException | None) -> bool:
    """Whether the error, or one of its causes, means that the database or a bucket is unavailable."""
    while error is not None:
        if isinstance(error, UNAVAILABLE):
            return True
        error = error.__cause__
    return False
