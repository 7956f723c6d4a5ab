"""The cache that several machines share: Valkey or Redis, without which the site goes on.

While the server is away, nothing is found and nothing is stored. After an error, a process leaves it alone
for some seconds, so that no page waits for a server that does not answer. Nothing that protects the site
depends on it: sessions, limits on guessing and locks are in the database.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger("groupsite")

NAME: Final = "GROUPSITE_CACHE_URL"
ANSWER_SECONDS: Final = 0.5
LEFT_ALONE_SECONDS: Final = 5.0
BACKEND: Final = "groupsite.servers.shared_cache.SharedCache"


def shared_cache_settings(url: str, prefix: str, seconds: int = 300) -> dict[str, Any]:
    """Return an entry of CACHES. Each use of one server has a prefix of its own."""
    timeouts = {"socket_timeout": ANSWER_SECONDS, "socket_connect_timeout": ANSWER_SECONDS}
    return {
        "BACKEND": BACKEND,
        "LOCATION": url,
        "OPTIONS": timeouts,
        "KEY_PREFIX": prefix,
        "TIMEOUT": seconds,
    }


def is_cache_address(url: str) -> bool:
    """Whether it is redis://, rediss:// (with TLS) or unix://, and has a host or a path."""
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError:
        return False
    if parts.scheme == "unix":
        return bool(parts.path)
    database = parts.path.strip("/")
    return (
        parts.scheme in ("redis", "rediss")
        and bool(parts.hostname)
        and (not database or database.isdigit())
    )


def needs_password(url: str) -> bool:
    """Whether it is the address of a server on a network, without a password; a socket has file modes."""
    parts = urlsplit(url)
    return parts.scheme != "unix" and not parts.password


class Availability:
    """Whether this process asks the server: not for some seconds after an error."""

    def __init__(self) -> None:
        self._left_alone_until = 0.0

    def ask[T](self, act: Callable[[], T], otherwise: T) -> T:
        """Return what `act` returns; `otherwise` if the server is away."""
        if time.monotonic() < self._left_alone_until:
            return otherwise
        try:
            return act()
        except (RedisError, OSError) as error:
            self._left_alone_until = time.monotonic() + LEFT_ALONE_SECONDS
            logger.warning("The cache of %s does not answer: %s", NAME, type(error).__name__)
            return otherwise


_servers: dict[str, Availability] = {}


class SharedCache(RedisCache):
    """Django's cache in Valkey or Redis. While the server is away, it has nothing and keeps nothing."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._availability = _servers.setdefault(str(server), Availability())

    def add(
        self,
        key: object,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Return True while the server is away: nobody else has the key."""
        act = super().add
        return self._availability.ask(lambda: bool(act(key, value, timeout, version)), True)

    def get(self, key: object, default: object = None, version: int | None = None) -> Any:
        act = super().get
        return self._availability.ask(lambda: act(key, default, version), default)

    def set(
        self,
        key: object,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        act = super().set
        self._availability.ask(lambda: act(key, value, timeout, version), None)

    def touch(
        self, key: object, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        act = super().touch
        return self._availability.ask(lambda: bool(act(key, timeout, version)), False)

    def delete(self, key: object, version: int | None = None) -> bool:
        act = super().delete
        return self._availability.ask(lambda: bool(act(key, version)), False)

    def get_many(self, keys: Iterable[object], version: int | None = None) -> dict[Any, Any]:
        act = super().get_many
        return self._availability.ask(lambda: act(keys, version), {})

    def set_many(
        self,
        data: dict[Any, Any],
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[Any]:
        act = super().set_many
        return self._availability.ask(lambda: act(data, timeout, version), list(data))

    def delete_many(self, keys: Iterable[object], version: int | None = None) -> None:
        act = super().delete_many
        self._availability.ask(lambda: act(keys, version), None)

    def has_key(self, key: object, version: int | None = None) -> bool:
        act = super().has_key
        return self._availability.ask(lambda: bool(act(key, version)), False)

    def incr(self, key: object, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError if the key is missing, as all keys are while the server is away."""
        act = super().incr
        found = self._availability.ask(lambda: act(key, delta, version), None)
        if found is None:
            raise ValueError(f"Key {key!r} not found.")
        return found

    def clear(self) -> None:
        self._availability.ask(super().clear, None)
