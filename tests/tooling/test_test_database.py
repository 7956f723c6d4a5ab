"""The database that tests begin with: made once, by one process, and waited for."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import database

# Says when it has the lock, and makes the copy only after it has been told to.
MAKER = """
import fcntl, sqlite3, sys
with open(sys.argv[1], "ab") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    print("began", flush=True)
    sys.stdin.readline()
    with sqlite3.connect(sys.argv[2]) as made:
        made.execute("CREATE TABLE one AS SELECT 'made' AS text")
    made.close()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(database, "FOLDER", tmp_path)
    return tmp_path


def text_in(filled: sqlite3.Connection) -> str:
    return str(filled.execute("SELECT text FROM one").fetchone()[0])


def test_whoever_fills_waits_for_whoever_makes(folder: Path) -> None:
    command = [sys.executable, "-c", MAKER, folder / "being-made", database.copy()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as maker:
        assert maker.stdin
        assert maker.stdout
        assert maker.stdout.readline() == b"began\n"
        maker.stdin.write(b"\n")
        maker.stdin.close()
        with closing(sqlite3.connect(":memory:")) as memory:
            database.fill(memory)
            assert text_in(memory) == "made"


def test_what_cannot_be_made_leaves_it_to_django(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.sys, "executable", "/bin/false")
    with closing(sqlite3.connect(":memory:")) as memory:
        database.fill(memory)
        assert memory.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
