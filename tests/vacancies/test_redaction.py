"""R23: no log line holds a private link, whatever goes wrong at its address."""

import logging
import secrets
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import path
from django.utils.log import AdminEmailHandler
from gunicorn.config import Config
from gunicorn.glogging import Logger

from groupsite.urls import urlpatterns as site
from vacancies.applications import log_filter
from vacancies.applications.log_filter import MASK, mask_private_links

TOKEN = "aB3-" + "x" * 38 + "_"


def fails(request: Any, token: str) -> None:
    raise ValueError(f"what was wrong with {token}")


# A view that fails, above the site's own.
urlpatterns = [path("broken/<str:token>/", fails), *site]


def test_links_of_ours_have_the_length_that_is_looked_for():
    from vacancies.applications import tokens

    assert len(secrets.token_urlsafe(tokens.RANDOM_BYTES)) == tokens.TOKEN_LENGTH == len(TOKEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Not Found: /en/apply/draft/{TOKEN}/", f"Not Found: /en/apply/draft/{MASK}/"),
        (
            f'"GET /sv/ansok/utkast/{TOKEN}/?x=1 HTTP/1.1"',
            f'"GET /sv/ansok/utkast/{MASK}/?x=1 HTTP/1.1"',
        ),
        (f"arguments '('{TOKEN}',)'", f"arguments '('{MASK}',)'"),
        # Cut off by a mail program, or with what followed it.
        (f"/draft/{TOKEN[:-1]}", f"/draft/{MASK}"),
        (f"/draft/{TOKEN}and", f"/draft/{MASK}"),
        ("/draft/" + "a" * 43, f"/draft/{MASK}"),
        # The link to a new password is one too.
        ("/confirm/Mg/d0abcd-" + "0af9" * 8 + "/", f"/confirm/Mg/{MASK}/"),
        ("/en/vacancies/two-phd-positions-in-information-theory-and-coding/", None),
        ("/documents/3f2504e0-4f89-41d3-9a0c-0305e82c3301/", None),
        ("Not Found: /en/people/alice-ek/", None),
    ],
)
def test_what_is_masked(text, expected):
    assert mask_private_links(text) == (text if expected is None else expected)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", f"/en/apply/draft/{TOKEN}/", 404),
        ("get", f"/en/apply/draft/{TOKEN}/nothing/here/", 404),
        ("get", f"/broken/{TOKEN}/", 500),
        ("post", f"/en/search/{TOKEN}/", 403),
        ("post", f"/admin/login/?next=/en/apply/draft/{TOKEN}/", 403),
        ("put", f"/en/apply/draft/{TOKEN}/", 405),
    ],
)
def test_no_answer_logs_the_link(settings, group_site, caplog, method, address, status):
    """R23, R36"""
    settings.ROOT_URLCONF = __name__
    caplog.set_level(logging.DEBUG)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert getattr(client, method)(address).status_code == status
    assert TOKEN not in caplog.text
    assert not any(TOKEN in str(vars(record)) for record in caplog.records)


@pytest.mark.django_db
def test_where_a_request_came_from_is_not_passed_on(caplog, group_site):
    Client(headers={"referer": f"https://localhost/en/apply/draft/{TOKEN}/"}).get("/en/nothing/")
    assert "Not Found: /en/nothing/" in caplog.text
    assert not any(hasattr(record, "request") for record in caplog.records)


@pytest.mark.django_db
def test_a_failing_request_is_still_told(settings, caplog):
    settings.ROOT_URLCONF = __name__
    Client(raise_request_exception=False).get(f"/broken/{TOKEN}/")
    assert f"Internal Server Error: /broken/{MASK}/" in caplog.text
    assert f"what was wrong with {MASK}" in caplog.text


@pytest.mark.django_db
def test_administrators_are_not_mailed_the_link(settings, mailoutbox):
    """R23: Django's handler prints the whole request, with what was typed."""
    settings.ROOT_URLCONF = __name__
    settings.ADMINS = ["admin@example.org"]
    logger, handler = logging.getLogger("django.request"), AdminEmailHandler(using="default")
    logger.addHandler(handler)
    try:
        client = Client(raise_request_exception=False)
        client.post(f"/broken/{TOKEN}/", {"family_name": "Unmistakable"})
    finally:
        logger.removeHandler(handler)
    assert mailoutbox
    for message in mailoutbox:
        assert TOKEN not in message.subject + message.body
        assert "Unmistakable" not in message.body


def test_the_servers_own_log_holds_no_link(caplog):
    """R23: gunicorn's access log, which sees the addresses of all requests."""
    config = Config()
    config.set("accesslog", "-")
    logger = Logger(config)
    logger.access_log.propagate = True
    response = SimpleNamespace(status="200 OK", sent=10, headers=[])
    request = SimpleNamespace(headers=[("REFERER", f"https://x.example/draft/{TOKEN}/")])
    environment = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/en/apply/draft/{TOKEN}/",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    caplog.set_level(logging.INFO)
    took = SimpleNamespace(seconds=0, microseconds=1, total_seconds=lambda: 0.0)
    logger.access(response, request, environment, took)
    assert TOKEN not in caplog.text
    assert f"GET /en/apply/draft/{MASK}/ HTTP/1.1" in caplog.text


def test_putting_the_filter_on_again_does_no_harm():
    log_filter.add_private_link_filters()
    log_filter.add_private_link_filters()
    filters = logging.getLogger("django.request").filters
    assert sum(isinstance(each, log_filter.PrivateLinkFilter) for each in filters) == 1


def test_a_call_that_does_not_fit_is_no_new_fault():
    record = logging.LogRecord("x", logging.INFO, "", 1, "%d", ("no number",), None)
    assert log_filter.PrivateLinkFilter().filter(record)
