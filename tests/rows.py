"""Counts the rows that are fetched from the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db.backends.utils import CursorWrapper


class Rows:
    number = 0

    def counting(self, fetch: str) -> Callable[..., Any]:
        def fetch_and_count(wrapper: CursorWrapper, *args: Any) -> Any:
            found = getattr(wrapper.cursor, fetch)(*args)
            self.number += (found is not None) if fetch == "fetchone" else len(found)
            return found

        return fetch_and_count


@contextmanager
def counted_rows() -> Iterator[Rows]:
    """Counts all rows that a connection hands out inside; not those of a cursor that is iterated."""
    rows = Rows()
    own = {name: rows.counting(name) for name in ("fetchone", "fetchmany", "fetchall")}
    with mock.patch.multiple(CursorWrapper, create=True, **own):
        yield rows
