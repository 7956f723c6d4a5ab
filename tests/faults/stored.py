"""What a server has stored, at a glance: while it runs, and without loading Django."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tools.deployed.server import Server

FILES = "groupsite_vacancies_applicationfile"
TABLES = ("groupsite_vacancies_application", FILES, "groupsite_vacancies_outgoingmail")


class Stored(NamedTuple):
    applications: int
    files: int
    mails: int
    names: frozenset[str]  # of the files that lie in the private folder
    orphans: frozenset[str]  # of those, the ones that no row names


def stored(server: Server) -> Stored:
    folder = Path(server.variables.get("TEST_FILES", server.site.data / "applications"))
    with closing(database(server)) as connection:
        counts = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES]  # noqa: S608 — names of our own
        rows = {name for (name,) in connection.execute(f"SELECT stored FROM {FILES}")}  # noqa: S608
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert rows <= names, "a row names bytes that are not there"
    return Stored(*counts, frozenset(names), frozenset(names - rows))


def database(server: Server) -> sqlite3.Connection:
    return sqlite3.connect(server.site.data / "db.sqlite3", timeout=20, autocommit=True)


def forget_attempts(server: Server) -> None:
    """As if the windows of all limits had ended."""
    with closing(database(server)) as connection:
        connection.execute("DELETE FROM groupsite_vacancies_attemptcount")
