"""SQLite is set up for real use, where the site runs on it."""

import pytest
from django.db.utils import ConnectionHandler

from groupsite.settings.everywhere import sqlite


@pytest.fixture
def cursor(tmp_path, django_db_blocker):
    connections = ConnectionHandler({"default": sqlite(tmp_path / "db.sqlite3")})
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        yield cursor
    connections["default"].close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),  # readers do not wait for the writer
        ("synchronous", 2),  # FULL: what is committed is on the disk
        ("busy_timeout", 20_000),  # milliseconds that one writer waits for another
        ("foreign_keys", 1),
    ],
)
def test_how_it_is_set_up(cursor, pragma, value):
    assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_transaction_takes_the_lock_when_it_begins():
    """Else two that read first and then write end with "database is locked", timeout or not."""
    options = sqlite("db.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
