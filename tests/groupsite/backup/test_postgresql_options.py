"""How `pg_dump` and `pg_restore` connect: as Django does, encrypted if the settings say so."""

import subprocess

import pytest
from django.db.backends.postgresql.base import DatabaseWrapper

from groupsite.backup import database

SETTINGS = dict.fromkeys(["TIME_ZONE", "CONN_MAX_AGE", "AUTOCOMMIT", "CONN_HEALTH_CHECKS"]) | {
    "USER": "site",
    "PASSWORD": "secret",
    "HOST": "db.example.org",
    "PORT": "",
}


@pytest.fixture
def run(monkeypatch):
    """Run a program with these OPTIONS; gives its arguments and what is added to the environment."""

    def run(program, name="group", **options):
        settings = {**SETTINGS, "NAME": name, "OPTIONS": options}
        monkeypatch.setattr(database, "connection", DatabaseWrapper(settings))
        monkeypatch.setattr(database.os, "environ", {})
        started = []

        def start(arguments, *, env, **_others):
            started.append((arguments, env))
            return subprocess.CompletedProcess(arguments, 0)

        monkeypatch.setattr(database.subprocess, "run", start)
        database._run(program, "--more")
        return started[0]

    return run


def test_the_connection_is_as_safe_as_that_of_django(run):
    options = {"sslmode": "verify-full", "sslrootcert": "/ca.pem", "sslsni": 0, "keepalives": 1}
    arguments, environment = run("pg_dump", **options, isolation_level=2, pool=True)
    assert arguments == ["pg_dump", "--more"]
    assert environment == {
        "PGDATABASE": "group",
        "PGHOST": "db.example.org",
        "PGPASSWORD": "secret",
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": "/ca.pem",
        "PGSSLSNI": "0",
        "PGUSER": "site",
    }


def test_a_service_a_password_file_and_a_role(run):
    options = {"service": "group", "passfile": "/etc/pass", "assume_role": "owner"}
    arguments, environment = run("pg_restore", name="", **options)
    assert arguments == ["pg_restore", "--dbname=service=group", "--role=owner", "--more"]
    assert environment["PGSERVICE"] == "group"
    assert environment["PGPASSFILE"] == "/etc/pass"
    assert "secret" not in " ".join(arguments)
