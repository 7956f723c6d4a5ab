"""The wrapper that answers before Django does: with the same bytes, and never for more requests."""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import clear_script_prefix

from groupsite.middleware.cached_pages import CachedPages
from groupsite.monitoring import request_id
from groupsite.page_cache import store
from tests.factories import NOW, PersonFactory

pytestmark = pytest.mark.django_db
HOST = "testserver"


@contextmanager
def handled_as_by_the_test_client() -> Iterator[None]:
    """Django's handler would close the test's own connection, and leave its prefix of URLs behind.

    The test client connects the signals again after each of its requests.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
    clear_script_prefix()


def environ(path: str = "/en/", **more: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "HTTP_HOST": HOST,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **more,
    }


class Asked:
    """Django's part: remembers what it was asked."""

    def __init__(self) -> None:
        self.environs: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], _start_response: object) -> list[bytes]:
        self.environs.append(environ)
        return [b"Django"]


def ask(wrapper: CachedPages, asked: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = ["", []]

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        said[:] = status, headers

    with handled_as_by_the_test_client():
        body = b"".join(wrapper(asked, start_response))
    return said[0], dict(said[1]), body


@pytest.fixture
def stored(group_site, at, visitor):
    """A page that this process has answered with."""
    visitor.get("/en/")
    return visitor.get("/en/")


def is_answered(**more: str) -> bool:
    return ask(CachedPages(Asked()), environ(**more))[2] != b"Django"


def test_the_answer_is_that_of_the_middleware(stored):
    status, headers, body = ask(CachedPages(Asked()), environ())
    assert status == "200 OK"
    assert body == stored.content
    own = {"X-Request-ID": headers["X-Request-ID"]}
    assert headers == {**stored.headers, **own}
    assert re.fullmatch("[0-9a-f]{32}", own["X-Request-ID"])
    assert own["X-Request-ID"] != stored.headers["X-Request-ID"]
    assert own["X-Request-ID"] == request_id.request_id()


@pytest.mark.parametrize(
    "more",
    [
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"QUERY_STRING": "preview=1"},
        {"HTTP_HOST": "elsewhere.example"},
        {"HTTP_COOKIE": "sessionid=somebody"},
        {"HTTP_COOKIE": "django_language=sv"},
        {"HTTP_AUTHORIZATION": "Bearer secret"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"wsgi.url_scheme": "https"},
    ],
    ids=str,
)
def test_all_other_requests_are_for_django(stored, more):
    assert is_answered()
    assert not is_answered(**more)


def test_a_write_makes_it_django_s(stored):
    PersonFactory()
    assert not is_answered()


@pytest.mark.parametrize("later", [timedelta(minutes=10), timedelta(days=-1)])
def test_a_page_that_time_has_changed_is_django_s(stored, later):
    with time_machine.travel(NOW + later, tick=False):
        assert not is_answered()


def test_a_site_without_a_page_cache(stored, settings):
    settings.CACHES = {"default": settings.CACHES["default"]}
    assert not is_answered()


def test_what_is_not_in_this_process_is_django_s(stored):
    store.clear()
    assert not is_answered()


@pytest.mark.parametrize("path", ["/sv/människor/", "/en/%ff/"])
def test_django_gets_the_request_as_it_came(stored, path):
    wrapped, sent = Asked(), environ(path, SCRIPT_NAME="/gruppen-å".encode().decode("latin-1"))
    before = dict(sent)
    ask(CachedPages(wrapped), sent)
    assert wrapped.environs == [before]


def test_a_path_in_another_encoding_is_answered_by_django(stored):
    sent = environ(HTTP_COOKIE="name=\xff", PATH_INFO="/en/\xff/")
    assert ask(CachedPages(WSGIHandler()), sent)[0].startswith("404")


def test_the_id_of_a_proxy_of_our_own(stored, settings):
    sent = environ(HTTP_X_REQUEST_ID="from-the-proxy")
    assert ask(CachedPages(Asked()), sent)[1]["X-Request-ID"] != "from-the-proxy"
    settings.MIDDLEWARE = ["groupsite.middleware.proxy.RequestIdFromProxy", *settings.MIDDLEWARE]
    assert ask(CachedPages(Asked()), sent)[1]["X-Request-ID"] == "from-the-proxy"


def test_it_is_logged_and_counted(stored, settings, tmp_path, caplog, monkeypatch):
    counted = []
    monkeypatch.setattr(
        "groupsite.middleware.cached_pages.count_request",
        lambda request, status, seconds: counted.append((request.page_cache_result, status)),
    )
    settings.GROUPSITE_METRICS_FOLDER = str(tmp_path)
    with caplog.at_level(logging.INFO, logger="groupsite.requests"):
        ask(CachedPages(Asked()), environ())
    assert counted == [("hit", 200)]
    [record] = caplog.records
    assert record.fields.pop("milliseconds") >= 0
    assert record.fields == {"route": "(page cache)", "method": "GET", "status": 200}


def test_the_site_is_served_through_it(group_site, at, page_cache):
    """The whole site behind the wrapper: the second visitor gets what the first got."""
    served = CachedPages(WSGIHandler())
    first = ask(served, environ())
    Client().get("/en/")  # now this process keeps it in memory
    second = ask(served, environ())
    assert first[0] == second[0] == "200 OK"
    assert first[2] == second[2]
