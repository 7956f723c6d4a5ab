"""PostgreSQL: `pg_dump` copies what the names of files are read from, and `pg_restore` restores it."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection

from groupsite.backup.database import copy_database, database_is_unused, restored_database
from groupsite.backup.manifest import BackupError

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
EMPTY = "groupsite_restored"


@pytest.fixture
def empty_database():
    """The name of an empty database, which the connection uses until the test ends."""
    used = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {EMPTY}")

    def use(name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    yield lambda: use(EMPTY)
    use(used)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {EMPTY}")


def test_it_is_restored_into_an_empty_database(django_user_model, tmp_path, empty_database):
    django_user_model.objects.create_user("Åsa")
    dump = tmp_path / "database.dump"
    assert copy_database(dump).keys() == {"media", "applications"}
    assert not database_is_unused()
    empty_database()
    assert database_is_unused()
    with restored_database(dump):
        assert django_user_model.objects.get().username == "Åsa"


def test_a_dump_has_no_sessions(tmp_path, empty_database):
    """Their keys would be cookies of the running site."""
    Session.objects.create(session_key="key", session_data="", expire_date=datetime.now(UTC))
    dump = tmp_path / "database.dump"
    copy_database(dump)
    empty_database()
    with restored_database(dump):
        assert not Session.objects.exists()


def test_its_tables_are_visible_when_the_restore_has_ended(
    django_user_model, tmp_path, empty_database
):
    """A site that is started too early finds none: what has been erased since is still in them."""
    dump = tmp_path / "database.dump"
    copy_database(dump)
    empty_database()
    with restored_database(dump):
        assert tables_that_others_see() == []
    assert "auth_user" in tables_that_others_see()
    assert not database_is_unused()


def test_an_interrupted_restore_is_started_again(django_user_model, tmp_path, empty_database):
    django_user_model.objects.create_user("Åsa")
    dump = tmp_path / "database.dump"
    copy_database(dump)
    empty_database()
    with pytest.raises(ZeroDivisionError), restored_database(dump):
        1 / 0  # noqa: B018
    assert database_is_unused()
    with restored_database(dump):
        pass
    assert django_user_model.objects.get().username == "Åsa"
    assert schemas() == ["public"]


def test_tables_that_somebody_has_made_meanwhile_are_not_lost(tmp_path, empty_database):
    dump = tmp_path / "database.dump"
    copy_database(dump)
    empty_database()
    with (
        pytest.raises(DatabaseError, match="depend"),
        restored_database(dump),
        connection.cursor() as cursor,
    ):
        cursor.execute("CREATE TABLE public.mine (id int)")
    assert tables_that_others_see() == ["mine"]


def tables_that_others_see():
    return rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


def schemas():
    return rows(
        "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' "
        "AND nspname != 'information_schema'"
    )


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [name for (name,) in cursor.fetchall()]


def test_what_pg_restore_says_reaches_the_administrator(tmp_path, empty_database):
    dump = tmp_path / "database.dump"
    dump.write_text("no dump")
    empty_database()
    with pytest.raises(BackupError, match="pg_restore"), restored_database(dump):
        pass
    assert database_is_unused()
