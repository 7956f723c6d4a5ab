"""Keeps private links out of logs (R23): a filter that masks URLs with tokens.

Django logs the addresses of requests that fail, and a server those of all. Whoever reads a log must
not be able to open a draft, so the filter is put on these loggers when the app starts; no setting of
the host is needed, and none can forget it. A web server in front has logs of its own: see
docs/deployment.md.
"""

import logging
import re
from collections.abc import Iterator
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

MASK: Final = "[private link]"
# 43 characters are a link. Longer or shorter with a capital letter could be one that was cut off or
# has caught a letter on its way; slugs and UUIDs have no capitals. The last is Django's, which sets
# a new password.
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


def masked(text: str) -> str:
    return LINK.sub(MASK, text)


class PrivateLinkFilter(logging.Filter):
    """Lets every record pass, without links. A request that held one is not passed on with it:
    handlers that mail errors would print its address and what was typed.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        said = _message(record)
        if LINK.search(said):
            record.msg, record.args = masked(said), ()
        if record.exc_info and not record.exc_text:
            told = logging.Formatter().formatException(record.exc_info)
            if LINK.search(told):
                record.exc_text, record.exc_info = masked(told), None
        if _holds_link(getattr(record, "request", None)):
            vars(record).pop("request")
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (KeyError, TypeError, ValueError):  # logging itself tells of a call that does not fit
        return ""


def _holds_link(request: object) -> bool:
    """Whether the request's URL or referrer holds a private link."""
    if not isinstance(request, HttpRequest):
        return False
    return bool(LINK.search(f"{request.get_full_path()} {request.META.get('HTTP_REFERER', '')}"))


def protect_logs() -> None:
    """Add the filter to every logger that logs URLs; may be called repeatedly."""
    for name in (*LOGGERS, *_suspicious()):
        logger = logging.getLogger(name)
        if not any(isinstance(present, PrivateLinkFilter) for present in logger.filters):
            logger.addFilter(PrivateLinkFilter())


def _suspicious() -> Iterator[str]:
    """Yield the logger names of Django's suspicious operations, one per subclass."""
    kinds = [SuspiciousOperation]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
        yield f"django.security.{kind.__name__}"
