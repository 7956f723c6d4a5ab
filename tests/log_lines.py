"""Reads every log line of the whole run, as production would write it: none holds personal data (R23).

A record is looked at where loggers hand it to their handlers, so a logger that hands nothing on is no
exception, and filters have had their say. The test during which a line was written fails.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from groupsite.monitoring.log_format import JsonFormatter, TextFormatter
from tests.applications import ApplicationFactory
from tools.web.applicants import multipart

# What a record may hold although it looks like a session: ids of requests are hexadecimal.
SESSION = r"(?<![0-9A-Za-z_-])(?=[0-9a-f]*[g-z])[0-9a-z]{32}(?![0-9A-Za-z_-])"
TOKEN = r"(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])"
ADDRESS = r"[\w.+-]+@[\w-]+\.[a-z]{2,}"
FILE_NAME = r"[\w-]+\.(?:pdf|docx?|odt)\b"


# Below them production writes nothing: a web server's access log has every 404.
LEVELS = {"django.request": logging.ERROR}


@cache
def forbidden() -> re.Pattern[str]:
    """Names and files of the factories and of programs that apply; and whatever looks like a secret."""
    facts = ApplicationFactory._meta.declarations
    names = {f"{facts['given_name']} {facts['family_name']}", "Alice Ek", "Unmistakable"}
    body, _kind = multipart(b"")
    names |= set(re.findall(r'filename="([^"]+)"', body.decode()))
    known = "|".join(re.escape(name) for name in sorted(names))
    return re.compile(f"{known}|{ADDRESS}|{FILE_NAME}|{TOKEN}|{SESSION}")


def faults_in(line: str) -> list[str]:
    """What the line holds and must not."""
    return [found.group() for found in forbidden().finditer(line)]


def faults_in_file(log: Path) -> list[str]:
    """What the log of a server holds and must not, with its line."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return [f"{found!r} in {line!r}" for line in lines for found in faults_in(line)]


class Watch:
    """What has been written since the last question. Each formatter of production writes each record."""

    def __init__(self) -> None:
        self.formatters = (JsonFormatter(), TextFormatter())
        self.read = 0
        self.found: list[str] = []

    def look_at(self, record: logging.LogRecord) -> None:
        self.read += 1
        for formatter in self.formatters:
            line = formatter.format(record)
            self.found += [f"{fault!r} in {line!r}" for fault in faults_in(line)]

    def end_of_test(self) -> list[str]:
        found, self.found = self.found, []
        return found


WATCH = Watch()


@contextmanager
def every_line_is_read() -> Iterator[None]:
    hand_to_handlers = logging.Logger.callHandlers

    def look_and_hand(logger: logging.Logger, record: logging.LogRecord) -> None:
        if record.levelno >= LEVELS.get(record.name, logging.INFO):
            WATCH.look_at(record)
        hand_to_handlers(logger, record)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.Logger, "callHandlers", look_and_hand)
        yield


def fail_for_personal_data_in_logs() -> None:
    """Fail the test that has just run if it logged what no line may hold."""
    if found := WATCH.end_of_test():
        pytest.fail("a log line holds personal data (R23): " + "; ".join(found[:3]), pytrace=False)
