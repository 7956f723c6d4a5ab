"""Two processes write to one PostgreSQL at the same time: nobody waits, and each commit counts.

`make test-servers` runs this. Statements that match no row have triggers too, so no data changes.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, transaction

from groupsite.page_cache.generation import TABLE, GenerationReader

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer"),
]
WRITE = "UPDATE groupsite_people_person SET room = 'E3' WHERE false"
DRAFT = "UPDATE groupsite_people_person SET latest_revision_id = NULL WHERE false"
EMPTY = "TRUNCATE groupsite_people_takenovertranslation"


class Process:
    """A session of its own, as another process has. No statement waits for longer than a second."""

    def __init__(self) -> None:
        self.connection: Any = connection.copy()
        self.execute("SET lock_timeout = '1s'")

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def begin(self) -> None:
        self.connection.set_autocommit(False)
        self.execute(WRITE)

    def end(self, *, commit: bool) -> None:
        self.connection.commit() if commit else self.connection.rollback()
        self.connection.set_autocommit(True)

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def one() -> Iterator[Process]:
    with closing(Process()) as process:
        yield process


@pytest.fixture
def two() -> Iterator[Process]:
    with closing(Process()) as process:
        yield process


@pytest.fixture
def reader() -> Iterator[GenerationReader]:
    with closing(GenerationReader()) as reader:
        yield reader


def test_writers_do_not_wait_for_each_other(one, two, reader):
    seen = [reader.read()]
    one.begin()
    two.begin()
    assert reader.read() == seen[0]
    two.end(commit=True)
    seen.append(reader.read())
    one.end(commit=True)
    seen.append(reader.read())
    assert None not in seen
    assert len(set(seen)) == 3


def test_what_is_rolled_back_does_not_count(one, reader):
    before = reader.read()
    one.begin()
    one.end(commit=False)
    assert reader.read() == before


def test_a_savepoint_that_is_undone_leaves_the_rest(one, reader):
    before = reader.read()
    one.connection.set_autocommit(False)
    one.execute("SAVEPOINT a")
    one.execute(WRITE)
    one.execute("ROLLBACK TO SAVEPOINT a")
    one.execute(WRITE)
    one.end(commit=True)
    assert reader.read() != before


def test_truncating_counts_and_drafts_do_not(one, reader):
    before = reader.read()
    one.execute(DRAFT)
    assert reader.read() == before
    one.execute(EMPTY)
    assert reader.read() != before


def test_rows_of_earlier_transactions_are_deleted(one, two, reader):
    seen = set()
    for _time in range(10):
        one.begin()
        two.begin()
        two.end(commit=True)
        one.end(commit=True)
        seen.add(reader.read())
    assert len(seen) == 10
    ((count,),) = one.execute(f'SELECT count(*) FROM "{TABLE}"')  # noqa: S608
    assert count <= 3


def test_it_reads_again_after_the_server_has_closed_the_connection(one, reader):
    before = reader.read()
    with transaction.atomic(), connection.cursor() as cursor:
        mine = reader._connection.connection.info.backend_pid
        cursor.execute("SELECT pg_terminate_backend(%s)", [mine])
    assert reader.read() == before
