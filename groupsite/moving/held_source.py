"""Opens the database of the site that is moved, keeps everybody else out, and never changes it.

SQLite's exclusive locking mode refuses to start while another process has the database open, and
while it lasts no other can read or write. Nothing is written: also a write-ahead log that a killed
site has left is read, and stays (https://www.sqlite.org/c3ref/c_dbconfig_defensive.html).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import connections
from django.db.backends.sqlite3 import base as sqlite3_backend
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from groupsite.moving.move_state import MoveError

SOURCE: Final = "move_source"  # the alias of its connection, while it is open
DATABASE_NAME: Final = "db.sqlite3"
SECONDS_TO_WAIT: Final = 2
HINT: Final = "Stop the site, its worker and its timers, and try again."


class SourceConnection(sqlite3_backend.DatabaseWrapper):
    """A connection that leaves the write-ahead log as it found it."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection: Any = super().get_new_connection(conn_params)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        return connection


@contextmanager
def held_source(folder: Path) -> Iterator[SourceConnection]:
    """Open the database of a data folder, for nobody but us while the block lasts.

    Raises MoveError if there is none, another process uses it, or it is not of this version.
    """
    path = folder / DATABASE_NAME
    if not path.is_file():
        raise MoveError(f"There is no {DATABASE_NAME} in {folder}.")
    connection = SourceConnection(_settings(path), alias=SOURCE)
    connections[SOURCE] = connection
    try:
        with closing(connection):
            _begin(connection, folder)
            _check_version(connection)
            yield connection
    finally:
        del connections[SOURCE]


def _settings(path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = connections.configure_settings(
        {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": path,
                "OPTIONS": {"timeout": SECONDS_TO_WAIT},
            }
        }
    )["default"]
    return settings


def _begin(connection: SourceConnection, folder: Path) -> None:
    """Take the lock, which closing the connection gives back; no transaction of ours writes."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN EXCLUSIVE")
            cursor.execute("SELECT count(*) FROM sqlite_master")
    except Exception as error:
        raise MoveError(f"The database in {folder} is in use: {error}. {HINT}") from error


def _check_version(connection: SourceConnection) -> None:
    """Raise MoveError unless the source has exactly the tables that this version knows."""
    executor = MigrationExecutor(connection)
    used = {label for label, _name in MigrationRecorder(connection).applied_migrations()}
    known = set(executor.loader.disk_migrations)
    # An app that only the target has installed has nothing to move.
    wanted = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] in used]
    if plan := executor.migration_plan(wanted):
        missing = ", ".join(f"{one.app_label}.{one.name}" for one, _backwards in plan[:3])
        raise MoveError(
            f"The source lacks migrations, such as {missing}. With the settings of the source, "
            "run `manage.py migrate`, and try again."
        )
    labels = {label for label, _name in known}
    later = [
        f"{label}.{name}"
        for label, name in MigrationRecorder(connection).applied_migrations()
        if label in labels and (label, name) not in known
    ]
    if later:
        raise MoveError(
            f"The source comes from a later version, which has {', '.join(later)}. Install that."
        )
