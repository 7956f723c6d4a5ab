"""Whether the PostgreSQL server of GROUPSITE_DATABASE_URL can hold the site: its version and encoding."""

from typing import Any, Final

from django.db import connection

OLDEST_VERSION: Final = 15
ENCODING: Final = "UTF8"


class DatabaseAwayError(Exception):
    """The server does not answer, or refuses the account."""


def what_is_wrong() -> str:
    """Return why the server cannot hold the site, "" if it can or if the database is SQLite.

    Raises DatabaseAwayError. The connection is none of Django's: a process that is going to fork must not
    have one.
    """
    if connection.vendor != "postgresql":
        return ""
    psycopg: Any = connection.Database  # type: ignore[attr-defined]
    parameters = connection.get_connection_params()
    try:
        with psycopg.connect(**parameters) as own:
            version = own.info.server_version // 10000
            encoding = own.info.parameter_status("server_encoding")
    except psycopg.Error as error:
        raise DatabaseAwayError(type(error).__name__) from None
    if version < OLDEST_VERSION:
        return f"PostgreSQL {version} is too old: at least {OLDEST_VERSION} is needed"
    if encoding != ENCODING:
        return f"the encoding of the database is {encoding}, not {ENCODING}"
    return ""
