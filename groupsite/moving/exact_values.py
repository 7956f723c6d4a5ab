"""Reads rows as the same values from SQLite and PostgreSQL, and hashes them.

Only the conversions of the database are used, and none of a field's own, so what is stored is what
is read. A JSON value stays the text that the database returns. Two such texts are equal if they mean
the same: PostgreSQL stores the keys of an object in an order of its own.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Context, Decimal
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

from groupsite.moving.moved_tables import MovedTable

ROWS_AT_ONCE: Final = 1000
MODULUS: Final = 2**256

type Row = tuple[Any, ...]


@dataclass
class TableDigest:
    """How many rows a table has, and a hash of all of them, in whatever order they come."""

    rows: int = 0
    sha256_sum: int = 0

    def add(self, table: MovedTable, row: Row) -> None:
        values = tuple(
            canonical(value, is_json=field.get_internal_type() == "JSONField")
            for field, value in zip(table.fields, row, strict=True)
        )
        text = repr(values).encode("utf-8", "surrogatepass")
        self.sha256_sum += int.from_bytes(hashlib.sha256(text).digest())
        self.sha256_sum %= MODULUS
        self.rows += 1


def digest_of_table(connection: BaseDatabaseWrapper, table: MovedTable) -> TableDigest:
    """Read a table; return its digest."""
    digest = TableDigest()
    for row in iter_rows(connection, table):
        digest.add(table, row)
    return digest


def iter_rows(connection: BaseDatabaseWrapper, table: MovedTable) -> Iterator[Row]:
    """Yield the rows of a table, as Python values that both databases take."""
    columns = ", ".join(map(connection.ops.quote_name, table.columns))
    converters = [_converters(connection, table, field) for field in table.fields]
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(table.name)}")  # noqa: S608
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                yield tuple(map(_convert, row, converters))


def canonical(value: Any, *, is_json: bool = False) -> Any:
    """Return a value whose `repr` is the same whichever database it came from."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, memoryview):
        return value.tobytes()
    if isinstance(value, Decimal):
        return format(value, "f")
    if is_json and isinstance(value, str):
        return _canonical_json(value)
    return value


def _canonical_json(text: str) -> str:
    value = json.loads(text, parse_float=_number, parse_int=_number)
    return json.dumps(value, sort_keys=True, default=repr)


def _number(digits: str) -> Decimal:
    """PostgreSQL stores the exact number, and writes it without an exponent.

    Every digit counts: `normalize` of a Decimal rounds to the precision of the context.
    """
    number = Decimal(digits)
    return number.normalize(Context(prec=max(1, len(number.as_tuple().digits))))


def _converters(connection: BaseDatabaseWrapper, table: MovedTable, field: Any) -> list[Any]:
    column = field.get_col(table.name)
    found = connection.ops.get_db_converters(column)
    return [lambda value, convert=one: convert(value, column, connection) for one in found]


def _convert(value: Any, converters: list[Any]) -> Any:
    for convert in converters:
        value = convert(value)
    return value
