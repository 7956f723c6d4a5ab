"""R27: a database that is away is answered with our own 503, whatever page was asked for."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import InterfaceError, OperationalError
from django.test import Client
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Site

from groupsite.middleware import redirects

pytestmark = pytest.mark.django_db

ADDRESSES = ["/en/", "/sv/", "/en/search/?q=a", "/en/apply/1/", "/admin/", "/admin/login/"]


@pytest.fixture
def visitor() -> Client:
    """As a visitor meets it: no exception comes through."""
    return Client(raise_request_exception=False)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Call it with what the database shall answer to everything."""

    def break_it(error: Exception) -> None:
        def fail(*args: Any, **kwargs: Any) -> Any:
            raise error

        monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", fail)

    Site.clear_site_root_paths_cache()
    return break_it


def assert_is_ours(response: Any) -> None:
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("main.standalone h1, main.standalone h2")
    assert soup.select_one("link[rel=stylesheet]")
    for inside in ("OperationalError", "Traceback", "gone away"):
        assert inside not in response.text


@pytest.mark.parametrize("error", [OperationalError("gone away"), InterfaceError("gone away")])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_database_that_is_away_is_told(
    visitor: Client, away: Any, address: str, error: Exception
) -> None:
    away(error)
    visitor.cookies["sessionid"] = "a" * 32
    assert_is_ours(visitor.get(address))


def test_so_it_is_when_only_middleware_asks_it(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django gives errors of middleware to no other middleware."""

    def fail(*args: Any) -> Any:
        raise OperationalError("gone away")

    monkeypatch.setattr(RedirectMiddleware, "process_response", fail)
    assert redirects.RedirectsToVisiblePages
    assert_is_ours(visitor.get("/robots.txt"))


def test_it_works_again_at_once(visitor: Client, away: Any, monkeypatch: Any, demo: Any) -> None:
    away(OperationalError("gone away"))
    assert visitor.get("/en/").status_code == 503
    monkeypatch.undo()
    assert visitor.get("/en/").status_code == 200


def test_other_faults_stay_faults(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> Any:
        raise ValueError("secret")

    monkeypatch.setattr(RedirectMiddleware, "process_response", fail)
    assert visitor.get("/robots.txt").status_code == 500
