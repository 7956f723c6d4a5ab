"""Log lines of production: one record each, what an exception says only where it is about the program."""

import json
import logging
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from groupsite.middleware.proxy import RequestIdFromProxy
from groupsite.monitoring.log_format import JsonFormatter, TextFormatter, logging_settings
from groupsite.monitoring.request_id import RequestId, request_id

TOKEN = "aB3-" + "x" * 38 + "_"
OF_PROXY = "0123456789abcdef0123456789abcdef"


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = None
    if error:
        try:
            raise error
        except type(error):
            info = sys.exc_info()
    return logging.LogRecord("groupsite", logging.ERROR, __file__, 1, message, args, info)


def as_json(*args: object, **more: object) -> dict:
    line = JsonFormatter().format(record(*args, **more))
    assert "\n" not in line
    return json.loads(line)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (IntegrityError("Key (email)=(a@example.org) already exists."), None),
        (ValueError("Alice"), None),
        (KeyError("Alice"), None),
        (OperationalError("database is locked"), "database is locked"),
        (OperationalError("for a@example.org"), "for [address]"),
        (ImproperlyConfigured("GROUPSITE_X: write True"), "GROUPSITE_X: write True"),
        (
            FileNotFoundError(2, "No such file or directory", "/a/Alice.pdf"),
            "No such file or directory",
        ),
    ],
)
def test_what_an_exception_says(error, said):
    (described,) = as_json("It failed.", error=error)["exception"]
    assert (described["type"], described.get("message")) == (type(error).__name__, said)
    assert described["at"][-1].startswith("groupsite/monitoring/test_log_format.py:")
    text = TextFormatter().format(record("It failed.", error=error))
    assert ("Alice" in text, "example.org" in text) == (False, False)
    assert type(error).__name__ in text


def test_the_causes_of_an_exception_are_told():
    error = ValueError("Alice")
    error.__cause__ = TypeError("Ek")
    assert [one["type"] for one in as_json("x", error=error)["exception"]] == [
        "ValueError",
        "TypeError",
    ]


def test_an_exception_that_is_its_own_cause_ends():
    error, other = ValueError(), TypeError()
    error.__cause__, other.__cause__ = other, error
    assert len(as_json("x", error=error)["exception"]) == 2


def test_a_line_is_what_happened_when_and_where():
    line = as_json("%s of row %d for a@example.org, link %s", "Mail", 7, TOKEN)
    assert line["message"] == "Mail of row 7 for [address], link [private link]"
    assert (line["level"], line["logger"]) == ("ERROR", "groupsite")
    assert line["time"].endswith("+00:00")


def test_a_traceback_that_the_filter_of_links_has_written_keeps_its_places():
    written = record("x")
    written.exc_text = (
        f'Traceback:\n  File "/a/b/c/views.py", line 3, in get\n    x()\nError: {TOKEN}'
    )
    (described,) = json.loads(JsonFormatter().format(written))["exception"]
    assert described["at"] == ["b/c/views.py:3 get"]


def test_a_wrong_call_of_a_logger_is_a_line_too():
    assert as_json("%d", "one")["message"] == "%d"


@pytest.mark.parametrize("log_format", ["json", "text", ""])
def test_nothing_is_mailed_and_everything_is_printed(log_format):
    loggers = logging_settings(log_format)["loggers"]
    assert loggers["django"]["handlers"] == []
    assert (loggers["groupsite.requests"]["level"] == "INFO") == (log_format == "json")
    assert loggers["fido2"]["level"] == "WARNING"  # whatever the level of the root


def test_a_request_is_logged_by_its_route_alone(db, caplog):
    caplog.set_level(logging.INFO, "groupsite.requests")
    answer = Client().get(
        f"/en/apply/draft/{TOKEN}/?q=Alice", headers={"user-agent": "Unmistakable"}
    )
    (line,) = [one for one in caplog.records if one.name == "groupsite.requests"]
    told = json.loads(JsonFormatter().format(line))
    assert (told["route"], told["method"], told["status"]) == (
        "groupsite_vacancies:draft",
        "GET",
        404,
    )
    assert told["request_id"] == answer["X-Request-ID"]
    assert set(told) == {
        *("time", "level", "logger", "message", "request_id"),
        *("route", "method", "status", "milliseconds"),
    }


def test_each_request_has_an_id_of_its_own():
    ids = {Client().get("/healthz")["X-Request-ID"] for _time in range(3)}
    assert len(ids) == 3
    assert request_id() in ids


@pytest.mark.parametrize(
    ("sent", "is_taken"),
    [
        (OF_PROXY, True),
        ("a" * 8, True),
        ("a" * 7, False),
        ("a" * 65, False),
        (f"{OF_PROXY}\nx: y", False),
        ("å" * 10, False),
        ("", False),
    ],
)
def test_the_proxy_may_choose_it(sent, is_taken):
    request = RequestFactory().get("/", headers={"x-request-id": sent})
    answer = RequestIdFromProxy(RequestId(lambda asked: HttpResponse()))(request)
    assert (answer["X-Request-ID"] == sent) == is_taken


def test_a_visitor_may_not():
    assert Client(headers={"x-request-id": OF_PROXY}).get("/healthz")["X-Request-ID"] != OF_PROXY
