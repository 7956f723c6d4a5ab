"""What SQLite has stored and PostgreSQL would refuse is named before anything is copied."""

import sqlite3
from contextlib import closing

import pytest

from groupsite.moving.moved_tables import MovedTable
from groupsite.moving.unfit_values import iter_rows_without_target, iter_unfit_values
from vacancies.models import OutgoingMail


def faults(column, value):
    """What is wrong if a row of waiting mail has this value, and otherwise nothing."""
    table = MovedTable(OutgoingMail)
    row = tuple(
        7 if field.primary_key else value if field.column == column else None
        for field in table.fields
    )
    return list(iter_unfit_values(table, row))


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("values", '{"name": "\\u0000"}', "JSON that PostgreSQL does not accept"),
        ("values", '{"name": "\\ud800"}', "JSON that PostgreSQL does not accept"),
        ("values", "NaN", "JSON that PostgreSQL does not accept"),
        ("values", '{"name": ', "JSON that PostgreSQL does not accept"),
        ("kind", "a\0b", "the character NUL"),
        ("kind", "x" * 1000, "longer than"),
        ("attempts", 2**31, "not between"),
        ("attempts", -1, "not between"),
        ("application_id", 2**64, "not between"),
    ],
)
def test_it_is_named_by_table_row_and_column(column, value, fault):
    (line,) = faults(column, value)
    assert line.startswith(f"{OutgoingMail._meta.db_table}, row 7, {column}: ")
    assert fault in line
    assert str(value) not in line


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("values", '{"name": "å 🙂 \\\\u0000 \\ud83d\\ude42"}'),
        ("kind", "x"),
        ("attempts", 0),
        ("application_id", 2**40),
    ],
)
def test_everything_else_is_copied(column, value):
    assert faults(column, value) == []


def test_a_row_that_refers_to_one_that_is_gone_is_named():
    """In a table that is moved: the target makes the index itself."""
    mails = OutgoingMail._meta.db_table
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE parent (id integer PRIMARY KEY)")
        for table in (mails, "index"):
            database.execute(
                f'CREATE TABLE "{table}" (id integer PRIMARY KEY, of REFERENCES parent)'
            )
            database.execute(f'INSERT INTO "{table}" VALUES (7, 1)')  # noqa: S608

        class Source:
            def cursor(self):
                return closing(database.cursor())

        assert list(iter_rows_without_target(Source(), [MovedTable(OutgoingMail)])) == [
            f"{mails}, row 7: refers to a row of parent that does not exist"
        ]
