"""The cache that machines share, and what happens while it is away."""

import pytest

from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import ALIAS, page_cache_settings
from groupsite.servers import shared_cache
from groupsite.servers.shared_cache import SharedCache, shared_cache_settings


def cache_of(url, prefix="tests"):
    entry = shared_cache_settings(url, prefix)
    return SharedCache(entry["LOCATION"], entry)


@pytest.fixture
def cache(own_valkey):
    return cache_of(own_valkey.url)


def test_it_keeps_what_it_is_given_for_all_who_ask(own_valkey, cache):
    other = cache_of(own_valkey.url)
    assert cache.add("name", 1) is True
    assert other.add("name", 2) is False
    assert (other.get("name"), other.incr("name"), other.has_key("name")) == (1, 2, True)
    assert other.set_many({"a": [1], "b": None}) == []
    assert cache.get_many(["a", "b", "c"]) == {"a": [1], "b": None}
    assert (cache.delete("a"), cache.get("a", "none")) == (True, "none")


def test_uses_of_one_server_do_not_meet(own_valkey, cache):
    cache.set("name", "ours")
    assert cache_of(own_valkey.url, "another").get("name") is None


def test_without_the_server_nothing_is_found_and_nothing_fails(own_valkey, cache):
    cache.set("name", 1)
    own_valkey.stop()
    assert cache.get("name", "none") == "none"
    assert cache.add("name", 2) is True
    assert cache.set("name", 2) is None
    assert cache.get_many(["name"]) == {}
    assert cache.set_many({"name": 1}) == ["name"]
    assert cache.delete_many(["name"]) is None
    assert (cache.delete("name"), cache.touch("name"), cache.has_key("name")) == (False,) * 3
    assert cache.clear() is None
    with pytest.raises(ValueError, match="not found"):
        cache.incr("name")


def test_a_server_that_failed_is_left_alone_for_some_seconds(own_valkey, cache, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(shared_cache.time, "monotonic", lambda: now[0])
    own_valkey.stop()
    assert cache.get("name", "away") == "away"
    own_valkey.start()
    assert cache.add("name", 1) is True
    assert cache.get("name", "left alone") == "left alone"
    now[0] += shared_cache.LEFT_ALONE_SECONDS
    assert cache.get("name", "empty") == "empty"
    cache.set("name", 2)
    assert cache.get("name") == 2


def test_the_log_names_the_setting_and_no_password(closed_port, caplog):
    cache_of(f"redis://:secret-word@127.0.0.1:{closed_port}/0").get("name")
    assert "GROUPSITE_CACHE_URL" in caplog.text
    assert "secret-word" not in caplog.text


def test_pages_are_cached_in_it(own_valkey, settings, tmp_path):
    pages = page_cache_settings("", tmp_path, shared=own_valkey.url)
    settings.CACHES = {**settings.CACHES, **pages}
    assert pages[ALIAS]["BACKEND"] == shared_cache.BACKEND
    assert store.add("lease", 10) is True
    assert store.add("lease", 10) is False
    own_valkey.stop()
    assert store.add("lease", 10) is True  # everybody renders
