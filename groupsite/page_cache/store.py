"""Reads and writes the cache. A cache that fails costs a rendering, never a page.

The pages that a process has answered with last are kept in it as well: to unpack one from the cache takes
as long as the rest of an answer. They are as true as those of the cache, since each says until when.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.cache import caches

from groupsite.page_cache.cache_setting import ALIAS
from groupsite.page_cache.entries import Entry, NotStored

logger = logging.getLogger("groupsite")

RECENT_BYTES: Final = 4_000_000  # of each process


class RecentEntries:
    """Pages by key, up to `RECENT_BYTES`; the oldest are dropped first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._size = 0

    def get(self, key: str) -> Entry | None:
        return self._entries.get(key)

    def put(self, key: str, entry: Entry) -> None:
        with self._lock:
            self._drop(key)
            self._entries[key] = entry
            self._size += len(entry.content)
            while self._size > RECENT_BYTES:
                self._drop(next(iter(self._entries)))

    def clear(self) -> None:
        with self._lock:
            self._entries, self._size = {}, 0

    def _drop(self, key: str) -> None:
        if dropped := self._entries.pop(key, None):
            self._size -= len(dropped.content)


_recent: Final = RecentEntries()


def find(key: str, is_true: Callable[[Entry], bool]) -> Entry | type[NotStored] | None:
    """Return the stored page if it is true, `NotStored` if there is a mark, else None."""
    recent = _recent.get(key)
    if recent is not None and is_true(recent):
        return recent
    found = _or_none(lambda: caches[ALIAS].get(key))
    if isinstance(found, NotStored):
        return NotStored
    if isinstance(found, Entry) and is_true(found):
        _recent.put(key, found)
        return found
    return None


def recent(key: str) -> Entry | None:
    """Return the page that this process has answered with lately. Whether it is true, the caller asks."""
    return _recent.get(key)


def put(key: str, value: object, seconds: float) -> None:
    _or_none(lambda: caches[ALIAS].set(key, value, seconds))


def add(key: str, seconds: float) -> bool:
    """Store a mark unless there is one; return False only if there is one."""
    return _or_none(lambda: caches[ALIAS].add(key, 1, seconds)) is not False


def delete(key: str) -> None:
    _or_none(lambda: caches[ALIAS].delete(key))


def clear() -> None:
    _recent.clear()
    if ALIAS in settings.CACHES:
        caches[ALIAS].clear()


def _or_none[T](act: Callable[[], T]) -> T | None:
    try:
        return act()
    except Exception as error:  # noqa: BLE001 — each backend has errors of its own
        logger.warning("The page cache does not work: %r", error)
        return None
