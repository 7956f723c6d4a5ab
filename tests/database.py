"""The migrated test database, kept from one run of the tests to the next.

Migrating takes a quarter of a minute in each process, and its result depends on the migrations alone.
Copies are below `var/`, named by the migrations of all installed apps: any change of one makes a new
copy. `migrate` still runs on a copy, finds nothing to do, and sends its signals.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps

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


def fill(memory: sqlite3.Connection) -> None:
    """Copy the kept database into memory, if there is one."""
    if copy().exists():
        with closing(sqlite3.connect(copy())) as kept:
            kept.backup(memory)


def keep(memory: sqlite3.Connection) -> None:
    """Keep what has been migrated, under another name first: other processes may be looking for it."""
    is_migrated = memory.execute("select 1 from sqlite_master where name = 'django_migrations'")
    if copy().exists() or not is_migrated.fetchone():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = copy().with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as kept:
        memory.backup(kept)
    unfinished.replace(copy())
