"""Reads and writes the cache. A cache that fails costs a rendering, never a page."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches

from groupsite.page_cache.cache_setting import ALIAS

logger = logging.getLogger("groupsite")


def get(key: str) -> Any:
    """Return what is stored, or None."""
    return _or_none(lambda: caches[ALIAS].get(key))


def put(key: str, value: object, seconds: float) -> None:
    _or_none(lambda: caches[ALIAS].set(key, value, seconds))


def add(key: str, seconds: float) -> bool:
    """Store a mark unless there is one; return False only if there is one."""
    return _or_none(lambda: caches[ALIAS].add(key, 1, seconds)) is not False


def delete(key: str) -> None:
    _or_none(lambda: caches[ALIAS].delete(key))


def clear() -> None:
    if ALIAS in settings.CACHES:
        caches[ALIAS].clear()


def _or_none[T](act: Callable[[], T]) -> T | None:
    try:
        return act()
    except Exception as error:  # noqa: BLE001 — each backend has errors of its own
        logger.warning("The page cache does not work: %r", error)
        return None
