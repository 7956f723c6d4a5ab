"""Values that every page of a language shows, kept in this process until something visible is written.

The argument for their truth is that of the page cache: the generation is read before the value is made,
so a write in between makes the next request ask for another generation.
"""

import threading
from collections.abc import Callable, Hashable
from typing import Any, Final

from django.http import HttpRequest

from groupsite.page_cache.generation import generation_of_request

LIMIT: Final = 100  # values; a key may come from outside, such as the name of a host


class SharedValues:
    """The values of one generation. They are shared by threads: nobody may change them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation: str | None = None
        self._values: dict[Hashable, Any] = {}

    def get[Value](self, generation: str | None, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the key's value, made if missing in this generation; without generation, a new one."""
        if generation is None:
            return make()
        with self._lock:
            if self._generation == generation and key in self._values:
                found: Value = self._values[key]
                return found
        value = make()
        with self._lock:
            if self._generation != generation or len(self._values) >= LIMIT:
                self._generation, self._values = generation, {}
            self._values[key] = value
        return value

    def forget(self) -> None:
        with self._lock:
            self._generation, self._values = None, {}


_shared_values: Final = SharedValues()


def shared_value[Value](request: HttpRequest, key: Hashable, make: Callable[[], Value]) -> Value:
    """Return the value of this key, made by `make` if it is not kept. Nobody may change it."""
    return _shared_values.get(generation_of_request(request), key, make)


def forget_shared_values() -> None:
    """Forget all kept values of this process."""
    _shared_values.forget()
