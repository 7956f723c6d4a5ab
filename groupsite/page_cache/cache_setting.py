"""Where pages are stored: a cache of Django's own, by the alias in CACHES."""

from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

from groupsite.servers.shared_cache import shared_cache_settings

ALIAS: Final = "groupsite_pages"
IN_MEMORY: Final = "django.core.cache.backends.locmem.LocMemCache"
MAX_AGE: Final = 600  # seconds; usually a change comes first
MAX_ENTRIES: Final = 1000


def page_cache_settings(value: str, folder: Path, shared: str = "") -> dict[str, dict[str, Any]]:
    """Return the entry of CACHES for GROUPSITE_PAGE_CACHE, {} for "off". Raises ImproperlyConfigured.

    Without a value, pages are in the cache that machines share (GROUPSITE_CACHE_URL), if there is one.
    """
    if value == "off":
        return {}
    if value == "" and shared:
        return {ALIAS: shared_cache_settings(shared, ALIAS, MAX_AGE)}
    if value in ("", "memory"):
        backend, location = IN_MEMORY, ALIAS
    elif value == "file":
        backend, location = "groupsite.page_cache.file_cache.FileCacheWithAtomicAdd", str(folder)
    else:
        raise ImproperlyConfigured(
            "GROUPSITE_PAGE_CACHE: write memory, file or off. Without it, pages are in the memory of each "
            "process, or in the Valkey or Redis server of GROUPSITE_CACHE_URL."
        )
    common = {"TIMEOUT": MAX_AGE, "KEY_PREFIX": ALIAS}
    options = {"MAX_ENTRIES": MAX_ENTRIES}
    return {ALIAS: {"BACKEND": backend, "LOCATION": location, "OPTIONS": options, **common}}
