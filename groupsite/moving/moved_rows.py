"""Copies all rows in one transaction, which is committed if they are the same as in the source.

Django's foreign keys are checked at the end of a transaction, so the order of tables does not matter.
A process that is killed leaves the target as it was.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from groupsite.moving.exact_values import TableDigest, digest_of_table, iter_rows
from groupsite.moving.move_state import MoveError, note_rows_moved
from groupsite.moving.moved_tables import MovedTable, emptied_tables
from groupsite.moving.unfit_values import iter_unfit_values
from groupsite.search.index.models import ChangedRow
from groupsite.search.index.updating import mark_everything_outdated

LARGE: Final = 5000  # rows from which on a table is worth a line

type Digests = dict[MovedTable, TableDigest]


def read_source(
    source: BaseDatabaseWrapper, tables: list[MovedTable], faults: list[str]
) -> Digests:
    """Read all rows; return their digests, and add what PostgreSQL would refuse to `faults`."""
    digests: Digests = {}
    for table in tables:
        digests[table] = TableDigest()
        for row in iter_rows(source, table):
            digests[table].add(table, row)
            faults.extend(iter_unfit_values(table, row))
    return digests


def iter_move_rows(source: BaseDatabaseWrapper, digests: Digests, at: datetime) -> Iterator[str]:
    """Copy all rows; yield a line for each large table. Raises MoveError, and then no row is there."""
    with transaction.atomic():
        _empty(list(digests))
        for table, digest in digests.items():
            _copy(source, table)
            if digest.rows >= LARGE:
                yield f"  {table.name}: {digest.rows:,} rows"
        _check_foreign_keys()
        for table in digests:
            if table.sequence:
                _set_sequence(source, table)
        check_rows(digests)
        # Of what the triggers of the target have noted, row by row.
        ChangedRow.objects.all().delete()
        mark_everything_outdated()
        note_rows_moved(at)


def check_rows(digests: Digests) -> None:
    """Raise MoveError unless the target has the same rows as the source."""
    for table, expected in digests.items():
        found = digest_of_table(connection, table)
        if found != expected:
            raise MoveError(
                f"The table {table.name} has {found.rows} rows in the target and {expected.rows} in the "
                "source, or they differ."
            )


def _empty(tables: list[MovedTable]) -> None:
    """Remove what `migrate` has added, such as a home page of Wagtail's."""
    names = ", ".join(map(connection.ops.quote_name, emptied_tables(tables)))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}")


def _copy(source: BaseDatabaseWrapper, table: MovedTable) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, table.columns))
    psycopg: Any = connection.Database  # type: ignore[attr-defined]
    try:
        with connection.cursor() as cursor:
            cursors: Any = cursor
            with cursors.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
                for row in iter_rows(source, table):
                    copy.write_row(row)
    except psycopg.Error as error:
        # Without the row, which may be about a person.
        raise MoveError(f"{table.name}: {error.diag.message_primary}.") from None


def _check_foreign_keys() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        raise MoveError(f"A row refers to one that does not exist: {error}") from error


def _set_sequence(source: BaseDatabaseWrapper, table: MovedTable) -> None:
    """Number new rows after all that there have ever been, as SQLite does."""
    with source.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        (last,) = cursor.fetchone() or (0,)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), GREATEST(%s, 1), %s)",
            [connection.ops.quote_name(table.name), table.sequence, last, last > 0],
        )
