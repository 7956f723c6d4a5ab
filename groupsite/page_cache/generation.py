"""The generation: a value that differs after every committed write that visitors could see.

It is made of all rows of `VisibleChange`. Their values are random, so a restored backup does not
return to the generation of other data.

Each process reads it with one connection that stays open: to open a connection costs several times
as much as the rest of an answer from the cache.
"""

import os
import threading
import time
import uuid
from typing import Any, Final

from django.db import Error, connection
from django.http import HttpRequest

from groupsite.page_cache.models import VisibleChange
from groupsite.sqlite.base import path_of_name

TABLE: Final = VisibleChange._meta.db_table
OF_REQUEST: Final = "_groupsite_generation"
QUERY: Final = f'SELECT "value" FROM "{TABLE}" ORDER BY "transaction_number"'  # noqa: S608 — constants
# Reading takes a thousandth of a second, and a connection to a server that is away takes five.
SECONDS_FOR_OTHERS: Final = 2.0
SECONDS_TO_FAIL: Final = 0.5
SECONDS_LEFT_ALONE: Final = 1.0


class GenerationReader:
    """A connection for all threads of a process, made again after a fork or another database file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: Any = None
        self._process = 0
        self._database: object = None
        self._left_alone_until = 0.0

    def read(self) -> str | None:
        """Return the generation of the committed data; None if the database cannot be read.

        A server that is away may take seconds to say so. Then nobody waits for the attempts of others, and
        for a moment there are none.
        """
        if self._is_left_alone() or not self._lock.acquire(timeout=SECONDS_FOR_OTHERS):
            return None
        try:
            return None if self._is_left_alone() else self._read()
        finally:
            self._lock.release()

    def _is_left_alone(self) -> bool:
        return time.monotonic() < self._left_alone_until

    def _read(self) -> str | None:
        started, was_kept = time.monotonic(), self._connection is not None
        for _attempt in range(1 + was_kept):  # the server may have closed an idle connection
            try:
                return query_generation(self._connect())
            except (Error, OSError):
                self.close()
        if time.monotonic() - started > SECONDS_TO_FAIL:
            self._left_alone_until = time.monotonic() + SECONDS_LEFT_ALONE
        return None

    def close(self) -> None:
        # A connection of the parent process belongs to it.
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _connect(self) -> Any:
        database = self._identity_of_database()
        if self._process != os.getpid() or self._database != database:
            self.close()
        if self._connection is None:
            self._connection = connection.copy()
            self._connection.inc_thread_sharing()
            self._process, self._database = os.getpid(), database
        return self._connection

    @staticmethod
    def _identity_of_database() -> object:
        """Return what differs after a backup has replaced SQLite's file."""
        name = connection.settings_dict["NAME"]
        if connection.vendor != "sqlite":
            return name
        file = path_of_name(name).stat()
        return file.st_dev, file.st_ino


reader: Final = GenerationReader()


def current_generation() -> str | None:
    """Return the generation of the data that queries read now; None if it is unknown."""
    if connection.in_atomic_block or _is_database_in_memory():
        return query_generation(connection)
    return reader.read()


def generation_of_request(request: HttpRequest) -> str | None:
    """Return the generation at the start of this request; None if unknown, or if it may write."""
    if request.method not in ("GET", "HEAD"):
        return None
    if not hasattr(request, OF_REQUEST):
        setattr(request, OF_REQUEST, current_generation())
    generation: str | None = getattr(request, OF_REQUEST)
    return generation


def query_generation(source: Any) -> str | None:
    with source.cursor() as cursor:
        cursor.execute(QUERY)
        return "".join(value for (value,) in cursor.fetchall()) or None


def start_new_generation() -> None:
    VisibleChange.objects.update_or_create(
        transaction_number=0, defaults={"value": uuid.uuid4().hex}
    )


def _is_database_in_memory() -> bool:
    database: Any = connection
    return connection.vendor == "sqlite" and bool(database.is_in_memory_db())
