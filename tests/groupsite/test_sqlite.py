"""SQLite is set up for real use, where the site runs on it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from groupsite.settings.all_environments import sqlite_database_settings


@pytest.fixture
def cursor(tmp_path, django_db_blocker):
    connections = ConnectionHandler({"default": sqlite_database_settings(tmp_path / "db.sqlite3")})
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        yield cursor
    connections["default"].close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),  # readers do not wait for the writer
        ("synchronous", 2),  # FULL: what is committed is on the disk
        ("busy_timeout", 20_000),  # milliseconds that one writer waits for another
        ("foreign_keys", 1),
        ("secure_delete", 1),  # what is erased leaves no bytes in free pages
    ],
)
def test_how_it_is_set_up(cursor, pragma, value):
    assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_transaction_takes_the_lock_when_it_begins():
    """Else two that read first and then write end with "database is locked", timeout or not."""
    options = sqlite_database_settings("db.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_erased_bytes_are_overwritten_whatever_the_build_of_sqlite_does():
    """Debian's build does so by itself; others do not."""
    assert (
        "PRAGMA secure_delete=ON;"
        in sqlite_database_settings("db.sqlite3")["OPTIONS"]["init_command"]
    )


@pytest.fixture
def no_umask() -> Iterator[None]:
    """The machine's habit takes no right away."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_only_its_owner_reads_the_database(no_umask, tmp_path: Path, cursor) -> None:
    """R39: the file itself, and what SQLite and we lay beside it."""
    cursor.execute("CREATE TABLE applicant (name)")
    cursor.execute("INSERT INTO applicant VALUES ('Ek')")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    names = {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "db.sqlite3-queue"}
    assert modes == dict.fromkeys(names, 0o600)


def test_rights_that_an_administrator_gave_stay(tmp_path: Path, django_db_blocker) -> None:
    file = tmp_path / "db.sqlite3"
    file.touch()
    file.chmod(0o640)
    connections = ConnectionHandler({"default": sqlite_database_settings(file)})
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE applicant (name)")
    connections["default"].close()
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_kept_connection_follows_a_file_that_replaces_its_own(
    tmp_path: Path, django_db_blocker
) -> None:
    """As when somebody restores a backup while the site runs."""
    files = [tmp_path / "db.sqlite3", tmp_path / "backup.sqlite3"]
    with django_db_blocker.unblock():
        for file in files:
            other = ConnectionHandler({"default": sqlite_database_settings(file)})["default"]
            with other.cursor() as cursor:
                cursor.execute("CREATE TABLE told (name)")
                cursor.execute("INSERT INTO told VALUES (%s)", [file.stem])
            other.close()
        settings = {**sqlite_database_settings(files[0]), "CONN_MAX_AGE": 60}
        kept = ConnectionHandler({"default": settings})["default"]
        assert told(kept) == "db"
        raw = kept.connection
        kept.close_if_unusable_or_obsolete()
        assert kept.connection is raw
        files[1].replace(files[0])
        kept.close_if_unusable_or_obsolete()
        assert told(kept) == "backup"
        kept.close()


def told(connection: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM told")
        [[name]] = cursor.fetchall()
    return str(name)
