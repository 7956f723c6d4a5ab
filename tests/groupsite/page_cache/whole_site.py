"""All public pages of a site in both languages, from the cache and without it."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from groupsite.layout.shared_values import forget_shared_values
from groupsite.page_cache.cache_setting import ALIAS
from people.models import Person
from research.models import ResearchArea
from vacancies.models import Vacancy

VIEWS = ("/en/how-to-read-the-line/", "/sv/sa-laser-du-linjen/", "/sitemap.xml")
FEEDS = ("/en/news/feed/", "/sv/nyheter/feed/")
OWN_HEADERS = {"etag", "cache-control", "vary", "x-request-id"}
type Answers = dict[str, tuple[int, bytes, frozenset[tuple[str, str]]]]


def headers_for_all(response: Any) -> dict[str, str]:
    """The headers without the id, which is another for each request."""
    headers = dict(response.headers)
    assert headers.pop("X-Request-ID")
    return headers


def urls() -> list[str]:
    """Every page below the sites' homes, public or not, since it may have been public before."""
    pages = Page.objects.filter(depth__gte=2).order_by("path")
    found = {page.get_url() for page in pages}
    lists = {"/en/people/?page=2", "/sv/personer/?page=1", "/en/vacancies/?page=1"}
    feeds = {f"/{language}/feeds/{path}" for language in ("en", "sv") for path in feed_paths()}
    return sorted({url for url in found if url} | lists | feeds | {*VIEWS, *FEEDS})


def feed_paths() -> list[str]:
    """Below `feeds/` in each language: a feed and a calendar of each scope, and two vacancies."""
    areas = [f"area/{area.key}" for area in ResearchArea.objects.all()[:1]]
    people = [f"person/{person.key}" for person in Person.objects.filter(supervises__pk__gt=0)[:1]]
    scopes = ["vacancies", "type/doctoral", *areas, *people]
    events = [f"vacancy/{vacancy.key}.ics" for vacancy in Vacancy.objects.all()[:2]]
    return [*(f"{scope}.{form}" for scope in scopes for form in ("atom", "ics")), *events]


def answers(addresses: list[str], **headers: str) -> Answers:
    return {url: _answer(url, headers) for url in addresses}


def from_site(addresses: list[str]) -> Answers:
    """What the site renders from the database: a request that names an account passes the cache."""
    forget_shared_values()
    return answers(addresses, authorization="none")


def _answer(url: str, headers: dict[str, str]) -> tuple[int, bytes, frozenset[tuple[str, str]]]:
    translation.deactivate()
    response = Client(headers=headers).get(url)
    own = {(name, value) for name, value in response.items() if name.lower() not in OWN_HEADERS}
    return response.status_code, response.content, frozenset(own)


@dataclass
class Watch:
    """What every page said when it was stored."""

    before: Answers

    @classmethod
    def begin(cls) -> "Watch":
        """Visit every page, so that each public one is stored."""
        return cls(answers(urls()))

    def assert_true(self) -> Answers:
        """What is stored is what the site says now, from before and from now; return it."""
        addresses = sorted({*self.before, *urls()})
        site = from_site(addresses)
        for _visit in ("stored before", "stored now"):
            cached = answers(addresses)
            assert [url for url in addresses if cached[url] != site[url]] == []
        return site

    def assert_changed(self) -> None:
        """Something differs now, and the cache knows."""
        site = self.assert_true()
        assert any(site[url] != said for url, said in self.before.items())


def stored_bytes() -> bytes:
    """Everything that is in the cache, as it is stored."""
    memory: Any = caches[ALIAS]
    return b"".join(memory._cache.values())
