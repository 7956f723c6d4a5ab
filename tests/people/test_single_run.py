"""Regular commands never run twice at once; a process that is killed leaves no lock behind."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import connection

from people.management.single_run import single_run
from tests.sources import ROOT

HOLDER = """
import sys
from pathlib import Path
from people.management.single_run import _file_lock
with _file_lock(Path(sys.argv[1]), "purge") as is_free:
    print(is_free, flush=True)
    sys.stdin.read()
"""
COMMANDS = ["applications_housekeeping", "purge_applications", "publish_scheduled"]


@pytest.fixture
def database(db, tmp_path, monkeypatch):
    """The path of a database, as far as locks are concerned: PostgreSQL has its own."""
    path = tmp_path / "db.sqlite3"
    if connection.vendor == "sqlite":
        monkeypatch.setattr(connection, "is_in_memory_db", lambda: False)
        monkeypatch.setitem(connection.settings_dict, "NAME", path)
    return path


def test_a_lock_is_held_once(database):
    with single_run("purge") as first, single_run("purge") as second:
        assert (first, second) == (True, False)
    with single_run("purge") as again:
        assert again is True


def test_locks_of_other_names_are_free(database):
    with single_run("purge"), single_run("publish") as other:
        assert other is True


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has schemas")
def test_sites_in_two_schemas_of_a_database_do_not_hold_up_each_other(database, monkeypatch):
    def use_schema(name):
        monkeypatch.setitem(
            connection.settings_dict["OPTIONS"], "options", f"-c search_path={name}"
        )

    with single_run("purge") as first:
        use_schema("information_schema")
        with single_run("purge") as other, single_run("purge") as again:
            assert (first, other, again) == (True, True, False)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has a pool")
def test_a_pool_keeps_no_lock(database, monkeypatch):
    """A connection that goes back to the pool is not closed, and would keep the lock."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", {"min_size": 1, "max_size": 2})
    for _time in range(3):
        with single_run("purge") as is_free:
            assert is_free


def test_a_lock_is_free_after_an_error(database):
    with pytest.raises(RuntimeError), single_run("purge"):
        raise RuntimeError
    with single_run("purge") as again:
        assert again is True


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_runs_already_does_nothing(database, command, monkeypatch):
    def never(*args, **options):
        pytest.fail("It ran twice.")

    instance = load_command_class(get_commands()[command], command)
    monkeypatch.setattr(type(instance), "handle", never)
    output = StringIO()
    with single_run(command):
        call_command(command, stdout=output, skip_checks=True)
    assert output.getvalue() == f"{command} is running already, here or on another machine.\n"


def test_a_second_backup_fails(database, tmp_path):
    with single_run("backup"), pytest.raises(CommandError, match="Another one is running"):
        call_command("backup", str(tmp_path / "backups"), skip_checks=True)


def test_the_file_of_a_lock_is_private(tmp_path, database):
    with single_run("purge"):
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("*.lock")}
    expected = {"db.sqlite3-purge.lock": 0o600} if connection.vendor == "sqlite" else {}
    assert modes == expected


def test_a_killed_holder_frees_the_file(tmp_path):
    def holder():
        return subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(tmp_path / "db.sqlite3")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with holder() as first, holder() as second:
        said = {process: process.stdout.readline().strip() for process in (first, second)}
        assert sorted(said.values()) == ["False", "True"]
        for process in (first, second):
            process.kill()
    with holder() as third:
        assert third.stdout.readline().strip() == "True"
        third.kill()
    assert Path(tmp_path, "db.sqlite3-purge.lock").exists()
