"""The SQL of the triggers that note which rows were written. Their names contain a checksum."""

from collections.abc import Iterator
from typing import Final

from groupsite.page_cache.trigger_sql import Trigger, named_trigger
from groupsite.search.index.affected_documents import (
    EVERYTHING,
    SourceTable,
    all_source_tables,
)
from groupsite.search.index.models import ChangedRow

CHANGE_TRIGGER_PREFIX: Final = "groupsite_search_"
FUNCTION: Final = f"{CHANGE_TRIGGER_PREFIX}note_change"
TABLE: Final = ChangedRow._meta.db_table

# One writer at a time, so each row is noted once.
SQLITE_NOTE: Final = """
INSERT INTO "{table}" ("subject", "object_id") SELECT '{subject}', {row}."{column}"
WHERE {row}."{column}" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "{table}" WHERE "subject" = '{subject}' AND "object_id" = {row}."{column}");
"""
# Arguments: subject, column. A transaction must not wait for another, so a row may be noted twice.
NOTE_CHANGE_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION "{FUNCTION}"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bigint;
    after bigint;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO "{TABLE}" ("subject", "object_id") VALUES ('{EVERYTHING}', 0);
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING OLD INTO before;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) USING NEW INTO after;
    END IF;
    INSERT INTO "{TABLE}" ("subject", "object_id")
        SELECT DISTINCT TG_ARGV[0], id FROM unnest(ARRAY[before, after]) AS id WHERE id IS NOT NULL;
    RETURN NULL;
END $$
"""  # noqa: S608 — constants


def sqlite_change_triggers() -> Iterator[Trigger]:
    for source in all_source_tables():
        table, columns = source.model._meta.db_table, _column_list(source)
        for event, rows in (
            ("INSERT", ["NEW"]),
            ("DELETE", ["OLD"]),
            (f"UPDATE OF {columns}", ["OLD", "NEW"]),
        ):
            notes = "".join(
                SQLITE_NOTE.format(
                    table=TABLE, subject=source.subject, row=row, column=source.column
                )
                for row in rows
            )
            yield named_trigger(
                CHANGE_TRIGGER_PREFIX,
                table,
                f'AFTER {event} ON "{table}" FOR EACH ROW BEGIN {notes} END',
            )


def postgresql_change_triggers() -> Iterator[Trigger]:
    for source in all_source_tables():
        table, columns = source.model._meta.db_table, _column_list(source)
        call = f"EXECUTE FUNCTION \"{FUNCTION}\"('{source.subject}', '{source.column}')"
        events = f"INSERT OR DELETE OR UPDATE OF {columns}"
        yield named_trigger(
            CHANGE_TRIGGER_PREFIX, table, f'AFTER {events} ON "{table}" FOR EACH ROW {call}'
        )
        yield named_trigger(
            CHANGE_TRIGGER_PREFIX, table, f'AFTER TRUNCATE ON "{table}" FOR EACH STATEMENT {call}'
        )


def _column_list(source: SourceTable) -> str:
    return ", ".join(f'"{column}"' for column in source.columns)
