"""Django's SQLite backend: writers queue, files are private, and kept connections follow their file."""

import os
import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import OperationalError
from django.db.backends.sqlite3 import base as sqlite3

from groupsite.sqlite.cursor import PlaceholderCursor
from groupsite.sqlite.writer_queue import WriterQueue, writer_queue_for

WRITING: Final = ("INSERT", "UPDATE", "DELETE", "REPLACE")
LONGEST: Final = max(map(len, WRITING))
PATIENCE: Final = 5.0  # seconds; used if the settings have no timeout
OWNER_ONLY: Final = 0o600


@cache
def path_of_name(name: str | Path) -> Path:
    """Return the path of a database file. Three ask for it in each request; a new `Path` is slow."""
    return Path(name)


class DatabaseWrapper(sqlite3.DatabaseWrapper):
    """Database connection whose writers queue: a turn lasts from BEGIN to the end of the transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: WriterQueue | None = None
        self._file: tuple[int, int] | None = None
        self._kept: Callable[[], None] | None = None
        self._returning: weakref.ref[PlaceholderCursor] | None = None
        self.execute_wrappers.append(self._execute_in_turn)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if not self.is_in_memory_db():
            _create_private_file(Path(self.settings_dict["NAME"]))
        self._file = self._file_identity()
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=PlaceholderCursor)
        cursor.wrapper = self
        return cursor

    @property
    def keeps_something(self) -> bool:
        return self._kept is not None

    def keep_until_end(self, release: Callable[[], None]) -> None:
        """Call `release` when the transaction, or the statement outside of one, has ended."""
        self._kept = release

    def release_if_over(self) -> None:
        """Release what is kept until the end of a transaction, if it has ended."""
        if self._kept is None or (self.connection and self.connection.in_transaction):
            return
        if not self._has_rows_to_read():
            self._release()

    def _has_rows_to_read(self) -> bool:
        """Whether a statement with RETURNING is not over: it is committed when its rows have been read."""
        cursor = self._returning() if self._returning else None
        return cursor is not None and not cursor.is_closed

    def _release(self) -> None:
        release, self._kept, self._returning = self._kept, None, None
        if release:
            release()

    def close_if_unusable_or_obsolete(self) -> None:
        """Close the connection as Django does, and if its file has been replaced, as by a backup."""
        is_idle = self.connection is not None and not self.in_atomic_block
        if is_idle and self._file_identity() != self._file:
            self.close()
        self.release_if_over()
        super().close_if_unusable_or_obsolete()

    def _file_identity(self) -> tuple[int, int] | None:
        """Return what identifies the database file; None if it is missing or in memory."""
        try:
            found = path_of_name(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        self.release_if_over()
        if autocommit:
            self._end_turn()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self.release_if_over()

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self.release_if_over()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
            self._release()
        finally:
            self._end_turn()

    def _execute_in_turn(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        """Execute a statement; a write outside a transaction first waits for its turn."""
        if (
            self.in_atomic_block
            or self._turn
            or not sql.lstrip()[:LONGEST].upper().startswith(WRITING)
        ):
            return self._execute(execute, sql, *args)
        self._take_turn()
        try:
            return self._execute(execute, sql, *args)
        finally:
            self._end_turn()

    def _execute(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        """Execute a statement; without a transaction, its end may be the end of what is kept."""
        try:
            result = execute(sql, *args)
            if self._kept and getattr(result, "description", None) and not self._has_rows_to_read():
                self._returning = weakref.ref(result)
            return result
        finally:
            if self._kept:
                self.release_if_over()

    def _take_turn(self) -> None:
        if self._turn or self.is_in_memory_db():
            return
        turns = writer_queue_for(Path(self.settings_dict["NAME"]))
        if not turns.acquire(self.settings_dict["OPTIONS"].get("timeout", PATIENCE)):
            raise OperationalError("database is locked: the turn to write did not come")
        self._turn = turns

    def _end_turn(self) -> None:
        turns, self._turn = self._turn, None
        if turns:
            turns.release()


def _create_private_file(database: Path) -> None:
    """Create the database file, if missing, for its owner only; SQLite's other files inherit this."""
    try:
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    except OSError:  # it exists; or it cannot be created, and SQLite will report why
        return
