"""Dumps of PostgreSQL, by its own `pg_dump`, `pg_restore` and `psql`, which must be installed.

A dump is restored in one transaction, which ends by renaming its schema. So no site can use the
database until migrations and erasures have been applied and the schema has its name again, and
whatever an interrupted restore has left is in a schema that only a restore uses.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from django.db import connection, transaction
from django.db.backends.signals import connection_created

from groupsite.backup.manifest import BackupError

UNFINISHED: Final = "groupsite_restoring"
DUMP: Final = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges")
SCRIPT_OF_DUMP: Final = ("pg_restore", "--no-owner", "--file=-")
# Reads statements; an error ends it, and with it the transaction.
EXECUTE: Final = ("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")


def dump(target: Path, snapshot: str, *, without_rows_of: str) -> None:
    """Dump what the snapshot of another transaction sees. Raises BackupError if that fails."""
    options = [f"--snapshot={snapshot}", f"--exclude-table-data={without_rows_of}"]
    if role := _role():
        options.append(f"--role={role}")
    with tempfile.TemporaryFile() as errors:
        done = _start(*DUMP, *options, f"--file={target}", stderr=errors).wait()
        _raise_for(errors, done)


@contextmanager
def restored_dump(source: Path) -> Iterator[None]:
    """Restore a dump, for the block to complete; then its tables become visible, all at once.

    Raises BackupError if the dump cannot be restored. The database then has no visible tables.
    """
    quote = connection.ops.quote_name
    schema = quote(_schema())
    role = f"SET ROLE {quote(_role())};" if _role() else ""
    before = f"{role} BEGIN; DROP SCHEMA IF EXISTS {UNFINISHED} CASCADE;\n"
    after = f"\nALTER SCHEMA {schema} RENAME TO {UNFINISHED}; CREATE SCHEMA {schema}; COMMIT;\n"
    _close()
    _execute_dump(source, before, after)
    with _using_unfinished_schema():
        yield
    with transaction.atomic(), connection.cursor() as cursor:
        # The empty one: if it has got tables meanwhile, this fails.
        cursor.execute(f"DROP SCHEMA {schema}")
        cursor.execute(f"ALTER SCHEMA {UNFINISHED} RENAME TO {schema}")


def _execute_dump(source: Path, before: str, after: str) -> None:
    """Execute the statements of a dump between others.

    `psql` ends at the end of its input. If this process is killed, that is before COMMIT.
    """
    with tempfile.TemporaryFile() as errors:
        reader = _start(*SCRIPT_OF_DUMP, str(source), stdout=subprocess.PIPE, stderr=errors)
        writer = _start(*EXECUTE, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        read: Any = reader.stdout
        write: Any = writer.stdin
        # If `psql` has ended, it says why.
        with suppress(BrokenPipeError), read, write:
            write.write(before.encode())
            shutil.copyfileobj(read, write)
            if reader.wait() == 0:
                write.write(after.encode())
        _raise_for(errors, reader.wait(), writer.wait())


@contextmanager
def _using_unfinished_schema() -> Iterator[None]:
    def use(connection: Any, **_others: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET search_path TO {UNFINISHED}")

    _close()
    connection_created.connect(use, weak=False)
    try:
        yield
    finally:
        connection_created.disconnect(use)
        _close()


def _close() -> None:
    """Close the connection, and those that a pool keeps."""
    connection.close()
    close_pool: Any = getattr(connection, "close_pool", None)
    if close_pool:
        close_pool()


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (name,) = cursor.fetchone()
    return name or "public"


def _role() -> str:
    role: str = connection.settings_dict["OPTIONS"].get("assume_role") or ""
    return role


def _start(program: str, *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
    """Start a program of PostgreSQL on our database; no password is on its command line."""
    try:
        return subprocess.Popen(  # noqa: S603 — programs of PostgreSQL
            [program, *arguments], env={**os.environ, **_libpq_environment()}, **streams
        )
    except FileNotFoundError as error:
        raise BackupError(f"{program} is not installed (package postgresql-client).") from error


def _raise_for(errors: IO[bytes], *codes: int) -> None:
    if any(codes):
        errors.seek(0)
        raise BackupError(errors.read().decode(errors="replace").strip())


def _libpq_environment() -> dict[str, str]:
    """Return the environment variables with which libpq connects as Django does, such as PGSSLMODE.

    The encoding is left out, since a dump keeps that of its database. So are options that libpq reads
    from no variable; they concern how a connection is kept alive, or secrets of other programs.
    """
    parameters = connection.get_connection_params()
    del parameters["client_encoding"]
    psycopg: Any = connection.Database  # type: ignore[attr-defined]
    return {
        option.envvar.decode(): str(parameters[option.keyword.decode()])
        for option in psycopg.pq.Conninfo.get_defaults()
        if option.envvar and parameters.get(option.keyword.decode(), "") != ""
    }
