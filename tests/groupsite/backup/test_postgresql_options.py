"""How the programs of PostgreSQL connect: as Django does, encrypted if the settings say so."""

import io
from pathlib import Path

import pytest
from django.db.backends.postgresql.base import DatabaseWrapper

from groupsite.backup import postgresql_dump

SETTINGS = dict.fromkeys(["TIME_ZONE", "CONN_MAX_AGE", "AUTOCOMMIT", "CONN_HEALTH_CHECKS"]) | {
    "USER": "site",
    "PASSWORD": "secret",
    "HOST": "db.example.org",
    "PORT": "",
}


class Written(io.BytesIO):
    """What is written is known after it has been closed."""

    content = b""

    def close(self):
        self.content = self.content or self.getvalue()
        super().close()


class Program:
    """A program of PostgreSQL that succeeds, with its arguments and what is added to the environment."""

    def __init__(self, arguments, *, env, **_streams):
        self.arguments, self.environment = arguments, env
        self.stdin, self.stdout = Written(), io.BytesIO(b"statements;")

    def wait(self):
        return 0


@pytest.fixture
def programs(monkeypatch):
    """Run something with these settings; gives the programs that it has started."""

    def programs(act, name="group", **options):
        settings = {**SETTINGS, "NAME": name, "OPTIONS": options}
        monkeypatch.setattr(postgresql_dump, "connection", DatabaseWrapper(settings))
        monkeypatch.setattr(postgresql_dump.os, "environ", {})
        started: list[Program] = []
        programs.started = started

        def start(*arguments, **others):
            started.append(Program(*arguments, **others))
            return started[-1]

        monkeypatch.setattr(postgresql_dump.subprocess, "Popen", start)
        act()
        return started

    return programs


def dump():
    postgresql_dump.dump(Path("dump"), "7-1", without_rows_of="django_session")


def execute_dump():
    postgresql_dump._execute_dump(Path("dump"), "BEGIN;", "COMMIT;")


def test_the_connection_is_as_safe_as_that_of_django(programs):
    options = {"sslmode": "verify-full", "sslrootcert": "/ca.pem", "sslsni": 0, "keepalives": 1}
    (program,) = programs(dump, **options, isolation_level=2, pool=True)
    assert program.arguments == [
        *("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--snapshot=7-1"),
        *("--exclude-table-data=django_session", "--file=dump"),
    ]
    assert program.environment == {
        "PGDATABASE": "group",
        "PGHOST": "db.example.org",
        "PGPASSWORD": "secret",
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": "/ca.pem",
        "PGSSLSNI": "0",
        "PGUSER": "site",
    }


@pytest.mark.parametrize("act", [dump, execute_dump])
def test_a_service_and_a_password_file(programs, act):
    options = {"service": "group", "passfile": "/etc/pass"}
    for program in programs(act, name="", **options):
        assert program.environment["PGSERVICE"] == "group"
        assert program.environment["PGPASSFILE"] == "/etc/pass"
        assert "secret" not in " ".join(program.arguments)


def test_a_role(programs):
    (program,) = programs(dump, assume_role="owner")
    assert "--role=owner" in program.arguments


def test_what_ends_a_restore_is_executed_after_the_whole_dump(programs):
    reader, writer = programs(execute_dump)
    assert (reader.arguments[0], writer.arguments[0]) == ("pg_restore", "psql")
    assert writer.stdin.content == b"BEGIN;statements;COMMIT;"


def test_half_a_dump_is_not_committed(programs, monkeypatch):
    monkeypatch.setattr(Program, "wait", lambda program: int(program.arguments[0] == "pg_restore"))
    with pytest.raises(postgresql_dump.BackupError):
        programs(execute_dump)
    assert programs.started[1].stdin.content == b"BEGIN;statements;"


def test_a_program_that_is_not_installed_is_named(programs, monkeypatch):
    monkeypatch.setattr(Program, "__init__", lambda *_arguments, **_options: missing())
    with pytest.raises(postgresql_dump.BackupError, match=r"pg_dump is not installed"):
        programs(dump)


def missing():
    raise FileNotFoundError
