"""Django's cache in files, with an `add` that only one process can win."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class FileCacheWithAtomicAdd(FileBasedCache):
    _dir: str
    _createdir: Callable[[], None]
    _key_to_file: Callable[[Any, Any], str]
    _write_content: Callable[[IO[bytes], float | None, Any], None]

    def add(
        self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        """Store the value and return True, or return False if there is one, also from another process."""
        if self.has_key(key, version):
            return False
        self._createdir()
        descriptor, temporary = tempfile.mkstemp(dir=self._dir)
        try:
            with os.fdopen(descriptor, "wb") as file:
                self._write_content(file, timeout, value)
            os.link(temporary, self._key_to_file(key, version))
        except FileExistsError:
            return False
        finally:
            Path(temporary).unlink()
        return True
