"""Installs the triggers after `migrate`, and fills a new index."""

from contextlib import suppress
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from django.utils import timezone

from groupsite.page_cache.triggers import (
    execute,
    is_postgresql,
    replace_triggers,
    triggerable_table_names,
)
from groupsite.search.index.change_triggers import (
    CHANGE_TRIGGER_PREFIX,
    NOTE_CHANGE_FUNCTION,
    postgresql_change_triggers,
    sqlite_change_triggers,
)
from groupsite.search.index.models import SearchEntry
from groupsite.search.index.updating import mark_everything_outdated, update_index


def install_after_migrating(sender: Any, using: str, **kwargs: Any) -> None:
    """Signal handler of `post_migrate`: install the triggers, and index what they cannot have seen."""
    tables = triggerable_table_names(using)
    # Without the table, this app's migrations have been undone.
    if using != DEFAULT_DB_ALIAS or SearchEntry._meta.db_table not in tables:
        return
    with transaction.atomic(using):
        is_new = install_change_triggers(using, tables)
        if is_new:
            mark_everything_outdated()
    # If other apps have not been migrated completely, the first search continues.
    with suppress(DatabaseError):
        update_index(timezone.now())  # noqa: TID251 — called by a command


def install_change_triggers(using: str, tables: set[str]) -> bool:
    """Create missing triggers and drop outdated ones; return whether any had been missing."""
    if is_postgresql(using):
        execute(using, [NOTE_CHANGE_FUNCTION])
    triggers = postgresql_change_triggers if is_postgresql(using) else sqlite_change_triggers
    return replace_triggers(
        using, CHANGE_TRIGGER_PREFIX, (one for one in triggers() if one.table in tables)
    )
