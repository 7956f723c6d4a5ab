"""A migrated database, kept in `var/` from one demonstration to the next.

Migrating takes two thirds of the time until a demonstration is there. `migrate` still runs on a copy,
finds nothing to do, and sends its signals. A change of a migration or of a locked package makes a new
copy.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tools.sources import ROOT, files

FOLDER = ROOT / "var" / "migrated"


def kept() -> Path:
    """Return the place of the copy for the migrations and the locked packages of this tree."""
    contents = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for path in files():
        if path.parent.name == "migrations" and path.suffix == ".py":
            contents.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return FOLDER / f"{contents.hexdigest()[:32]}.sqlite3"


def fill(database: Path) -> None:
    """Copy the kept database to this new file, if there is one."""
    if (copy := kept()).exists():
        duplicate(copy, database)


def keep(database: Path) -> None:
    """Keep a database that has been migrated and has no content yet."""
    if (copy := kept()).exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = copy.with_suffix(f".{os.getpid()}")  # other processes may be looking for it
    duplicate(database, unfinished)
    unfinished.replace(copy)


def duplicate(source: Path, target: Path) -> None:
    target.touch(mode=0o600)  # as the site makes its own (R39)
    with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as copied:
        whole.backup(copied)
