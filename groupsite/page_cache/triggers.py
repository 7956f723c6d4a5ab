"""Installs the triggers that change the generation, and removes them.

A migration can rebuild a table, which removes its triggers on SQLite. So they are compared with the
models after each `migrate`.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from groupsite.page_cache.generation import TABLE, start_new_generation
from groupsite.page_cache.hidden_tables import visible_columns
from groupsite.page_cache.trigger_sql import (
    FUNCTION,
    POSTGRESQL_FUNCTION,
    PREFIX,
    Trigger,
    postgresql_triggers,
    sqlite_triggers,
)

# Virtual tables, such as those of full-text search, cannot have triggers.
SQLITE_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%%'"
)
SQLITE_EXISTING: Final = (
    "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s"
)
POSTGRESQL_TABLES: Final = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)"
)
POSTGRESQL_EXISTING: Final = (
    "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid) AND substr(tgname, 1, %s) = %s"
)


def install_after_migrating(sender: Any, using: str, **kwargs: Any) -> None:
    """Signal handler of `post_migrate`: install the triggers, and start a new generation."""
    if using != DEFAULT_DB_ALIAS:
        return
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        if TABLE not in _names(cursor, _table_query(connection)):
            return  # this app's migrations have been undone
        install_triggers(connection)
        start_new_generation()


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers that are missing, and drop those that are no longer wanted."""
    with connection.cursor() as cursor:
        tables = _names(cursor, _table_query(connection))
        columns = {name: own for name, own in visible_columns().items() if name in tables}
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
            wanted = {(one.name, one.table): one for one in postgresql_triggers(columns)}
        else:
            wanted = {(one.name, one.table): one for one in sqlite_triggers(columns)}
        existing = existing_triggers(connection)
        _drop(connection, existing - wanted.keys())
        _create(cursor, (one for key, one in wanted.items() if key not in existing))


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Drop all triggers of this app."""
    _drop(connection, existing_triggers(connection))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP FUNCTION IF EXISTS "{FUNCTION}"()')


def existing_triggers(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """Return (name, table) of the triggers of this app in the database."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            POSTGRESQL_EXISTING if is_postgresql else SQLITE_EXISTING, [len(PREFIX), PREFIX]
        )
        return set(cursor.fetchall())


def _table_query(connection: BaseDatabaseWrapper) -> str:
    return POSTGRESQL_TABLES if connection.vendor == "postgresql" else SQLITE_TABLES


def _names(cursor: CursorWrapper, query: str) -> set[str]:
    cursor.execute(query, [])
    return {name for (name,) in cursor.fetchall()}


def _create(cursor: CursorWrapper, triggers: Iterable[Trigger]) -> None:
    for trigger in triggers:
        cursor.execute(trigger.sql)


def _drop(connection: BaseDatabaseWrapper, triggers: Iterable[tuple[str, str]]) -> None:
    with connection.cursor() as cursor:
        for name, table in triggers:
            of_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{of_table}')
