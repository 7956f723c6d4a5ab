"""What a move has done, in two tables of the target. Only `move_data` reads them.

A target with these tables was empty when the move began, so whatever it has came from there.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

STATE: Final = "groupsite_move"
FILES: Final = "groupsite_move_file"
CREATE_FILES: Final = f"""
CREATE TABLE "{FILES}" (
    area text NOT NULL, name text NOT NULL, sha256 text NOT NULL DEFAULT '', PRIMARY KEY (area, name)
)
"""
CREATE_STATE: Final = f"""
CREATE TABLE "{STATE}" (
    source text NOT NULL, begun timestamptz NOT NULL, rows_moved timestamptz, finished timestamptz
)
"""


class MoveError(Exception):
    """Raised with a sentence for the administrator if a site cannot be moved."""


class MoveState(NamedTuple):
    source: str  # the data folder
    begun: datetime
    rows_moved: datetime | None
    finished: datetime | None


def read_state() -> MoveState | None:
    """Return the state of the move into this database; None if none has started."""
    if STATE not in connection.introspection.table_names():
        return None
    (row,) = _query(f'SELECT source, begun, rows_moved, finished FROM "{STATE}"')  # noqa: S608
    return MoveState(*row)


def begin(source: str, at: datetime) -> None:
    """Note that a move begins, in a database without tables."""
    with transaction.atomic():
        _execute(CREATE_FILES)
        _execute(CREATE_STATE)
        _execute(f'INSERT INTO "{STATE}" (source, begun) VALUES (%s, %s)', source, at)  # noqa: S608


def note_rows_moved(at: datetime) -> None:
    _execute(f'UPDATE "{STATE}" SET rows_moved = %s', at)  # noqa: S608


def finish(at: datetime) -> None:
    """Note that the move is complete. The list of files is no longer needed."""
    with transaction.atomic():
        _execute(f'UPDATE "{STATE}" SET finished = %s', at)  # noqa: S608
        _execute(f'DROP TABLE "{FILES}"')


def note_file_begun(area: str, name: str) -> None:
    """Note a file before its first byte is written, so that an incomplete one is known as ours."""
    _execute(
        f'INSERT INTO "{FILES}" (area, name) VALUES (%s, %s) '  # noqa: S608
        "ON CONFLICT (area, name) DO UPDATE SET sha256 = ''",
        area,
        name,
    )


def note_file_moved(area: str, name: str, sha256: str) -> None:
    _execute(
        f'UPDATE "{FILES}" SET sha256 = %s WHERE area = %s AND name = %s',  # noqa: S608
        sha256,
        area,
        name,
    )


def forget_file(area: str, name: str) -> None:
    _execute(f'DELETE FROM "{FILES}" WHERE area = %s AND name = %s', area, name)  # noqa: S608


def files_of_area(area: str) -> dict[str, str]:
    """Return the SHA-256 of each file that the target has by its name, empty if it is incomplete."""
    return dict(_query(f'SELECT name, sha256 FROM "{FILES}" WHERE area = %s', area))  # noqa: S608


def _execute(sql: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))


def _query(sql: str, *parameters: Any) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return iter(cursor.fetchall())
