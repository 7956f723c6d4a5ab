"""Installs the triggers that change the generation, and removes them.

A migration can rebuild a table, which removes its triggers on SQLite. So they are compared with the
models after each `migrate`.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from groupsite.front_cache.writers import watch_generation
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
    # Without the table, this app's migrations have been undone.
    if using == DEFAULT_DB_ALIAS and TABLE in triggerable_table_names(using):
        with transaction.atomic(using):
            install_triggers(using)
            watch_generation(connections[using], TABLE)  # its table may be new
            start_new_generation()


def install_triggers(using: str) -> None:
    """Create the triggers that are missing, and drop those that are no longer wanted."""
    tables = triggerable_table_names(using)
    columns = {name: own for name, own in visible_columns().items() if name in tables}
    if is_postgresql(using):
        execute(using, [POSTGRESQL_FUNCTION])
    triggers = postgresql_triggers if is_postgresql(using) else sqlite_triggers
    replace_triggers(using, PREFIX, triggers(columns))


def replace_triggers(using: str, prefix: str, triggers: Iterable[Trigger]) -> bool:
    """Create these triggers, drop others with the prefix; return whether any had been missing."""
    wanted = {(one.name, one.table): one.sql for one in triggers}
    existing = existing_triggers(using, prefix)
    drop_triggers(using, existing - wanted.keys())
    execute(using, (sql for key, sql in wanted.items() if key not in existing))
    return not wanted.keys() <= existing


def remove_triggers(using: str, prefix: str = PREFIX, function: str = FUNCTION) -> None:
    """Drop the triggers with this prefix (by default this app's), and on PostgreSQL their function."""
    drop_triggers(using, existing_triggers(using, prefix))
    if is_postgresql(using):
        execute(using, [f'DROP FUNCTION IF EXISTS "{function}"()'])


def existing_triggers(using: str, prefix: str = PREFIX) -> set[tuple[str, str]]:
    """Return (name, table) of the triggers in the database whose names have this prefix."""
    query = POSTGRESQL_EXISTING if is_postgresql(using) else SQLITE_EXISTING
    with connections[using].cursor() as cursor:
        cursor.execute(query, [len(prefix), prefix])
        return set(cursor.fetchall())


def drop_triggers(using: str, triggers: Iterable[tuple[str, str]]) -> None:
    """Drop triggers, given as (name, table)."""
    for name, table in triggers:
        of_table = f' ON "{table}"' if is_postgresql(using) else ""
        execute(using, [f'DROP TRIGGER IF EXISTS "{name}"{of_table}'])


def triggerable_table_names(using: str) -> set[str]:
    """Return the names of the tables that can have triggers."""
    with connections[using].cursor() as cursor:
        cursor.execute(POSTGRESQL_TABLES if is_postgresql(using) else SQLITE_TABLES, [])
        return {name for (name,) in cursor.fetchall()}


def is_postgresql(using: str) -> bool:
    return connections[using].vendor == "postgresql"


def execute(using: str, statements: Iterable[str]) -> None:
    with connections[using].cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
