"""Many ask for one page at the same time: one renders it, and nobody waits for long."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from groupsite.page_cache import middleware, store
from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.page_cache.declarations import declare_public
from groupsite.page_cache.middleware import PageCache

VISITORS = 30


# `.ci/on_servers` starts a Valkey; each process of the tests has a database of its own in it.
SHARED = os.environ.get("GROUPSITE_TEST_CACHE_URL", "").removesuffix("0")
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")


PLACES = {"memory": "memory", "file": "file"} | ({"shared": f"{SHARED}{PROCESS}"} if SHARED else {})


@pytest.fixture(params=PLACES.values(), ids=PLACES)
def one_generation(request, settings, tmp_path, monkeypatch):
    pages = (
        page_cache_settings("", tmp_path, shared=request.param)
        if request.param.startswith("redis")
        else page_cache_settings(request.param, tmp_path)
    )
    settings.CACHES = {**settings.CACHES, **pages}
    monkeypatch.setattr(middleware, "generation_of_request", lambda request: "one")
    monkeypatch.setattr(middleware, "page_valid_until", lambda at: at.replace(year=at.year + 1))
    store.clear()
    yield
    store.clear()


class View:
    """Answers after a moment, and counts how often it has rendered."""

    def __init__(self, *, is_public: bool = True, seconds: float = 0.2) -> None:
        self.is_public, self.seconds = is_public, seconds
        self.times = 0
        self.lock = threading.Lock()

    def __call__(self, request) -> HttpResponse:
        with self.lock:
            self.times += 1
            place = self.times
        self.render(place)
        if self.is_public:
            declare_public(request, takes_page_number=False)
        return HttpResponse("words")

    def render(self, place: int) -> None:
        time.sleep(self.seconds)


class ViewOfMany(View):
    """The first answers after a moment; of the others none before half of the visitors are here."""

    def __init__(self) -> None:
        super().__init__(is_public=False)
        self.at_once = 0
        self.enough = threading.Event()

    def render(self, place: int) -> None:
        if place == 1:
            super().render(place)
            return
        with self.lock:
            self.at_once += 1
            if self.at_once >= VISITORS // 2:
                self.enough.set()
        assert self.enough.wait(20)


def visit_together(view: View) -> list[bytes]:
    cache, begin = PageCache(view), threading.Barrier(VISITORS)

    def visit(_number: int) -> bytes:
        begin.wait()
        return cache(RequestFactory().get("/en/any/")).content

    with ThreadPoolExecutor(VISITORS) as pool:
        return list(pool.map(visit, range(VISITORS)))


@pytest.mark.table
def test_one_renders_for_all(one_generation):
    view = View()
    assert visit_together(view) == [b"words"] * VISITORS
    assert view.times == 1


@pytest.mark.table
def test_what_is_not_stored_is_not_rendered_one_after_another(one_generation):
    view = ViewOfMany()
    assert visit_together(view) == [b"words"] * VISITORS
    assert view.times == VISITORS
    # The first one alone, then the others; a busy machine may start some of them late.
    assert view.enough.is_set()


def test_nobody_waits_for_a_renderer_that_has_died(one_generation, monkeypatch):
    monkeypatch.setattr(middleware, "PATIENCE", 0.2)
    request = RequestFactory().get("/en/any/")
    key = middleware.key_of_request(request)
    assert store.add(f"{key}-lease", 60)
    started = time.monotonic()
    assert PageCache(View(seconds=0))(request).content == b"words"
    assert 0.2 <= time.monotonic() - started < 30
    # What it has rendered is stored, so nobody else waits.
    assert PageCache(View(seconds=9))(RequestFactory().get("/en/any/")).content == b"words"


def test_a_view_that_fails_frees_the_lease(one_generation):
    def fail(request):
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        PageCache(fail)(RequestFactory().get("/en/any/"))
    view = View(seconds=0)
    PageCache(view)(RequestFactory().get("/en/any/"))
    assert view.times == 1
