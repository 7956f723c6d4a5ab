"""The same search costs nothing again, and is never outdated."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.search import recent_pages as module
from groupsite.search.recent_pages import RecentPages
from people.models import Person
from tests.factories import NOW

pytestmark = pytest.mark.indexes
KEY = ("generation", "/en/search/", "q=a")


@pytest.fixture
def kept(settings, tmp_path, waves, at, monkeypatch) -> Client:
    settings.CACHES = {**settings.CACHES, **page_cache_settings("memory", tmp_path)}
    monkeypatch.setattr(module, "recent_pages", pages := RecentPages(4))
    monkeypatch.setattr("groupsite.search.views.recent_pages", pages)
    return Client()


def queries_of(client: Client, **query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/en/search/", query).status_code == 200
    return len(queries)


def test_the_same_search_is_not_made_again(kept) -> None:
    first = kept.get("/en/search/", {"q": "alice"})
    assert queries_of(kept, q="alice") <= 2
    second = kept.get("/en/search/", {"q": "alice"})
    assert second.text == first.text
    assert second.headers["X-Robots-Tag"] == "noindex"
    assert queries_of(kept, q="alice", type="people") > 5


@pytest.mark.thorough
def test_what_has_changed_is_found_at_once(kept) -> None:
    assert "Jörnsten" in kept.get("/en/search/", {"q": "alice"}).text
    Person.objects.filter(given_name="Alice").update(live=False)
    assert "Jörnsten" not in kept.get("/en/search/", {"q": "alice"}).text


def test_whoever_has_signed_in_gets_a_page_of_their_own(kept, admin_user) -> None:
    kept.get("/en/search/", {"q": "alice"})
    kept.force_login(admin_user)
    assert queries_of(kept, q="alice") > 5


def test_a_page_is_true_until_the_next_change() -> None:
    pages = RecentPages(4)
    pages.keep(KEY, b"page", NOW, NOW + timedelta(minutes=1))
    assert pages.response(KEY, NOW).content == b"page"
    for at in (NOW - timedelta(seconds=1), NOW + timedelta(minutes=1)):
        assert pages.response(KEY, at) is None
    assert pages.response(None, NOW) is None


def test_the_pages_used_last_are_kept() -> None:
    pages, keys = RecentPages(2), [(*KEY, number) for number in "abc"]
    for key in keys[:2]:
        pages.keep(key, b"page", NOW, NOW + timedelta(minutes=1))
    pages.response(keys[0], NOW)
    pages.keep(keys[2], b"page", NOW, NOW + timedelta(minutes=1))
    assert [bool(pages.response(key, NOW)) for key in keys] == [True, False, True]
