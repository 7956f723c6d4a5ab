"""A database in a file with the triggers of the page cache on one table, and the link beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from groupsite.front_cache.link import FrontLink, link_in
from groupsite.page_cache.generation import TABLE
from groupsite.page_cache.trigger_sql import sqlite_triggers
from groupsite.settings.all_environments import sqlite_database_settings

SHOWN, HIDDEN = "shown", "hidden"


def make_database(path: Path) -> None:
    """`shown` has a column that no visitor sees, and `hidden` is a table that none sees."""
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"CREATE TABLE {TABLE} (transaction_number, value)")
        made.execute(f"INSERT INTO {TABLE} VALUES (0, 'first')")  # noqa: S608
        for table in (SHOWN, HIDDEN):
            made.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, text, draft)")
        for trigger in sqlite_triggers({SHOWN: ["id", "text"]}):
            made.execute(trigger.sql)
        made.commit()


def generation_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as opened:
        ((value,),) = opened.execute(f"SELECT value FROM {TABLE}").fetchall()  # noqa: S608
    return str(value)


class Site:
    """A folder of data, as several processes see it."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "db.sqlite3"
        self.front = FrontLink(folder / "front")
        make_database(self.database)
        self.front.prepare()
        self.opened: list[Any] = []

    def connect(self) -> Any:
        """Django's connection, as each thread has one."""
        handler = ConnectionHandler({"default": sqlite_database_settings(self.database)})
        self.opened.append(handler["default"])
        return handler["default"]

    def generation(self) -> str:
        return generation_in(self.database)

    def answer(self) -> None:
        """What the site does when a visitor asks for a public page."""
        if not self.front.is_of(self.generation()):
            self.front.begin(self.generation)

    @property
    def target(self) -> str:
        return str(self.front.link.readlink())

    @property
    def is_kept(self) -> bool:
        """Whether nginx answers with pages of what is committed."""
        return self.front.is_of(self.generation())


@pytest.fixture
def site(tmp_path, settings, django_db_blocker):
    settings.GROUPSITE_FRONT_CACHE = tmp_path / "front"
    link_in.cache_clear()
    with django_db_blocker.unblock():
        made = Site(tmp_path)
        yield made
        for connection in made.opened:
            connection.close()
    link_in.cache_clear()
