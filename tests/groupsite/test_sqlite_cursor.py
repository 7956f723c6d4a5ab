"""Our cursor converts each statement as Django's does."""

import sqlite3

import pytest
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from groupsite.sqlite.base import DatabaseWrapper
from groupsite.sqlite.cursor import PlaceholderCursor

STATEMENTS = [
    "SELECT 1",
    "a = %s",
    "a IN (%s,%s)",
    "a LIKE '%%s' AND b = %s",
    "%s%%",
    "%%%s",
    "5 %% 3",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_it_converts_as_django_does(statement: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        ours, theirs = (connection.cursor(one) for one in (PlaceholderCursor, SQLiteCursorWrapper))
        assert ours.convert_query(statement) == theirs.convert_query(statement)
    connection.close()


def test_names_stay_names() -> None:
    with sqlite3.connect(":memory:") as connection:
        cursor = connection.cursor(PlaceholderCursor)
        assert cursor.execute("SELECT %(one)s", {"one": 5}).fetchone() == (5,)
    connection.close()


@pytest.mark.django_db
def test_the_backend_uses_it() -> None:
    settings = {"NAME": ":memory:", "OPTIONS": {}, "TIME_ZONE": None, "AUTOCOMMIT": True}
    settings |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TEST": {"NAME": None}}
    connection = DatabaseWrapper(settings)
    with connection.cursor() as cursor:
        assert isinstance(cursor.cursor, PlaceholderCursor)
        assert cursor.execute("SELECT %s", [5]).fetchone() == (5,)
    connection.connection.close()  # Django leaves one in memory open
