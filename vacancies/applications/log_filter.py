"""Masks private links in log records, so that no reader of a log can open a draft (R23).

Django logs the URLs of failed requests, and a server those of all. Nobody who reads a log should be
able to open a draft, so the app adds the filter to these loggers at start, without any setting of
the host. The logs of a web server in front are separate: see docs/deployment.md.
"""

import logging
import re
from collections.abc import Iterator
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

MASK: Final = "[private link]"
# A token has 43 characters. Shorter or longer strings with a capital letter may be a token that was
# cut off or has a stray letter; slugs and UUIDs have no capitals. The last pattern is Django's
# password reset link.
LINK: Final = re.compile(
    r"(?<![\w-])(?:[\w-]{43}|(?=[a-z0-9_-]*[A-Z])[\w-]{32,}|[0-9a-z]{6}-[0-9a-f]{32})(?![\w-])",
    re.ASCII,
)
LOGGERS: Final = (
    "django.request",
    "django.server",
    "django.security",
    "django.security.csrf",
    "gunicorn.access",
    "gunicorn.error",
    "uvicorn.access",
    "uvicorn.error",
)


def mask_private_links(text: str) -> str:
    return LINK.sub(MASK, text)


class PrivateLinkFilter(logging.Filter):
    """Logging filter that masks private links in every record.

    Also removes a request that contains one, because handlers that mail errors would print its URL
    and its form data.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        message = _formatted_message(record)
        if LINK.search(message):
            record.msg, record.args = mask_private_links(message), ()
        if record.exc_info and not record.exc_text:
            told = logging.Formatter().formatException(record.exc_info)
            if LINK.search(told):
                record.exc_text, record.exc_info = mask_private_links(told), None
        if _request_contains_private_link(getattr(record, "request", None)):
            vars(record).pop("request")
        return True


def _formatted_message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (KeyError, TypeError, ValueError):  # logging itself reports a wrong call
        return ""


def _request_contains_private_link(request: object) -> bool:
    """Whether the URL or referrer of the request contains a private link."""
    if not isinstance(request, HttpRequest):
        return False
    return bool(LINK.search(f"{request.get_full_path()} {request.META.get('HTTP_REFERER', '')}"))


def add_private_link_filters() -> None:
    """Add the filter to every logger that logs URLs; calling it again changes nothing."""
    for name in (*LOGGERS, *_suspicious_operation_logger_names()):
        logger = logging.getLogger(name)
        if not any(isinstance(present, PrivateLinkFilter) for present in logger.filters):
            logger.addFilter(PrivateLinkFilter())


def _suspicious_operation_logger_names() -> Iterator[str]:
    """Yield the logger names of Django's suspicious operations, one per subclass."""
    kinds = [SuspiciousOperation]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
        yield f"django.security.{kind.__name__}"
