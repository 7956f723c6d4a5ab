"""Sends errors to a Sentry server of your choice (GROUPSITE_SENTRY_DSN), without personal data (R23).

An event is built anew from a list of what it may contain, so nothing that a later version of the
SDK adds leaves the site: types of exceptions and places in the code, the log message without its
values, the route and the id of the request. No bodies, cookies, headers, users, URLs, query
strings, local variables, source lines or breadcrumbs.
"""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.core.signals import got_request_exception
from django.http import HttpRequest

from groupsite.monitoring.log_format import mask, safe_message, shortened_path
from groupsite.monitoring.request_id import request_id
from groupsite.monitoring.routes import route_name

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

FIELDS: Final = (
    "event_id",
    "timestamp",
    "level",
    "logger",
    "platform",
    "release",
    "environment",
    "sdk",
)
FRAME: Final = ("function", "module", "lineno", "in_app")
# `got_request_exception` reports what these would report again.
REPORTED_OTHERWISE: Final = ("django.request", "sentry_sdk.errors")


def check_dsn(dsn: str) -> None:
    """Raise ImproperlyConfigured if there is no SDK, or this is no address of a project."""
    try:
        from sentry_sdk.utils import BadDsn, Dsn  # noqa: PLC0415 — an extra
    except ImportError as error:
        raise ImproperlyConfigured("GROUPSITE_SENTRY_DSN: pip install sentry-sdk.") from error
    try:
        Dsn(dsn)
    except BadDsn as error:
        raise ImproperlyConfigured(f"GROUPSITE_SENTRY_DSN: {error}.") from error


def start_reports(dsn: str, environment: str) -> None:
    """Report unhandled exceptions and logged errors of this process and its children."""
    import sentry_sdk  # noqa: PLC0415 — an extra
    from sentry_sdk.integrations import atexit, excepthook, logging  # noqa: PLC0415

    for name in REPORTED_OTHERWISE:
        logging.ignore_logger(name)
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        before_send=scrubbed,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            atexit.AtexitIntegration(callback=lambda pending, timeout: None),
            excepthook.ExcepthookIntegration(),
            logging.LoggingIntegration(level=None, event_level=40),
        ],
        auto_session_tracking=False,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        send_client_reports=False,
        send_default_pii=False,
        server_name="",
    )
    got_request_exception.connect(report_exception_of_request)


def report_exception_of_request(
    sender: object, request: HttpRequest | None = None, **more: object
) -> None:
    import sentry_sdk  # noqa: PLC0415 — an extra

    with sentry_sdk.new_scope() as scope:
        if request is not None:
            scope.set_tag("route", route_name(request))
        scope.capture_exception(sys.exc_info())


def scrubbed(event: "Event", hint: "Hint") -> "Event":
    """Return an event with nothing but what may leave the site."""
    kept: Any = {name: value for name, value in event.items() if name in FIELDS}
    kept["tags"] = {"request_id": request_id(), "route": event.get("tags", {}).get("route", "")}
    if message := event.get("logentry", {}).get("message"):
        kept["logentry"] = {"message": mask(str(message))}
    error = (hint.get("exc_info") or (None, None, None))[1]
    values = event.get("exception", {}).get("values", [])
    kept["exception"] = {"values": [_scrubbed_exception(one, error) for one in values]}
    return kept


def _scrubbed_exception(described: Mapping[str, Any], error: object) -> dict[str, Any]:
    """Keep the message of the exception that was raised, if it is about the program."""
    frames = described.get("stacktrace", {}).get("frames", [])
    is_raised = isinstance(error, BaseException) and type(error).__name__ == described.get("type")
    return {
        "type": described.get("type"),
        "module": described.get("module"),
        "value": safe_message(error) if is_raised and isinstance(error, BaseException) else "",
        "stacktrace": {"frames": [_scrubbed_frame(frame) for frame in frames]},
    }


def _scrubbed_frame(frame: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: frame[name] for name in FRAME if name in frame}
    return kept | {"filename": shortened_path(str(frame.get("filename", "")))}
