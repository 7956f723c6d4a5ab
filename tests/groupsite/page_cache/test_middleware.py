"""Who is answered from the cache, with what, and who is not."""

import gzip
import pickle
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from wagtail.models import PageViewRestriction

from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.declarations import PUBLIC, declare_public
from groupsite.page_cache.entries import Entry
from groupsite.page_cache.middleware import PageCache
from tests.factories import NOW, PersonFactory, VacancyFactory
from tests.groupsite.page_cache.whole_site import headers_for_all

pytestmark = pytest.mark.django_db
PLACES = ("/en/", "/sv/", "/en/people/", "/en/people/?page=1", "/en/vacancies/")
VIEWS = ("/en/how-to-read-the-line/", "/sv/sa-laser-du-linjen/")


def add(response: HttpResponse, name: str, value: str) -> None:
    response.headers[name] = value


def entries() -> list[Entry]:
    stored = caches[ALIAS]._cache.values()
    return [one for value in stored if isinstance(one := pickle.loads(value), Entry)]  # noqa: S301


@pytest.fixture
def queries(django_assert_max_num_queries):
    return django_assert_max_num_queries


@pytest.mark.parametrize("url", PLACES)
def test_the_second_visitor_costs_one_query(group_site, at, visitor, queries, url):
    first = visitor.get(url)
    with queries(1):
        second = Client().get(url)
    assert second.content == first.content
    assert headers_for_all(second) == headers_for_all(first)
    assert second.status_code == 200
    assert second.headers["X-Request-ID"] != first.headers["X-Request-ID"]


def test_the_headers_are_those_of_the_site(group_site, at, visitor):
    visitor.get("/en/")
    stored, site = visitor.get("/en/").headers, Client(headers={"authorization": "x"}).get("/en/")
    assert {*stored} - {*site.headers} == {"ETag", "Cache-Control"}
    assert stored["Cache-Control"] == "no-cache"
    assert {"cookie", "accept-encoding"} <= {*stored["Vary"].lower().split(", ")}
    assert stored["Content-Security-Policy"] == site.headers["Content-Security-Policy"]


def test_who_has_the_page_is_told_that_it_is_the_same(group_site, at, visitor):
    tag = visitor.get("/en/").headers["ETag"]
    again = visitor.get("/en/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    PersonFactory()
    assert visitor.get("/en/", headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_a_write_that_changes_nothing_on_the_page_keeps_its_tag(group_site, at, visitor):
    tag = visitor.get("/en/how-to-read-the-line/").headers["ETag"]
    VacancyFactory(draft=True)
    url = "/en/how-to-read-the-line/"
    assert visitor.get(url, headers={"if-none-match": tag}).status_code == 304


def test_head_is_answered_but_not_stored(group_site, at, visitor):
    visitor.head("/en/")
    assert entries() == []
    visitor.get("/en/")
    head, whole = visitor.head("/en/"), visitor.get("/en/")
    assert (head.status_code, head.content) == (200, b"")
    assert headers_for_all(head) == headers_for_all(whole)
    assert int(head.headers["Content-Length"]) == len(whole.content)


@pytest.mark.parametrize(
    "extra",
    [
        {"headers": {"cookie": "sessionid=one"}},
        {"headers": {"cookie": "messages=one"}},
        {"headers": {"cookie": "django_language=sv"}},
        {"headers": {"authorization": "Basic eDp5"}},
        {"query_params": {"kind": "doctoral"}},
        {"query_params": {"page": "0"}},
        {"query_params": {"page": "01"}},
        {"query_params": {"page": "1", "x": "1"}},
        {"query_params": {"utm_source": "mail"}},
    ],
    ids=str,
)
def test_these_pass_by(group_site, at, visitor, extra):
    visitor.get("/en/vacancies/")
    stored = entries()
    answer = visitor.get("/en/vacancies/", **extra)
    assert "ETag" not in answer.headers
    assert entries() == stored


@pytest.mark.parametrize(
    "url",
    ["/en/?page=2", "/robots.txt?page=2", "/en/search/", "/en/nothing/", "/", "/admin/login/"],
)
def test_these_are_not_stored(group_site, at, visitor, url):
    visitor.get(url)
    visitor.get(url)
    assert entries() == []


@pytest.mark.parametrize("url", VIEWS)
def test_a_view_that_says_so_is_stored(group_site, at, visitor, url):
    assert visitor.get(url).status_code == 200
    assert len(entries()) == 1


@pytest.mark.parametrize("url", ["/robots.txt", "/admin/login/", "/documents/1/a.pdf", "/static/a"])
def test_these_do_not_read_the_generation(group_site, at, visitor, monkeypatch, url):
    monkeypatch.delattr("groupsite.page_cache.middleware.generation_of_request")
    visitor.get(url)


def test_the_application_form_is_not_stored(group_site, at, visitor, settings, tmp_path):
    vacancy = VacancyFactory(application_method="form")
    group_site.add(vacancy)
    assert visitor.get(f"/en/apply/{vacancy.pk}/").status_code == 200
    assert entries() == []


def test_nobody_signed_in_is_answered_from_it(group_site, at, visitor):
    user = get_user_model().objects.create_superuser("alice", "a@example.org", "secret")
    plain = visitor.get("/en/")
    member = Client()
    member.force_login(user)
    for _time in range(2):
        seen = member.get("/en/")
        assert "ETag" not in seen.headers
    assert Client().get("/en/").content == plain.content
    assert len(entries()) == 1


@pytest.mark.parametrize("kind", ["password", "login"])
def test_a_restricted_page_is_not_stored(group_site, at, visitor, kind):
    page = group_site.people["en"]
    assert "ETag" in visitor.get("/en/people/").headers
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")
    answer = visitor.get("/en/people/")
    assert "ETag" not in answer.headers
    assert all(entry.content != answer.content for entry in entries())


def test_a_host_has_its_own_pages(group_site, at, visitor):
    visitor.get("/en/", headers={"host": "localhost"})
    visitor.get("/en/", headers={"host": "testserver"})
    assert len(entries()) == 2
    assert visitor.get("/en/", headers={"host": "example.org"}).status_code == 400
    assert len(entries()) == 2


def test_https_and_compression_have_their_own_pages(group_site, at, settings, page_cache):
    after = settings.MIDDLEWARE.index("groupsite.page_cache.middleware.PageCache") + 1
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE[:after],
        "groupsite.middleware.compression.CompressedPages",
        *settings.MIDDLEWARE[after:],
    ]
    client = Client()
    plain = client.get("/en/")
    packed = [client.get("/en/", headers={"accept-encoding": "gzip, br"}) for _time in range(2)]
    assert packed[0].content == packed[1].content
    assert gzip.decompress(packed[1].content) == plain.content
    assert packed[1].headers["ETag"] == plain.headers["ETag"]
    client.get("/en/", secure=True)
    assert len(entries()) == 3


@pytest.mark.parametrize(
    ("change", "is_stored"),
    [
        (lambda request, response: None, True),
        (lambda request, response: response.set_cookie("a", "b"), False),
        (lambda request, response: add(response, "Cache-Control", "private"), False),
        (lambda request, response: add(response, "Vary", "User-Agent"), False),
        (lambda request, response: request.META.update(CSRF_COOKIE_NEEDS_UPDATE=True), False),
        (
            lambda request, response: add(
                response, "Content-Security-Policy", "script-src 'nonce-x'"
            ),
            False,
        ),
        (lambda request, response: setattr(response, "status_code", 404), False),
        (lambda request, response: setattr(request, "user", AnonymousUser()), True),
        # Signed in by something else than a cookie, as a host's middleware may do.
        (lambda request, response: setattr(request, "user", get_user_model()()), False),
        (lambda request, response: delattr(request, PUBLIC), False),
    ],
)
def test_what_a_view_may_not_do(rf, page_cache, db, change, is_stored):
    def view(request):
        declare_public(request, takes_page_number=False)
        response = HttpResponse("words")
        change(request, response)
        return response

    PageCache(view)(rf.get("/en/any/"))
    assert len(entries()) == is_stored


def test_an_entry_from_the_future_is_not_used(group_site, visitor):
    with time_machine.travel(NOW, tick=False):
        visitor.get("/en/")
        later = entries()[0].made_at
    with time_machine.travel(NOW - timedelta(minutes=5), tick=False):
        visitor.get("/en/")
        assert entries()[0].made_at < later


def test_an_entry_is_used_for_ten_minutes(group_site, visitor):
    for minutes, number in ((0, 0), (9.9, 0), (10, 10)):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            visitor.get("/en/")
        assert entries()[0].made_at == NOW + timedelta(minutes=number)


def test_a_cache_that_fails_costs_no_page(group_site, at, visitor, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise ConnectionError

    for name in ("get", "set", "add", "delete"):
        monkeypatch.setattr(caches[ALIAS], name, fail)
    assert visitor.get("/en/").status_code == 200
    assert "The page cache does not work: ConnectionError()" in caplog.text


def test_before_migrate_every_request_passes_by(group_site, at, visitor, monkeypatch):
    monkeypatch.setattr("groupsite.page_cache.generation.current_generation", lambda: None)
    assert visitor.get("/en/").status_code == 200
    assert entries() == []


def test_without_the_alias_there_is_no_cache(group_site, at):
    assert "ETag" not in Client().get("/en/").headers


@pytest.mark.parametrize("path", ["/sitemap.xml", "/open-data/vacancies.v1.json"])
def test_what_has_no_language_is_stored_once_for_all(group_site, at, visitor, path):
    visitor.get(path, headers={"accept-language": "sv"})
    visitor.get(path, headers={"accept-language": "en"})
    assert len(entries()) == 1
