"""The page cache, which the settings of the tests leave out."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from groupsite.front_cache.link import FrontLink, Hold, link_in
from groupsite.front_cache.writers import EVENTS, FUNCTION, watch_generation
from groupsite.page_cache import store
from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.page_cache.generation import TABLE, current_generation


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


class Front(FrontLink):
    """The link of a site whose one connection is that of the test, in a transaction without end.

    It is Django's own backend, and has nothing that ends with a transaction.
    """

    vendor: str
    connection: Any
    hold_of_test: Hold | None = None

    @property
    def keeps_something(self) -> bool:
        return self.hold_of_test is not None

    def keep_until_end(self, release: Any) -> None:
        self.hold_of_test = release.__self__

    def end(self) -> None:
        if self.hold_of_test:
            self.hold_of_test.close()
        self.hold_of_test = None

    def answer(self) -> None:
        """What the site does for a visitor after a transaction."""
        self.end()
        self.begin(current_generation)

    @property
    def is_kept(self) -> bool:
        return self.is_of(str(current_generation()))

    @property
    def is_moved(self) -> bool:
        return str(self.link.readlink()) == "writing"


@pytest.fixture
def front(db, settings, tmp_path) -> Iterator[Front]:
    """nginx keeps pages of this site."""
    if connection.vendor != "sqlite":
        pytest.skip("the setting needs SQLite")
    settings.GROUPSITE_FRONT_CACHE = tmp_path / "front"
    link_in.cache_clear()
    front = Front(tmp_path / "front")
    front.prepare()
    connection.ensure_connection()
    of_test = connections["default"]
    front.vendor, front.connection = of_test.vendor, of_test.connection
    watch_generation(front, TABLE)
    front.answer()
    yield front
    front.end()
    for event in EVENTS:
        front.connection.execute(f'DROP TRIGGER temp."{FUNCTION}_{event}"')
    link_in.cache_clear()
