"""Error responses: 503 when the database is unavailable, else 500.

Django calls `server_error` for every exception that no view has caught, including those raised in
templates and middleware. Django has logged the exception before.
"""

import sys
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error as plain_server_error

# In seconds.
RETRY: Final = 60
AWAY: Final = (OperationalError, InterfaceError)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 503 if the database is unavailable, locked or full (R27); else 500."""
    if _is_away(sys.exception()):
        return service_unavailable()
    return plain_server_error(request)


def service_unavailable(seconds: int = RETRY) -> HttpResponse:
    """Return a 503 page that needs no database, session or catalogue."""
    return try_again("503.html", 503, seconds)


def try_again(
    template: str, status: int, seconds: int, context: dict[str, Any] | None = None
) -> HttpResponse:
    """Return a page that says when to try again. Needs no database."""
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string(template, context), status=status, headers=headers)


def _is_away(error: BaseException | None) -> bool:
    """Whether the error, or one of its causes, is a database error."""
    while error is not None:
        if isinstance(error, AWAY):
            return True
        error = error.__cause__
    return False
