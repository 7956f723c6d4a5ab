"""R81: a backup is restored on an unused site of the same kind, and only if all of it is undamaged."""

import io
from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import CommandError, call_command

from groupsite.backup import restoring
from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.manifest import BackupError, Manifest, StoredFile
from groupsite.backup.restored_access import iter_lines_on_access
from groupsite.backup.restoring import check_it_can_be_restored
from tests.accounts import make_accounts, make_viewer
from tests.factories import NOW, VacancyFactory
from vacancies.committee.readers import add_reader

pytestmark = pytest.mark.django_db
NAME = "2026-03-02T090000Z"


@pytest.fixture
def storage(monkeypatch):
    """The empty media folder of an unused site with SQLite."""
    storage = InMemoryStorage()
    monkeypatch.setattr(restoring, "areas", lambda: {"media": storage})
    monkeypatch.setattr(restoring, "database_is_unused", lambda: True)
    monkeypatch.setattr(restoring, "database_vendor", lambda: "sqlite")
    monkeypatch.setattr(restoring.connection, "close", lambda: None)
    return storage


@pytest.fixture
def folder(tmp_path, storage):
    folder = FolderOfBackups(tmp_path)
    with folder.locked(), folder.new_backup(NAME) as path:
        sha256, size = folder.add(io.BytesIO(b"picture"))
        (path / "database.sqlite3").write_bytes(b"picture")
        migrations = [["groupsite_people", "0001_initial"], ["an_app_that_is_gone", "0001_initial"]]
        file = StoredFile("media", "å.png", size, sha256, "")
        made = Manifest("2026-03-02T09:00:00+00:00", "sqlite", sha256, size, migrations, [file])
        folder.finish(path, made)
    return folder


def check(folder, **changes):
    check_it_can_be_restored(folder, NAME, replace(folder.manifest(NAME), **changes))


def test_on_an_unused_site_it_can(folder):
    check(folder)


def test_an_interrupted_restore_can_go_on(folder, storage):
    storage.save("å.png", ContentFile(b"picture"))
    check(folder)


@pytest.mark.parametrize("content", [b"picturf", b"another picture"])
def test_other_files_are_not_overwritten(folder, storage, content):
    storage.save("å.png", ContentFile(content))
    with pytest.raises(BackupError, match=r"such as å\.png"):
        check(folder)


def test_a_file_that_the_backup_does_not_have_is_not_left_among_them(folder, storage):
    storage.save("mine.png", ContentFile(b"picture"))
    with pytest.raises(BackupError, match=r"such as mine\.png"):
        check(folder)


def test_a_used_database_is_not_overwritten(folder, monkeypatch):
    monkeypatch.setattr(restoring, "database_is_unused", lambda: False)
    with pytest.raises(BackupError, match="has a database already"):
        check(folder)


@pytest.mark.parametrize("damage", [lambda p: p.write_bytes(b"pictura"), lambda p: p.unlink()])
@pytest.mark.parametrize("which", ["files/*/*", "backups/*/database.sqlite3"])
def test_a_damaged_backup_is_not_restored(folder, which, damage):
    (path,) = folder.path.glob(which)
    damage(path)
    with pytest.raises(BackupError, match="1 files of this backup are damaged or missing"):
        check(folder)


def test_a_backup_of_a_later_version_names_what_is_missing(folder):
    later = [["groupsite_people", "9999_later"], ["wagtailcore", "0001_initial"]]
    with pytest.raises(
        BackupError, match=r"later version, which has groupsite_people\.9999_later\."
    ):
        check(folder, migrations=later)


def test_a_backup_of_another_database_is_named(folder):
    with pytest.raises(BackupError, match="of a postgresql database, and this site has sqlite"):
        check(folder, vendor="postgresql")


def test_a_file_of_removals_that_cannot_be_read_stops_it_first(folder):
    with pytest.raises(BackupError, match="file of removals cannot be read"):
        next(restoring.iter_restore(folder, NAME, None, removals=["nonsense"]))


def test_without_a_file_of_removals_nothing_is_restored_unasked(folder):
    with pytest.raises(CommandError, match="would come back"):
        call_command("restore", str(folder.path))


def test_who_may_read_applications_is_listed_for_the_administrator():
    """R38: a permission that was taken away after the backup is back, and nothing knows which."""
    accounts = make_accounts("officer", "reader", "editor", "member")
    for name in ("reader", "member"):
        add_reader(VacancyFactory(), accounts[name], accounts["officer"], NOW)
    accounts["member"].is_active = False
    accounts["member"].save()
    make_viewer("change_user")
    heading, *lines = iter_lines_on_access("2026-03-02T09:00:00+00:00", NOW)
    assert heading.startswith("4 accounts may read applications or administer accounts")
    assert "2026-03-02T09:00" in heading
    assert lines == [
        "  administrator: of all vacancies",
        "  officer: of all vacancies",
        "  reader: of 1 vacancy",
        "  viewer: administers accounts",
    ]
