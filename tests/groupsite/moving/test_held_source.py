"""The source of a move: nobody else uses it meanwhile, and not a byte of it changes."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.db.migrations.loader import MigrationLoader

from groupsite.moving import held_source as module
from groupsite.moving.held_source import DATABASE_NAME, held_source
from groupsite.moving.move_state import MoveError


def connect(folder):
    return closing(sqlite3.connect(folder / DATABASE_NAME, timeout=0, autocommit=True))


@pytest.fixture(scope="module")
def migrations():
    """Those of this version."""
    return sorted(MigrationLoader(None, replace_migrations=False).disk_migrations)


@pytest.fixture
def folder(tmp_path, django_db_blocker, migrations):
    """A database in WAL mode with the migrations of this version, which a killed site has left."""
    live, left = tmp_path / "live", tmp_path / "left"
    live.mkdir()
    left.mkdir()
    with connect(live) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "CREATE TABLE django_migrations (id integer PRIMARY KEY, app, name, applied)"
        )
        names = [(*key, "2026-11-28") for key in migrations]
        database.executemany("INSERT INTO django_migrations VALUES (NULL, ?, ?, ?)", names)
        for path in live.iterdir():
            if not path.name.endswith("-shm"):
                shutil.copy(path, left)
    with django_db_blocker.unblock():
        yield left


@pytest.fixture
def any_version(monkeypatch):
    """Reading all migrations takes most of the time of opening a source."""
    monkeypatch.setattr(module, "_check_version", lambda _connection: None)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_is_read_and_not_a_byte_changes(folder):
    before = contents(folder)
    assert before[f"{DATABASE_NAME}-wal"]
    with held_source(folder) as source, source.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        assert cursor.fetchone()[0] > 100
    assert contents(folder) == before


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM django_migrations", "DELETE FROM django_migrations"]
)
def test_nobody_else_uses_it_meanwhile(folder, any_version, sql):
    with connect(folder) as other:
        with held_source(folder), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute(sql)
        other.execute(sql)


@pytest.mark.parametrize("sql", ["PRAGMA schema_version", "BEGIN IMMEDIATE"])
def test_a_site_that_has_it_open_is_not_moved(folder, any_version, monkeypatch, sql):
    """Also one that does nothing at the moment."""
    monkeypatch.setattr(module, "SECONDS_TO_WAIT", 0)
    with connect(folder) as other:
        other.execute(sql)
        with pytest.raises(MoveError, match="in use: database is locked"), held_source(folder):
            pass


def test_an_older_site_is_migrated_first(folder):
    with connect(folder) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'groupsite_vacancies'")
        database.execute("DELETE FROM django_migrations WHERE app = 'wagtailcore' AND name > '009'")
    fault = r"lacks migrations, such as wagtailcore\..*`manage.py migrate`"
    with pytest.raises(MoveError, match=fault), held_source(folder):
        pass


def test_a_later_site_needs_its_version(folder):
    with connect(folder) as database:
        database.execute(
            "INSERT INTO django_migrations VALUES (NULL, 'groupsite_people', '9999_later', NULL)"
        )
        database.execute(
            "INSERT INTO django_migrations VALUES (NULL, 'gone', '0001_initial', NULL)"
        )
    with pytest.raises(MoveError, match=r"later version, which has groupsite_people\.9999_later\."):  # noqa: SIM117
        with held_source(folder):
            pass


def test_a_folder_without_a_database(tmp_path):
    with pytest.raises(MoveError, match=r"There is no db\.sqlite3"), held_source(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
