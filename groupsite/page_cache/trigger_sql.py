"""The SQL of the triggers. The name of a trigger contains a checksum of its definition.

SQLite has triggers for each row, which all change one row. There is one writer at a time, so nobody
waits for that row.

PostgreSQL has one trigger for each table and statement. It writes a row for its own transaction, so
that two transactions never wait for each other, and deletes the rows of earlier ones. Its own row is
always left, so the set of rows differs from every earlier one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from groupsite.page_cache.generation import TABLE

PREFIX: Final = "groupsite_page_cache_"
FUNCTION: Final = f"{PREFIX}changed"

SQLITE_CHANGE: Final = f'UPDATE "{TABLE}" SET "value" = lower(hex(randomblob(16)))'  # noqa: S608 — constants
POSTGRESQL_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION "{FUNCTION}"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    mine bigint := pg_current_xact_id()::text::bigint;
BEGIN
    UPDATE "{TABLE}" SET "value" = gen_random_uuid()::text WHERE "transaction_number" = mine;
    IF NOT FOUND THEN
        DELETE FROM "{TABLE}" WHERE "transaction_number" IN
            (SELECT "transaction_number" FROM "{TABLE}" FOR UPDATE SKIP LOCKED);
        INSERT INTO "{TABLE}" ("transaction_number", "value")
            VALUES (mine, gen_random_uuid()::text);
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 — constants


@dataclass(frozen=True)
class Trigger:
    name: str
    table: str
    sql: str


def sqlite_triggers(columns: dict[str, list[str] | None]) -> Iterator[Trigger]:
    for table, visible in columns.items():
        for event in ("INSERT", "DELETE", f"UPDATE{_of_columns(visible)}"):
            yield named_trigger(
                PREFIX, table, f'AFTER {event} ON "{table}" FOR EACH ROW BEGIN {SQLITE_CHANGE}; END'
            )


def postgresql_triggers(columns: dict[str, list[str] | None]) -> Iterator[Trigger]:
    for table, visible in columns.items():
        events = f"INSERT OR DELETE OR TRUNCATE OR UPDATE{_of_columns(visible)}"
        yield named_trigger(
            PREFIX,
            table,
            f'AFTER {events} ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION "{FUNCTION}"()',
        )


def _of_columns(columns: Iterable[str] | None) -> str:
    if columns is None:
        return ""
    return " OF " + ", ".join(f'"{name}"' for name in columns)


def named_trigger(prefix: str, table: str, definition: str) -> Trigger:
    """Return a trigger of a table, whose name is the prefix and a checksum of the definition."""
    name = f"{prefix}{hashlib.sha256(definition.encode()).hexdigest()[:24]}"
    return Trigger(name, table, f'CREATE TRIGGER "{name}" {definition}')
