"""What one client sends keeps no page from the others, and puts nothing of its own into the cache."""

import pickle

import pytest
from django.core.cache import caches
from django.test import Client

from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.entries import Entry, NotStored
from people.content.link_previews.responses import link_preview_of_page
from tests.factories import AreaFactory
from tests.groupsite.page_cache.whole_site import headers_for_all

pytestmark = pytest.mark.django_db
PATHS = ("/en/", "/sitemap.xml", "/open-data/vacancies.v1.json", "/en/feeds/vacancies.atom")
HEADERS = (
    {"cookie": "csrftoken=abc"},  # which Django replaces by a valid one
    {"if-none-match": "*"},
    {"if-match": '"other"'},
    {"if-modified-since": "Sat, 01 Jan 2050 00:00:00 GMT"},
    {"accept-language": "sv"},
    {"x-forwarded-host": "evil.test", "x-forwarded-proto": "https", "x-forwarded-prefix": "/evil"},
    {"range": "bytes=0-10", "x-http-method-override": "POST"},
)


def stored(kind: type) -> int:
    values = map(pickle.loads, caches[ALIAS]._cache.values())
    return sum(isinstance(value, kind) for value in values)


@pytest.mark.table
@pytest.mark.parametrize("path", PATHS)
def test_the_next_visitor_gets_what_the_first_would_have_got(group_site, at, visitor, path):
    first = visitor.get(path)
    for headers in HEADERS:
        store.clear()
        Client(headers=headers).get(path)
        assert stored(NotStored) == 0, headers
        second = visitor.get(path)
        assert second.content == first.content, headers
        assert headers_for_all(second) == headers_for_all(first), headers
        assert stored(Entry) == 1, headers


def test_a_feed_reader_that_has_the_feed_stores_it_for_the_others(group_site, at, visitor):
    path = "/en/feeds/vacancies.atom"
    tag = visitor.get(path).headers["ETag"]
    store.clear()
    assert visitor.get(path, headers={"if-none-match": tag}).status_code == 304
    assert stored(Entry) == 1


def test_what_is_not_stored_is_not_sent_again(group_site, at, visitor, rf):
    """A picture is no page: its view declares the ETag, and who has it gets a 304."""
    area = AreaFactory()
    page = group_site.add(area, title="Codes")["en"]
    path = link_preview_of_page(page, rf.get("/en/")).url.removeprefix("http://localhost")
    tag = visitor.get(path).headers["ETag"]
    store.clear()
    again = visitor.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.getvalue()) == (304, b"")
