"""Writes log lines without personal data (R23), as text or as JSON (GROUPSITE_LOG_FORMAT).

What an exception says may hold what somebody typed: a database quotes the row that it refuses. So a
line gives the type of an exception and the places in the code, and its message only where the
message is about the program. E-mail addresses and private links are masked everywhere.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from groupsite.monitoring.request_id import request_id
from vacancies.applications.log_filter import mask_private_links

FORMATS: Final = ("", "text", "json")
ADDRESS: Final = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.\w+")
# Their messages name what is wrong with the program, its settings or the machine.
ABOUT_THE_PROGRAM: Final = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    InterfaceError,
    NameError,
    OperationalError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)
PLACE: Final = re.compile(r'^  File "([^"]+)", line (\d+), in (.+)$', re.MULTILINE)
PARTS_OF_A_PATH: Final = 3

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def mask(text: str) -> str:
    """Return the text without e-mail addresses and private links."""
    return ADDRESS.sub("[address]", mask_private_links(text))


def logging_settings(log_format: str) -> dict[str, Any]:
    """Return LOGGING for production: every line to stderr, in this format of `FORMATS`."""
    formatter = "JsonFormatter" if log_format == "json" else "TextFormatter"
    to_stderr = {"handlers": ["stderr"], "propagate": False, "level": "INFO"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"groupsite.monitoring.log_format.{formatter}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # Not to the mailbox of an administrator, which would keep what a form contained.
            "django": {"handlers": [], "level": "WARNING"},
            # A web server’s access log has every 404.
            "django.request": {"level": "ERROR"},
            "groupsite.requests": {"level": "INFO" if log_format == "json" else "WARNING"},
            "gunicorn.error": to_stderr,
            # Below, it writes which passkeys somebody has and uses.
            "fido2": {"level": "WARNING"},
        },
    }


class TextFormatter(logging.Formatter):
    """One line as people read it; the places of an exception follow on lines of their own."""

    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        head = "{time} {level} {logger}: {message}".format(**fields)
        if "request_id" in fields:
            head += f" (request {fields['request_id']})"
        return "\n".join([head, *_exception_lines(fields)])


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message; `request_id` while a request is served.

    `exception` lists type, message (if it is about the program) and places of each exception, the
    last one first. The fields of `groupsite.requests` are route, method, status and milliseconds.
    """

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_fields(record), ensure_ascii=False)


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": mask(_message(record)),
    }
    if serving := request_id():
        fields["request_id"] = serving
    fields |= getattr(record, "fields", {})
    if record.exc_info and record.exc_info[0]:
        fields["exception"] = list(described_exceptions(record.exc_info))
    elif record.exc_text:  # the filter of private links has formatted it already
        fields["exception"] = [{"type": "Exception", "at": _places_in(record.exc_text)}]
    return fields


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (KeyError, TypeError, ValueError):
        return str(record.msg)


def described_exceptions(exc_info: ExceptionInfo) -> Iterator[dict[str, Any]]:
    """Yield type, message and places of an exception, then those of its causes."""
    error: BaseException | None = exc_info[1]
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        described: dict[str, Any] = {"type": type(error).__name__}
        if message := safe_message(error):
            described["message"] = message
        described["at"] = [
            f"{shortened_path(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        yield described
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def safe_message(error: BaseException) -> str:
    """Return what an exception says if that is about the program or the machine, else ""."""
    if isinstance(error, ABOUT_THE_PROGRAM):
        return mask(str(error))
    return error.strerror or "" if isinstance(error, OSError) else ""


def shortened_path(path: str) -> str:
    return "/".join(Path(path).parts[-PARTS_OF_A_PATH:])


def _places_in(traceback_text: str) -> list[str]:
    return [
        f"{shortened_path(path)}:{line} {where}"
        for path, line, where in PLACE.findall(traceback_text)
    ]


def _exception_lines(fields: dict[str, Any]) -> Iterator[str]:
    for described in fields.get("exception", []):
        said = f": {described['message']}" if "message" in described else ""
        yield f"  {described['type']}{said}"
        yield from (f"    {place}" for place in described["at"])
