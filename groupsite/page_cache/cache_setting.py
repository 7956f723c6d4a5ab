"""Where pages are stored: a cache of Django's own, by the alias in CACHES."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

ALIAS: Final = "groupsite_pages"
IN_MEMORY: Final = "django.core.cache.backends.locmem.LocMemCache"
MAX_AGE: Final = 600  # seconds; usually a change comes first
MAX_ENTRIES: Final = 1000
REDIS_SECONDS: Final = 0.5  # a server that does not answer delays no page for longer


def page_cache_settings(value: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the entry of CACHES for GROUPSITE_PAGE_CACHE, {} for "off". Raises ImproperlyConfigured."""
    if value == "off":
        return {}
    common = {"TIMEOUT": MAX_AGE, "KEY_PREFIX": ALIAS}
    options: dict[str, Any] = {"MAX_ENTRIES": MAX_ENTRIES}
    if value in ("", "memory"):
        backend, location = IN_MEMORY, ALIAS
    elif value == "file":
        backend, location = "groupsite.page_cache.file_cache.FileCacheWithAtomicAdd", str(folder)
    elif is_redis_address(value):
        if find_spec("redis") is None:
            raise ImproperlyConfigured("GROUPSITE_PAGE_CACHE: redis:// needs `pip install redis`.")
        backend, location = "django.core.cache.backends.redis.RedisCache", value
        options = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    else:
        raise ImproperlyConfigured(
            f"GROUPSITE_PAGE_CACHE: write memory, file, off or redis://host:port/0, not {value!r}."
        )
    entry = {"BACKEND": backend, "LOCATION": location, "OPTIONS": options}
    return {ALIAS: {**entry, **common}}


def is_redis_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _port = parts.port
    except ValueError:
        return False
    if parts.scheme == "unix":
        return bool(parts.path)
    return parts.scheme in ("redis", "rediss") and bool(parts.hostname)
