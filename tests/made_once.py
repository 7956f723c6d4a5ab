"""Record the rows that a fixture writes the first time, and write the same rows for later tests.

Wagtail takes tens of milliseconds to save a page: the tree, the search index, the reference index, the
signals. Writing the recorded rows takes one or two. Each test still begins with a database of its own.

    @pytest.fixture
    @made_once
    def vacancy(group_site): ...

A recording is used only where the tables have the same last primary keys and the fixture gets instances
with the same values as when it was made; otherwise the fixture runs again. Use it for a fixture whose
result depends on the database and its other fixtures alone, and which writes nothing but rows: no files
of applications, no mail. Where the database has the same rows, another process of the run uses the
recording too (`shared_recordings`).
"""

import functools
import inspect
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models
from wagtail.models import Site
from wagtail.signal_handlers import reference_index_auto_update_disabled

from tests import shared_recordings

type Row = tuple[Any, ...]
type Tables = dict[str, dict[int, Row]]

# Rows that are written again fire the triggers again.
FILLED_BY_TRIGGERS = ("groupsite_page_cache_visiblechange", "groupsite_search_changedrow")
PLAIN = (str, int, UUID)  # times go on: each login notes its own
_recorded: dict[tuple[Any, ...], "Recorded"] = {}


@dataclass(frozen=True)
class Recorded:
    """Deleted and new rows by table, the last primary keys that are not of these, and the pickled objects."""

    gone: dict[str, list[Row]]
    new: dict[str, list[Row]]
    other_last_keys: list[Row]
    objects: bytes

    def write_again(self) -> None:
        for table, rows in self.gone.items():
            raw().executemany(f'DELETE FROM "{table}" WHERE rowid = ?', rows)  # noqa: S608
        for table, rows in self.new.items():
            raw().executemany(insertion(table), rows)
        for table, last_key in self.other_last_keys:
            raw().execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            raw().execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, last_key))
        Site.clear_site_root_paths_cache()  # as its signals do, which are not sent here


def made_once[**P, T](make: Callable[P, T]) -> Callable[P, T]:
    """Decorate a fixture: its rows are recorded the first time in a process."""
    signature = inspect.signature(make)

    @functools.wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.vendor != "sqlite":  # rows are read and written by SQLite's own row numbers
            return make(*args, **kwargs)
        given = signature.bind(*args, **kwargs).arguments
        indexed = not getattr(reference_index_auto_update_disabled, "value", False)
        last = last_keys()
        key = (make.__module__, make.__qualname__, indexed, tuple(last), values(given))
        if key not in _recorded:
            before = tables()
            shared = shared_recordings.read(key, before)
            if shared is None:
                result = make(*args, **kwargs)
                objects = pickle.dumps((result, instances_in(given)))
                _recorded[key] = difference(before, tables(), dict(last), objects)
                shared_recordings.write(key, before, _recorded[key])
                return result
            _recorded[key] = shared
        found = _recorded[key]
        found.write_again()
        result, now = pickle.loads(found.objects)  # noqa: S301 — pickled above
        for row, changed in zip(instances_in(given), now, strict=True):
            row.__dict__ = changed.__dict__
        return result

    return made


def difference(
    before: Tables, after: Tables, last_before: dict[str, int], objects: bytes
) -> Recorded:
    gone, new = {}, {}
    for table, rows in after.items():
        old = before[table]
        removed = [(key,) for key, row in old.items() if rows.get(key) != row]
        added = [row for key, row in rows.items() if old.get(key) != row]
        if removed:
            gone[table] = removed
        if added:
            new[table] = added
    other = [row for row in last_keys() if row[1] != last_key_of_rows(row[0], last_before, new)]
    return Recorded(gone, new, other, objects)


def last_key_of_rows(table: str, last_before: dict[str, int], new: dict[str, list[Row]]) -> int:
    """Return what SQLite notes itself as the last key, when these rows are written."""
    return max([row[0] for row in new.get(table, [])] + [last_before.get(table, -1)])


def instances_in(given: Any) -> list[models.Model]:
    """Return the model instances among a fixture's arguments, which it may have changed."""
    return list(_instances_in(given))


def _instances_in(given: Any) -> Iterator[models.Model]:
    if isinstance(given, models.Model):
        yield given
    elif isinstance(given, dict):
        yield from _instances_of_all(given.values())
    elif is_dataclass(given):
        yield from _instances_of_all(getattr(given, field.name) for field in fields(given))


def _instances_of_all(given: Iterable[Any]) -> Iterator[models.Model]:
    for one in given:
        yield from _instances_in(one)


def values(given: Any) -> str:
    """Return the plain values of these instances as text."""
    return repr(
        [
            (field.column, value)
            for one in instances_in(given)
            for field in one._meta.concrete_fields
            if isinstance(value := one.__dict__.get(field.attname), PLAIN)
        ]
    )


def raw() -> Any:
    """Return the sqlite3 connection, so that no test counts these statements."""
    connection.ensure_connection()
    return connection.connection


def last_keys() -> list[Row]:
    """Return the last primary key of each table."""
    return raw().execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()


def tables() -> Tables:
    return {
        table: {row[0]: row for row in raw().execute(selection(table))} for table in all_tables()
    }


@functools.cache
def all_tables() -> list[str]:
    """Return all tables except those that triggers fill."""
    found = raw().execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in found if name not in FILLED_BY_TRIGGERS]
    return [name for name in names if "_fts" not in name and not name.startswith("sqlite_")]


@functools.cache
def columns(table: str) -> list[str]:
    return [row[1] for row in raw().execute(f'PRAGMA table_info("{table}")')]


@functools.cache
def selection(table: str) -> str:
    """The plus sign makes each column an expression, which sqlite3 does not convert."""
    return f'SELECT rowid, {", ".join(f'+"{name}"' for name in columns(table))} FROM "{table}"'  # noqa: S608


@functools.cache
def insertion(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    marks = ", ".join("?" for _name in columns(table))
    return f'INSERT INTO "{table}" (rowid, {names}) VALUES (?, {marks})'  # noqa: S608
