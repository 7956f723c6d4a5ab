"""Finds values that SQLite has stored and PostgreSQL would refuse, before anything is copied.

SQLite enforces neither lengths nor ranges, and foreign keys only while a connection asks for it.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from groupsite.moving.exact_values import Row
from groupsite.moving.moved_tables import MovedTable

NUL: Final = "\0"


def iter_unfit_values(table: MovedTable, row: Row) -> Iterator[str]:
    """Yield a line for each value of a row that PostgreSQL cannot store. Lines contain no values (R23)."""
    fields = table.fields
    key = next(value for field, value in zip(fields, row, strict=True) if field.primary_key)
    for field, value in zip(fields, row, strict=True):
        if fault := _fault(field, value):
            name = f"row {key}" if isinstance(key, int) else "a row"
            yield f"{table.name}, {name}, {field.column}: {fault}"


def iter_rows_without_target(
    source: BaseDatabaseWrapper, tables: list[MovedTable]
) -> Iterator[str]:
    """Yield a line for each row of these tables that refers to a row that does not exist."""
    moved = {table.name for table in tables}
    with source.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, rowid, parent, _constraint in cursor.fetchall():
            if table in moved:
                yield f"{table}, row {rowid}: refers to a row of {parent} that does not exist"


def _fault(field: Any, value: Any) -> str:
    if isinstance(value, str):
        return _fault_of_text(field, value)
    if isinstance(value, int) and not isinstance(value, bool):
        lowest, highest = _range(field)
        is_inside = (lowest is None or value >= lowest) and (highest is None or value <= highest)
        return "" if is_inside else f"not between {lowest} and {highest}"
    return ""


def _fault_of_text(field: Any, value: str) -> str:
    if NUL in value:
        return "contains the character NUL"
    if field.get_internal_type() == "JSONField":
        return "" if _is_storable_json(value) else "is JSON that PostgreSQL does not accept"
    limit = field.max_length if field.get_internal_type() != "TextField" else None
    return f"longer than {limit} characters" if limit and len(value) > limit else ""


def _is_storable_json(text: str) -> bool:
    """PostgreSQL's jsonb stores text without NUL and without halves of surrogate pairs."""
    try:
        plain = json.dumps(json.loads(text), ensure_ascii=False, allow_nan=False)
        plain.encode()
    except ValueError:
        return False
    return "\\u0000" not in plain.replace("\\\\", "")  # without escaped backslashes


def _range(field: Any) -> tuple[int | None, int | None]:
    kind = field.get_col(field.model._meta.db_table).output_field.get_internal_type()
    found = connection.ops.integer_field_ranges.get(kind)
    return found or (None, None)
