"""PostgreSQL: `pg_dump` copies what the names of files are read from, and `pg_restore` restores it."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

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


def test_what_pg_restore_says_reaches_the_administrator(tmp_path, empty_database):
    dump = tmp_path / "database.dump"
    dump.write_text("no dump")
    empty_database()
    with pytest.raises(BackupError, match="pg_restore"), restored_database(dump):
        pass
    assert database_is_unused()
