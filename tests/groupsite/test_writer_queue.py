"""Who writes to SQLite waits for a turn: in order, across processes, and never for ever (R29)."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from groupsite.settings.all_environments import sqlite_database_settings
from groupsite.sqlite.writer_queue import WriterQueue, writer_queue_for

# Takes the lock on the file as another worker does, says so, and keeps it until it is ended.
OTHER = """
import sys, time
from pathlib import Path
from groupsite.sqlite.writer_queue import WriterQueue
assert WriterQueue(Path(sys.argv[1])).acquire(5)
print("taken", flush=True)
time.sleep(60)
"""


@pytest.fixture
def turns(tmp_path: Path) -> WriterQueue:
    return WriterQueue(tmp_path / "queue")


@pytest.fixture
def other(turns: WriterQueue) -> Iterator[subprocess.Popen[str]]:
    """Another process, whose turn it is."""
    command = [sys.executable, "-c", OTHER, str(turns.lock_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "taken\n"
        yield process
        process.kill()


def test_threads_go_in_the_order_in_which_they_came(turns: WriterQueue) -> None:
    order: list[int] = []

    def write(number: int) -> None:
        assert turns.acquire(10)
        order.append(number)
        turns.release()

    assert turns.acquire(1)
    threads = []
    for number in range(20):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        while len(turns._waiting) <= number:
            time.sleep(0.001)
    turns.release()
    for thread in threads:
        thread.join()
    assert order == list(range(20))
    assert turns.acquire(0)
    turns.release()


def test_who_waits_too_long_leaves_the_queue(turns: WriterQueue) -> None:
    assert turns.acquire(1)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0.01)
    turns.release()


def test_another_process_is_waited_for_and_its_end_is_noticed(
    turns: WriterQueue, other: subprocess.Popen[str]
) -> None:
    assert not turns.acquire(0.05)
    other.kill()
    assert turns.acquire(5)
    turns.release()


def test_where_no_lock_can_be_made_sqlite_alone_decides(tmp_path: Path) -> None:
    turns = WriterQueue(tmp_path / "nowhere" / "queue")
    assert turns.acquire(0)
    turns.release()


@pytest.fixture
def handler(tmp_path: Path, django_db_blocker: Any) -> Iterator[ConnectionHandler]:
    settings = sqlite_database_settings(tmp_path / "db.sqlite3")
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": 0.05}
    handler = ConnectionHandler({"default": settings})
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE box (thing text)")
        yield handler
        handler["default"].close()


class FailedError(Exception): ...


def is_free(tmp_path: Path) -> bool:
    """Whether another thread could write now."""
    turns = writer_queue_for(tmp_path / "db.sqlite3")
    if free := turns.acquire(0):
        turns.release()
    return free


@pytest.mark.parametrize("fails", [False, True])
def test_a_transaction_is_a_turn(
    handler: ConnectionHandler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    monkeypatch.setattr(transaction, "connections", handler)
    after: list[bool] = []
    assert is_free(tmp_path)
    try:
        with transaction.atomic():
            assert not is_free(tmp_path)
            with transaction.atomic(), handler["default"].cursor() as cursor:
                cursor.execute("INSERT INTO box VALUES ('a')")
            assert not is_free(tmp_path)
            transaction.on_commit(lambda: after.append(is_free(tmp_path)))
            if fails:
                raise FailedError
    except FailedError:
        pass
    assert is_free(tmp_path)
    assert after == ([] if fails else [True]), "what follows a commit holds up nobody"


def test_a_statement_that_writes_is_a_turn_and_reading_is_none(
    handler: ConnectionHandler, tmp_path: Path
) -> None:
    turns = writer_queue_for(tmp_path / "db.sqlite3")
    with handler["default"].cursor() as cursor:
        cursor.execute("INSERT INTO box VALUES ('a')")
        assert is_free(tmp_path)
        assert turns.acquire(0)
        assert cursor.execute("SELECT thing FROM box").fetchall() == [("a",)]
        for statement in ("INSERT INTO box VALUES ('b')", " update box set thing = 'c'"):
            with pytest.raises(OperationalError, match="locked"):
                cursor.execute(statement)
        turns.release()
        cursor.execute("DELETE FROM box")


def test_a_transaction_that_cannot_begin_takes_no_turn(
    handler: ConnectionHandler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "connections", handler)
    stranger = ConnectionHandler(
        {"default": {**sqlite_database_settings(tmp_path / "db.sqlite3")}}
    )["default"]
    stranger.connect()
    stranger.connection.execute("BEGIN IMMEDIATE")  # as a program that knows of no queue
    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        pass
    assert is_free(tmp_path)
    stranger.connection.execute("ROLLBACK")
    stranger.close()
    with transaction.atomic():
        assert not is_free(tmp_path)
