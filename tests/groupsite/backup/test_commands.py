"""What an administrator types: `backup`, `restore` and `verify`, with each of their options."""

import io
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.storage import InMemoryStorage
from django.core.management import CommandError, call_command

from groupsite.backup import making, restoring
from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.manifest import Manifest
from groupsite.management.commands import verify
from tests.applications import ApplicationFactory
from tests.factories import NOW, VacancyFactory
from vacancies.models import Application, RemovalAction, RemovedApplication
from vacancies.models.committee import hash_of_start_key
from vacancies.retention.removals import Removal

pytestmark = pytest.mark.django_db
OLDER, NEWEST = "2026-03-01T090000Z", "2026-03-02T090000Z"


def typed(*words, **options) -> str:
    """What a command prints."""
    output = io.StringIO()
    call_command(*words, stdout=output, stderr=output, **options)
    return output.getvalue()


def line_of(application: Application, action: RemovalAction) -> str:
    return Removal(hash_of_start_key(application.start_key), action, NOW).line


class TestRestoring:
    """The database of the test is the one that the backup brings back."""

    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        monkeypatch.setattr(restoring, "areas", lambda: {"media": InMemoryStorage()})
        monkeypatch.setattr(restoring, "database_is_unused", lambda: True)
        monkeypatch.setattr(restoring, "database_vendor", lambda: "sqlite")
        monkeypatch.setattr(restoring.connection, "close", lambda: None)
        monkeypatch.setattr(restoring, "call_command", lambda *words, **options: None)
        monkeypatch.setattr(restoring, "restored_database", lambda path: nullcontext())
        folder = FolderOfBackups(tmp_path / "backups")
        with folder.locked():
            for name in (OLDER, NEWEST):
                self.add_backup(folder, name)
        return folder

    def add_backup(self, folder, name):
        with folder.new_backup(name) as path:
            sha256, size = folder.add(io.BytesIO(name.encode()))
            (path / "database.sqlite3").write_bytes(name.encode())
            folder.finish(path, Manifest(name, "sqlite", sha256, size, [], []))

    @pytest.fixture
    def applications(self, settings, tmp_path):
        settings.GROUPSITE_VACANCIES_FILES = tmp_path
        vacancy = VacancyFactory()
        return [ApplicationFactory(vacancy=vacancy, received=True) for _number in range(4)]

    def test_nothing_comes_back_that_any_file_says_is_gone(self, folder, applications, tmp_path):
        """`--removals`, which may be given several times, adds to the file of the folder."""
        kept, *gone = applications
        with folder.locked():
            folder.write_removals({line_of(gone[0], RemovalAction.ERASED)})
        files = [tmp_path / "newer.txt", tmp_path / "newest.txt"]
        for file, application in zip(files, gone[1:], strict=True):
            file.write_text(line_of(application, RemovalAction.ERASED))
        said = typed("restore", str(folder.path), removals=files)
        assert list(Application.objects.all()) == [kept]
        assert "3 applications were withdrawn or erased again" in said

    @pytest.mark.parametrize(("asked", "restored"), [({}, NEWEST), ({"backup": OLDER}, OLDER)])
    def test_the_newest_is_restored_unless_another_is_named(self, folder, asked, restored):
        said = typed("restore", str(folder.path), without_removals=True, **asked)
        assert f"Restoring {restored}" in said
        assert f"those of {restored}" in said

    def test_a_backup_that_is_not_there_is_not_replaced_by_another(self, folder):
        with pytest.raises(CommandError, match="no complete backup 2026-01-01"):
            typed("restore", str(folder.path), without_removals=True, backup="2026-01-01")

    def test_everybody_is_signed_out(self, folder):
        Session.objects.create(session_key="open", session_data="", expire_date=NOW)
        typed("restore", str(folder.path), without_removals=True)
        assert not Session.objects.exists()

    def test_a_folder_without_backups(self, tmp_path):
        with pytest.raises(CommandError, match="There is no complete backup"):
            typed("restore", str(tmp_path), without_removals=True)


class TestBackingUp:
    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        """Where a backup was made 40, 31 and 29 days ago."""
        monkeypatch.setattr(making, "areas", dict)
        monkeypatch.setattr(making, "copy_database", self.copy)
        folder = FolderOfBackups(tmp_path)
        for days in (40, 31, 29):
            with folder.locked():
                making.make_backup(folder, datetime.now(UTC) - timedelta(days=days))
        return folder

    def copy(self, target):
        target.write_bytes(b"rows")
        return {}

    def test_those_that_are_older_are_removed_and_only_if_one_says_so(self, folder):
        *old, recent = folder.names()
        typed("backup", str(folder.path))
        assert folder.names()[:3] == [*old, recent]
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):
            said = typed("backup", str(folder.path), keep_days=30)
        assert folder.names()[0] == recent
        assert "2 older backups were removed" in said

    def test_none_is_removed_if_none_could_be_made(self, folder, monkeypatch):
        def fail(target):
            raise OSError("No space left")

        names = folder.names()
        monkeypatch.setattr(making, "copy_database", fail)
        with pytest.raises(CommandError, match=r"No backup was made. No space left"):
            typed("backup", str(folder.path), keep_days=30)
        assert folder.names() == names

    def test_files_that_had_been_lost_before_are_named(self, folder, monkeypatch):
        def copy(target):
            target.write_bytes(b"rows")
            return {"media": {"lost.png"}}

        monkeypatch.setattr(making, "areas", lambda: {"media": InMemoryStorage()})
        monkeypatch.setattr(making, "copy_database", copy)
        assert "Missing before this backup: lost.png of media" in typed("backup", str(folder.path))

    def test_no_days_at_all_is_a_mistake(self, folder):
        with pytest.raises(CommandError, match="at least 1"):
            typed("backup", str(folder.path), keep_days=0)
        assert len(folder.names()) == 3

    @pytest.mark.parametrize(("options", "made"), [({}, 1), ({"only_removals": True}, 0)])
    def test_what_is_withdrawn_is_noted_in_the_folder(self, folder, options, made):
        """Every five minutes alone, and with each backup."""
        removal = Removal("0" * 64, RemovalAction.ERASED, NOW)
        before = len(folder.names())
        RemovedApplication.objects.create(**removal._asdict())
        typed("backup", str(folder.path), **options)
        assert folder.read_removals() == [removal.line]
        assert len(folder.names()) == before + made


class TestVerifying:
    def test_all_that_is_wrong_is_named_and_ends_with_an_error(self, monkeypatch):
        monkeypatch.setattr(verify, "iter_problems", lambda at, read_contents: ["one", "two"])
        output = io.StringIO()
        with pytest.raises(CommandError, match="2 of these do not agree"):
            call_command("verify", stdout=output)
        assert output.getvalue().split() == ["one", "two"]

    @pytest.mark.parametrize(("options", "reads"), [({}, True), ({"quick": True}, False)])
    def test_contents_are_read_unless_it_has_to_be_quick(self, monkeypatch, options, reads):
        asked = []

        def problems(at, read_contents):
            asked.append(read_contents)
            return []

        monkeypatch.setattr(verify, "iter_problems", problems)
        assert "agree" in typed("verify", **options)
        assert asked == [reads]
