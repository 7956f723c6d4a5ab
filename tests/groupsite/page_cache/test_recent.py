"""What a process keeps of the pages that it has answered with last."""

from datetime import timedelta

from django.core.cache import caches

from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.entries import Entry
from tests.factories import NOW


def entry(generation: str = "one", size: int = 1000) -> Entry:
    return Entry(generation, NOW, NOW + timedelta(minutes=1), (), b"x" * size)


def is_of(generation: str):
    return lambda found: found.generation == generation


def test_a_page_is_unpacked_once(monkeypatch, page_cache):
    store.put("key", entry(), 60)
    first = store.find("key", is_of("one"))
    monkeypatch.setattr(caches[ALIAS], "get", lambda key: None)
    assert store.find("key", is_of("one")) is first


def test_a_page_that_is_no_longer_true_is_read_again(page_cache):
    store.put("key", entry(), 60)
    assert store.find("key", is_of("one")) == entry()
    store.put("key", entry("two"), 60)
    assert store.find("key", is_of("two")) == entry("two")
    assert store.find("key", is_of("three")) is None


def test_the_oldest_pages_make_room():
    recent, third = store.RecentEntries(), store.RECENT_BYTES // 3
    for name in ("first", "second", "third", "fourth", "second"):
        recent.put(name, entry(size=third))
    kept = [name for name in ("first", "second", "third", "fourth") if recent.get(name)]
    assert kept == ["second", "third", "fourth"]
    recent.put("large", entry(size=store.RECENT_BYTES + 1))
    assert recent.get("large") is None
    assert recent.get("second") is None


def test_cleared_with_the_cache(page_cache):
    store.put("key", entry(), 60)
    store.find("key", is_of("one"))
    store.clear()
    assert store.find("key", is_of("one")) is None
