"""The connection that reads the generation stays open, and is never that of another file or process."""

import os
import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import OperationalError, connection

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


class SlowToFail:
    """A server that is away: each attempt to connect takes five seconds of the clock. Counts them."""

    def __init__(self, monkeypatch):
        self.now, self.attempts = 1000.0, 0
        monkeypatch.setattr(generation.time, "monotonic", lambda: self.now)

    def connect(self):
        self.attempts += 1
        self.now += 5
        raise OperationalError


@pytest.fixture
def away(monkeypatch, reader):
    server = SlowToFail(monkeypatch)
    monkeypatch.setattr(reader, "_connect", server.connect)
    return server


def test_a_server_that_is_away_is_tried_once_and_left_alone_for_a_moment(reader, away):
    """Else each of many readers would wait for the attempts of all who came before."""
    assert [reader.read() for _request in range(10)] == [None] * 10
    assert away.attempts == 1
    away.now += generation.SECONDS_LEFT_ALONE
    assert reader.read() is None
    assert away.attempts == 2


def test_it_is_read_as_soon_as_it_is_back(path, reader, monkeypatch):
    server = SlowToFail(monkeypatch)
    with monkeypatch.context() as while_away:
        while_away.setattr(reader, "_connect", server.connect)
        assert reader.read() is None
    server.now += generation.SECONDS_LEFT_ALONE
    assert reader.read() == "one"


def test_a_failure_that_took_no_time_is_tried_again_at_once(path, reader):
    path.rename(path.with_suffix(".away"))
    assert reader.read() is None
    path.with_suffix(".away").rename(path)
    assert reader.read() == "one"


def test_nobody_waits_for_the_attempt_of_another(reader, monkeypatch):
    monkeypatch.setattr(generation, "SECONDS_FOR_OTHERS", 0.01)
    trying, is_over = threading.Event(), threading.Event()

    def connect():
        trying.set()
        is_over.wait(30)
        raise OperationalError

    monkeypatch.setattr(reader, "_connect", connect)
    other = threading.Thread(target=reader.read)
    other.start()
    trying.wait(30)
    assert reader.read() is None
    assert other.is_alive()
    is_over.set()
    other.join()
