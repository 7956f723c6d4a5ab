"""Reads every log line of the whole run, as production would write it: none holds personal data (R23).

A record is looked at where loggers hand it to their handlers, so a logger that hands nothing on is no
exception, and filters have had their say. The test during which a line was written fails.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from groupsite.monitoring.log_format import JsonFormatter, TextFormatter
from tests.applications import ApplicationFactory
from tools.deployed import log_lines

# Below them production writes nothing: a web server's access log has every 404.
LEVELS = {"django.request": logging.ERROR}


@cache
def names_of_factories() -> frozenset[str]:
    facts = ApplicationFactory._meta.declarations
    return frozenset({f"{facts['given_name']} {facts['family_name']}"})


def faults_in(line: str) -> list[str]:
    """What the line holds and must not."""
    return log_lines.faults_in(line, names_of_factories())


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
