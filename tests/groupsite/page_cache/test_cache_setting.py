"""GROUPSITE_PAGE_CACHE: `tests/groupsite/test_production.py` starts the site with it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from groupsite.page_cache.cache_setting import ALIAS, page_cache_settings
from groupsite.page_cache.release_digest import release_digest

ADDRESS = "redis://:word@cache:6379/0"


@pytest.mark.parametrize(
    ("value", "backend"),
    [("", "SharedCache"), ("memory", "LocMemCache"), ("file", "FileCacheWithAtomicAdd")],
)
def test_pages_are_in_the_shared_cache_unless_the_setting_says_otherwise(tmp_path, value, backend):
    found = page_cache_settings(value, tmp_path, shared=ADDRESS)[ALIAS]
    assert found["BACKEND"].rpartition(".")[2] == backend


@pytest.mark.parametrize("value", ["yes", "redis", ADDRESS, "unix:///run/valkey.sock", "Memory"])
def test_nonsense_is_refused_by_name_and_no_password_is_repeated(tmp_path, value):
    with pytest.raises(
        ImproperlyConfigured, match=r"GROUPSITE_PAGE_CACHE.*GROUPSITE_CACHE_URL"
    ) as e:
        page_cache_settings(value, tmp_path)
    assert "word" not in str(e.value)


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
