"""The migrated test database, kept from one run of the tests to the next.

Migrating takes a quarter of a minute, and its result depends on the migrations alone. A process of its
own does it while others collect tests: `begin()`, or the first that needs it. Copies are below `var/`,
named by the migrations of all installed apps: any change of one makes a new copy. `migrate` still runs
on a copy, finds nothing to do, and sends its signals.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps
from django.db import connection

from tools.sites.quick_migrations import quick_migrations
from tools.sources import ROOT

FOLDER = ROOT / "var" / "test-database"
# Django's name of its test database in memory, which all connections of a process share.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def migrations() -> str:
    """Return a name for the contents of all migrations of the installed apps."""
    found = hashlib.sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            found.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return found.hexdigest()[:32]


def copy() -> Path:
    return FOLDER / f"{migrations()}.sqlite3"


def begin() -> "subprocess.Popen[bytes]":
    """Start to make the copy. `fill` waits until it is made."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = os.open(FOLDER / "being-made", os.O_WRONLY | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        # The lock is the child's as well, and free when it ends, however it ends.
        return subprocess.Popen([sys.executable, "-m", "tests.database"], cwd=ROOT, pass_fds=[lock])
    finally:
        os.close(lock)


def fill(memory: sqlite3.Connection) -> None:
    """Copy the kept database into memory; where none can be made, Django migrates and says why."""
    if not _finished().exists():
        begin().wait()
    if copy().exists():
        with closing(sqlite3.connect(copy())) as kept:
            kept.backup(memory)


def _finished() -> Path:
    """Return where the copy is, after the process that makes it has ended."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "being-made").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    return copy()


def make() -> None:
    """Migrate a database in memory and keep it, under another name first: what is killed leaves no half."""
    if copy().exists():
        return
    with quick_migrations():
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    unfinished = copy().with_suffix(f".{os.getpid()}")
    with (
        closing(sqlite3.connect(IN_MEMORY, uri=True)) as memory,
        closing(sqlite3.connect(unfinished)) as kept,
    ):
        memory.backup(kept)
    unfinished.replace(copy())


if __name__ == "__main__":
    django.setup()
    make()
