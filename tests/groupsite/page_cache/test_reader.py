"""The connection that reads the generation stays open, and is never that of another file or process."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from groupsite.page_cache import generation

pytestmark = pytest.mark.django_db


def make_database(path, value: str) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"CREATE TABLE {generation.TABLE} (transaction_number, value)")
        made.execute(f"INSERT INTO {generation.TABLE} VALUES (0, ?)", [value])  # noqa: S608
        made.commit()


def write(path, value: str) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"UPDATE {generation.TABLE} SET value = ?", [value])  # noqa: S608
        made.commit()


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A database in a file, as a site has."""
    if connection.vendor != "sqlite":
        pytest.skip("a file is SQLite's")
    path = tmp_path / "db.sqlite3"
    make_database(path, "one")
    settings = {**connection.settings_dict, "NAME": path}
    monkeypatch.setattr(generation, "connection", type(connection.copy())(settings, "default"))
    return path


@pytest.fixture
def reader():
    reader = generation.GenerationReader()
    yield reader
    reader.close()


def test_it_sees_each_commit_through_one_connection(path, reader):
    assert reader.read() == "one"
    opened = reader._connection
    write(path, "two")
    assert reader.read() == "two"
    assert reader._connection is opened


def test_it_reads_a_backup_that_has_been_put_back(path, reader, tmp_path):
    reader.read()
    make_database(tmp_path / "backup", "three")
    (tmp_path / "backup").replace(path)
    assert reader.read() == "three"


def test_a_forked_process_opens_its_own(path, reader, monkeypatch):
    reader.read()
    inherited = reader._connection
    monkeypatch.setattr(os, "getpid", lambda: 1)
    assert reader.read() == "one"
    assert reader._connection is not inherited
    inherited.close()


@pytest.mark.parametrize("damage", ["no table", "no file"])
def test_what_cannot_be_read_is_unknown(path, reader, damage):
    if damage == "no file":
        path.unlink()
    else:
        with closing(sqlite3.connect(path)) as made:
            made.execute(f"DROP TABLE {generation.TABLE}")
    assert reader.read() is None


def test_it_opens_again_after_a_fault(path, reader):
    reader.read()
    reader._connection.connection.close()  # as a server closes what is idle
    assert reader.read() == "one"
