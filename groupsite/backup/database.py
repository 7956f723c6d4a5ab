"""Consistent copies of the database, made while others write to it.

SQLite: its online backup (https://www.sqlite.org/backup.html), in one step, so that writers cannot
change what is copied. In WAL mode nobody waits for it. PostgreSQL: `postgresql_dump.py`, with an
exported snapshot, so that the names of files are read from what is dumped.

Copies have no sessions: the key of a session is the cookie of somebody who is signed in.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from groupsite.backup.areas import columns_with_file_names
from groupsite.backup.manifest import DATABASE_NAMES, BackupError
from groupsite.backup.postgresql_dump import dump, restored_dump

type NamesByArea = dict[str, set[str]]
SESSIONS: Final = "django_session"
NEXT_TO_SQLITE: Final = ("-wal", "-shm", "-journal", "-queue")


def database_vendor() -> str:
    """Return "sqlite" or "postgresql". Raises BackupError for another database."""
    if connection.vendor not in DATABASE_NAMES:
        raise BackupError(f"A {connection.vendor} database cannot be backed up by this command.")
    return connection.vendor


def copy_database(target: Path) -> NamesByArea:
    """Copy the database to a file; return the names of the files that its rows name, by area."""
    return _copy_sqlite(target) if database_vendor() == "sqlite" else _dump_postgresql(target)


def database_is_unused() -> bool:
    """Whether the database has no tables, or does not exist yet."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return True
    return not connection.introspection.table_names()


@contextmanager
def restored_database(source: Path) -> Iterator[None]:
    """Restore the database from a file, for the block to complete.

    The database gets its name, or its tables get their schema, only when the block ends, so nothing can
    use incomplete ones.
    """
    if database_vendor() == "sqlite":
        with _restored_sqlite(source):
            yield
    else:
        with restored_dump(source):
            yield


def _copy_sqlite(target: Path) -> NamesByArea:
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        # One file that is complete without a -wal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute(f"DELETE FROM {SESSIONS}")  # noqa: S608
        copy.commit()
        names = _names_of_files(lambda sql: copy.execute(sql).fetchall())
    target.chmod(0o600)
    return names


def _dump_postgresql(target: Path) -> NamesByArea:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

        def rows(sql: str) -> list[tuple[Any, ...]]:
            cursor.execute(sql)
            return cursor.fetchall()

        ((snapshot,),) = rows("SELECT pg_export_snapshot()")
        names = _names_of_files(rows)
        dump(target, snapshot, without_rows_of=SESSIONS)
    target.chmod(0o600)
    return names


def _names_of_files(rows: Callable[[str], list[tuple[Any, ...]]]) -> NamesByArea:
    names: NamesByArea = {}
    for area, table, column in columns_with_file_names():
        quoted = connection.ops.quote_name(column)
        sql = f"SELECT DISTINCT {quoted} FROM {connection.ops.quote_name(table)}"  # noqa: S608
        names.setdefault(area, set()).update(name for (name,) in rows(sql) if name)
    return names


@contextmanager
def _restored_sqlite(source: Path) -> Iterator[None]:
    final = Path(connection.settings_dict["NAME"])
    unfinished = final.with_name(f"{final.name}.restoring")
    _remove_sqlite(unfinished)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    connection.close()
    with source.open("rb") as copy, os.fdopen(_create_private(unfinished), "wb") as file:
        shutil.copyfileobj(copy, file)
    connection.settings_dict["NAME"] = unfinished
    try:
        yield
        connection.close()
        with closing(sqlite3.connect(unfinished)) as restored:
            restored.execute("PRAGMA journal_mode=DELETE")
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(final)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = final
        _remove_sqlite(unfinished)


def _create_private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _remove_sqlite(path: Path) -> None:
    for suffix in ("", *NEXT_TO_SQLITE):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
