"""What every response of the group's site has: a place in the page cache, an ETag, a limit for clients."""

import pytest
from django.test import Client

from groupsite.api import responses
from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.search.limits import RateLimit
from tests.factories import PersonFactory

PEOPLE = "/api/v2/people/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(settings, tmp_path):
    settings.CACHES = {**settings.CACHES, **page_cache_settings("memory", tmp_path)}
    store.clear()
    yield Client()
    store.clear()


def names(response):
    return [item["name"] for item in response.json()["items"]]


def test_the_page_cache_has_responses_without_parameters(
    visitor, group_site, at, django_assert_num_queries
):
    person = PersonFactory()
    group_site.add(person)
    first = visitor.get(PEOPLE)
    assert first["ETag"]
    with django_assert_num_queries(1):  # the generation
        again = visitor.get(PEOPLE)
    assert again.content == first.content
    assert again["Content-Type"] == "application/json"
    known = visitor.get(PEOPLE, headers={"if-none-match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_the_page_cache_never_keeps_what_has_been_withdrawn(visitor, group_site, at):
    person = PersonFactory()
    group_site.add(person)
    assert names(visitor.get(PEOPLE)) == ["Alice Ek"]
    person.live = False
    person.save()
    assert names(visitor.get(PEOPLE)) == []
    assert visitor.get(f"{PEOPLE}{person.pk}/").status_code == 404


def test_a_client_is_limited(client, group_site, at, settings, monkeypatch):
    settings.GROUPSITE_API_THROTTLE = True
    monkeypatch.setattr(responses, "rate", RateLimit(2, 10, 10))
    answers = [client.get(PEOPLE, {"limit": "1"}) for _number in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "10"
    assert answers[2].json() == {"message": "too many requests"}


def test_search_engines_do_not_list_it(client, group_site):
    assert client.get(PEOPLE)["X-Robots-Tag"] == "noindex"


def test_whoever_asks_for_html_gets_json(client, group_site, at):
    response = client.get(PEOPLE, headers={"accept": "text/html"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")


def test_a_refused_client_keeps_nothing_out_of_the_page_cache(
    visitor, group_site, at, settings, monkeypatch, django_assert_num_queries
):
    settings.GROUPSITE_API_THROTTLE = True
    monkeypatch.setattr(responses, "rate", RateLimit(1, 10, 10))
    refused = {"REMOTE_ADDR": "192.0.2.1"}
    visitor.get(PEOPLE, {"limit": "1"}, **refused)
    assert visitor.get(PEOPLE, **refused).status_code == 429
    first = visitor.get(PEOPLE, REMOTE_ADDR="192.0.2.2")
    with django_assert_num_queries(1):  # the generation
        again = visitor.get(PEOPLE, **refused)
    assert again.content == first.content
