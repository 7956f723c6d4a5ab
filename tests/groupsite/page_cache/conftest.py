"""The page cache, which the settings of the tests leave out."""

from collections.abc import Iterator

import pytest
from django.test import Client

from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import page_cache_settings


@pytest.fixture
def page_cache(settings, tmp_path) -> Iterator[None]:
    """Clients made in this test ask a site with a page cache, which is empty."""
    settings.CACHES = {**settings.CACHES, **page_cache_settings("memory", tmp_path)}
    store.clear()
    yield
    store.clear()


@pytest.fixture
def visitor(page_cache) -> Client:
    return Client()
