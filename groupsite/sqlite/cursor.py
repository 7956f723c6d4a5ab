"""A cursor that writes SQLite's placeholders into a statement without a regular expression."""

from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper


class PlaceholderCursor(SQLiteCursorWrapper):
    """Django's cursor with a faster conversion: its own takes about as long as many a query."""

    wrapper: Any = None  # the connection that made it, which hears when it is closed
    is_closed = False

    def close(self) -> None:
        super().close()
        self.is_closed = True
        if self.wrapper is not None:
            self.wrapper.release_if_over()

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> Any:
        """Return the statement with `?` for each `%s`; an escaped `%%` is left to Django."""
        if param_names is None and "%%" not in query:
            return query.replace("%s", "?")
        return super().convert_query(query, param_names=param_names)
