"""GROUPSITE_PAGE_CACHE: `tests/groupsite/test_production.py` starts the site with it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from groupsite.page_cache import cache_setting
from groupsite.page_cache.cache_setting import ALIAS, page_cache_settings
from groupsite.page_cache.release_digest import release_digest


@pytest.fixture
def with_redis(monkeypatch):
    monkeypatch.setattr(cache_setting, "find_spec", lambda name: object())


@pytest.mark.parametrize(
    "address", ["redis://cache:6379/0", "rediss://user:word@cache/1", "unix:///run/valkey.sock"]
)
def test_an_address_of_valkey_or_redis(with_redis, tmp_path, address):
    found = page_cache_settings(address, tmp_path)[ALIAS]
    assert found["BACKEND"].endswith(".RedisCache")
    assert found["LOCATION"] == address
    assert found["OPTIONS"]["socket_timeout"] < 1


@pytest.mark.table
@pytest.mark.parametrize(
    "value", ["yes", "redis", "redis://", "redis://cache:port/0", "unix:", "http://cache", "Memory"]
)
def test_nonsense_is_refused_by_name(with_redis, tmp_path, value):
    with pytest.raises(ImproperlyConfigured, match="GROUPSITE_PAGE_CACHE"):
        page_cache_settings(value, tmp_path)


def test_a_client_that_is_not_installed_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(cache_setting, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"GROUPSITE_PAGE_CACHE.*pip install redis"):
        page_cache_settings("redis://cache:6379/0", tmp_path)


def test_a_shared_cache_has_other_keys_after_a_release(settings, tmp_path):
    settings.CACHES = {**settings.CACHES, **page_cache_settings("file", tmp_path)}
    release_digest.cache_clear()
    first = release_digest()
    settings.SEARCH_WORDS = "another setting"
    assert release_digest() == first  # read once
    release_digest.cache_clear()
    assert len(first) == len(release_digest()) == 32
    assert release_digest() != first
    release_digest.cache_clear()


def test_the_memory_of_a_process_needs_no_digest(page_cache):
    release_digest.cache_clear()
    assert release_digest() == ""
    release_digest.cache_clear()
