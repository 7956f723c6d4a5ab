"""The link is moved before anything that visitors see is committed, whatever writes it."""

import gc
import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import OperationalError, transaction

from tests.groupsite.front_cache.conftest import HIDDEN, SHOWN

INSERT = f"INSERT INTO {SHOWN} (text) VALUES ('new')"  # noqa: S608


def run(connection, sql: str, many: bool = False) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, [()]) if many else cursor.execute(sql)


@pytest.fixture
def one(site):
    return site.connect()


@pytest.fixture(autouse=True)
def kept(site, one, monkeypatch):
    """At the beginning of each test, nginx answers by itself."""
    monkeypatch.setattr(transaction, "get_connection", lambda using=None: one)
    run(one, f"{INSERT}, ('newer')")
    site.answer()
    assert site.is_kept


VISIBLE = {
    "insert": INSERT,
    "update": f"UPDATE {SHOWN} SET text = 'other'",  # noqa: S608
    "delete": f"DELETE FROM {SHOWN}",  # noqa: S608
    "replace": f"REPLACE INTO {SHOWN} (id, text) VALUES (1, 'other')",  # noqa: S608
    "upsert": f"{INSERT} ON CONFLICT (id) DO UPDATE SET text = 'other'",
    "with": f"WITH a AS (SELECT 1) UPDATE {SHOWN} SET text = 'other'",  # noqa: S608
    "comment": f"/* what */ -- ever\n {INSERT}",
    "small letters": INSERT.lower(),
    "returning": f"{INSERT} RETURNING id",
}


@pytest.mark.parametrize("many", [False, True], ids=["one", "many"])
@pytest.mark.parametrize("way", VISIBLE)
def test_a_statement_of_its_own(site, one, way, many):
    if many and way == "returning":
        pytest.skip("executemany returns nothing")
    before = site.target
    run(one, VISIBLE[way], many)
    assert site.target == "writing"
    site.answer()
    assert site.is_kept
    assert site.target != before


@pytest.mark.parametrize("way", VISIBLE)
def test_in_a_transaction_it_is_moved_at_once_and_kept_there_until_the_end(site, one, way):
    with transaction.atomic():
        run(one, f"SELECT * FROM {SHOWN}")  # noqa: S608
        assert site.is_kept
        run(one, VISIBLE[way])
        site.answer()
        assert site.target == "writing"
        with transaction.atomic():
            run(one, INSERT)
        site.answer()
        assert site.target == "writing"
    site.answer()
    assert site.is_kept


HIDDEN_WRITES = {
    "hidden table": f"INSERT INTO {HIDDEN} (text) VALUES ('new')",  # noqa: S608
    "hidden column": f"UPDATE {SHOWN} SET draft = 'new'",  # noqa: S608
    "nothing found": f"UPDATE {SHOWN} SET text = 'other' WHERE id = 99",  # noqa: S608
    "reading": f"SELECT * FROM {SHOWN}",  # noqa: S608
    "table": "CREATE TABLE other (id)",
    "check": "PRAGMA quick_check",
}


@pytest.mark.parametrize("way", HIDDEN_WRITES)
def test_what_no_visitor_sees_does_not_move_it(site, one, way):
    before = site.target
    with transaction.atomic():
        run(one, HIDDEN_WRITES[way])
    run(one, HIDDEN_WRITES[way].replace("other", "another"))
    assert site.target == before


def test_what_is_rolled_back_gets_a_new_name_too(site, one):
    """A reader may have asked meanwhile, and nginx may still be storing what it got."""
    before = site.target
    with transaction.atomic():
        run(one, INSERT)
        transaction.set_rollback(True)
    assert site.target == "writing"
    site.answer()
    assert site.is_kept
    assert site.target != before


def test_a_savepoint_that_is_undone(site, one):
    with transaction.atomic():
        with transaction.atomic():
            run(one, INSERT)
            transaction.set_rollback(True)
        site.answer()
        assert site.target == "writing"
    site.answer()
    assert site.is_kept


def test_an_exception(site, one):
    def fail() -> None:
        with transaction.atomic():
            run(one, INSERT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    site.answer()
    assert site.is_kept


def test_a_statement_that_fails(site, one):
    with pytest.raises(OperationalError):
        run(one, f"UPDATE {SHOWN} SET text = CASE id WHEN 1 THEN 'a' ELSE json('{{') END")  # noqa: S608
    assert site.target == "writing"  # its first row
    site.answer()
    assert site.is_kept


def test_rows_that_are_not_read_keep_it(site, one):
    """SQLite commits a statement with RETURNING when its rows have been read."""
    before = site.generation()
    cursor = one.cursor()
    cursor.execute(f"{INSERT}, ('another') RETURNING id")
    site.answer()
    assert site.target == "writing"
    assert site.generation() == before
    run(one, "SELECT 1")
    site.answer()
    assert site.target == "writing"
    cursor.close()
    assert site.generation() != before
    site.answer()
    assert site.is_kept


def test_rows_of_a_cursor_that_is_forgotten(site, one):
    cursor = one.cursor()
    cursor.execute(f"{INSERT}, ('another') RETURNING id")
    del cursor
    gc.collect()
    run(one, "SELECT 1")
    site.answer()
    assert site.is_kept


def test_autocommit_off(site, one):
    one.set_autocommit(False)
    run(one, INSERT)
    site.answer()
    assert site.target == "writing"
    one.commit()
    site.answer()
    assert site.is_kept
    run(one, INSERT)
    site.answer()
    assert site.target == "writing"
    one.rollback()
    one.set_autocommit(True)
    site.answer()
    assert site.is_kept


def test_a_connection_that_is_closed_in_a_transaction(site, one):
    one.set_autocommit(False)
    run(one, INSERT)
    site.answer()
    assert site.target == "writing"
    one.close()
    site.answer()
    assert site.is_kept


def test_django_s_own_connection_to_sqlite(site, one):
    """Below Django's cursor, as `executescript` needs it."""
    one.connection.executescript(f"BEGIN; {INSERT}; COMMIT;")
    assert site.target == "writing"
    run(one, "SELECT 1")
    site.answer()
    assert site.is_kept


def test_two_writers_and_a_reader_between_them(site, one):
    """SQLite lets one write at a time: the second waits, and the link waits for both."""
    second, is_first_done, is_second_done = site.connect(), threading.Event(), threading.Event()
    second.inc_thread_sharing()

    def write() -> None:
        is_first_done.wait(30)
        second.set_autocommit(False)
        run(second, INSERT)
        is_second_done.set()

    thread = threading.Thread(target=write)
    thread.start()
    with transaction.atomic():
        run(one, INSERT)
        is_first_done.set()
        site.answer()
        assert site.target == "writing"
    is_second_done.wait(30)
    site.answer()
    assert site.target == "writing"
    thread.join()
    second.commit()
    second.set_autocommit(True)
    site.answer()
    assert site.is_kept


def test_another_program_is_noticed_by_the_next_page_that_the_site_answers(site):
    before = site.target
    with closing(sqlite3.connect(site.database)) as program:
        program.execute(INSERT)
        program.commit()
    assert site.target == before
    site.answer()
    assert site.is_kept
    assert site.target != before


def test_a_link_that_cannot_be_moved_stops_the_write(site, one, monkeypatch, caplog):
    def hold(self):
        raise PermissionError(13, "Permission denied")

    before = site.generation(), site.target
    monkeypatch.setattr(type(site.front), "hold", hold)
    with pytest.raises(OperationalError):
        run(one, INSERT)
    assert (site.generation(), site.target) == before
    assert "GROUPSITE_FRONT_CACHE" in caplog.text


def test_a_site_without_a_front_cache_has_no_such_triggers(site, settings):
    settings.GROUPSITE_FRONT_CACHE = None
    before = site.target
    run(site.connect(), INSERT)
    assert site.target == before


def test_a_database_without_the_table_of_the_generation(site, tmp_path):
    site.database.unlink()
    connection = site.connect()
    run(connection, "CREATE TABLE shown (text)")
    run(connection, INSERT)
