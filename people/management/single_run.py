"""Regular commands that never run twice at once, on one machine or on several that share a database.

On PostgreSQL, the lock is an advisory lock of the database, held by a connection that is used for nothing
else. Sites in different schemas of one database have different locks. The server frees a lock when the
process ends, however it ends. If the whole machine is gone, the server notices within a minute. On SQLite,
which one machine has for itself, the lock is on a file beside the database.

A pooler in between must keep the connection (PgBouncer's session mode).
"""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from django.core.management.base import BaseCommand, OutputWrapper
from django.db import connection

# The first half of the keys of our locks; the second is a hash of the name.
LOCKS: Final = 0x67726F75
# Seconds until the server asks a silent machine, and between its questions.
KEEPALIVE: Final = (
    "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
)


class SingleRunCommand(BaseCommand):
    """A command that does nothing, successfully, while it runs already."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        name = type(self).__module__.rpartition(".")[2]
        with single_run(name) as is_free:
            if is_free:
                return super().execute(*args, **options)
        if options.get("verbosity", 1):
            output = OutputWrapper(options.get("stdout") or sys.stdout)
            output.write(f"{name} is running already, here or on another machine.")
        return None


@contextmanager
def single_run(name: str) -> Iterator[bool]:
    """Hold the lock of this name during the block. The value is False if somebody else holds it."""
    if connection.vendor == "postgresql":
        with _advisory_lock(name) as is_free:
            yield is_free
    elif connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        with _file_lock(Path(connection.settings_dict["NAME"]), name) as is_free:
            yield is_free
    else:
        yield True


@contextmanager
def _advisory_lock(name: str) -> Iterator[bool]:
    own: Any = connection.copy()  # of psycopg 3 or 2, whichever the host has
    own.settings_dict["OPTIONS"].pop("pool", None)  # would keep the connection, and so the lock
    with closing(own), own.cursor() as cursor:
        cursor.execute(KEEPALIVE)
        cursor.execute("SELECT current_schema()")
        (schema,) = cursor.fetchone()
        key = int.from_bytes(crc32(f"{schema}.{name}".encode()).to_bytes(4), signed=True)
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, key])
        (is_free,) = cursor.fetchone()
        yield bool(is_free)


@contextmanager
def _file_lock(database: Path, name: str) -> Iterator[bool]:
    file = os.open(
        database.with_name(f"{database.name}-{name}.lock"), os.O_RDWR | os.O_CREAT, 0o600
    )
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(file)
