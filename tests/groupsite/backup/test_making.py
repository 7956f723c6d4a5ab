"""A backup contains what its database names, also if files are removed while it is made."""

import io
import tarfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from groupsite.backup import making
from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.manifest import BackupError
from groupsite.backup.tar import TarOfBackups
from tests.factories import NOW

pytestmark = pytest.mark.django_db


class Site:
    """A site with three files, whose rows go away one by one each time the database is copied."""

    def __init__(self) -> None:
        self.storage = InMemoryStorage()
        self.rows = {"1", "2", "3"}
        self.copies = 0
        self.removed_while_copying: list[str] = []
        for name in self.rows:
            self.storage.save(name, ContentFile(name.encode()))

    def copy(self, target):
        self.copies += 1
        names = set(self.rows)
        target.write_text(str(sorted(names)))
        if self.removed_while_copying:
            gone = self.removed_while_copying.pop()
            self.rows.discard(gone)
            self.storage.delete(gone)
        return {"media": names}


@pytest.fixture
def site(monkeypatch):
    site = Site()
    monkeypatch.setattr(making, "copy_database", site.copy)
    monkeypatch.setattr(making, "areas", lambda: {"media": site.storage})
    return site


@pytest.fixture
def folder(tmp_path):
    folder = FolderOfBackups(tmp_path)
    with folder.locked():
        yield folder


def test_a_quiet_site_is_copied_once(site, folder):
    manifest = making.make_backup(folder, NOW)
    assert site.copies == 1
    assert {file.name for file in manifest.files} == {"1", "2", "3"}
    assert folder.names() == [making.backup_name(NOW)]


def test_a_file_removed_meanwhile_has_the_database_copied_again(site, folder):
    site.removed_while_copying = ["2", "1"]
    manifest = making.make_backup(folder, NOW)
    assert site.copies == 3
    assert {file.name for file in manifest.files} == {"3"}
    (database,) = folder.backups.glob("*/database.*")
    assert database.read_text() == "['3']"
    assert manifest.missing == []


def test_what_was_lost_before_is_named_and_stops_nothing(site, folder):
    site.storage.delete("2")
    manifest = making.make_backup(folder, NOW)
    assert (site.copies, manifest.missing) == (2, [["media", "2"]])


def test_files_that_are_removed_all_the_time_leave_no_backup(site, folder):
    for n in range(100):
        site.rows.add(f"more {n}")
        site.storage.save(f"more {n}", ContentFile(b"more"))
        site.removed_while_copying.append(f"more {n}")
    with pytest.raises(BackupError, match="all the time"):
        making.make_backup(folder, NOW)
    assert folder.names() == []


def test_the_second_backup_reads_nothing_again(site, folder, monkeypatch):
    first = making.make_backup(folder, NOW)
    monkeypatch.setattr(site.storage, "open", None)
    assert making.make_backup(folder, NOW.replace(hour=23), last=first).files == first.files


def test_a_content_that_the_folder_has_lost_is_read_again(site, folder):
    first = making.make_backup(folder, NOW)
    lost = folder.content_path(first.files[0].sha256)
    lost.unlink()
    making.make_backup(folder, NOW.replace(hour=23), last=first)
    assert lost.exists()


def test_a_stream_unpacks_to_a_folder_of_backups(site, tmp_path):
    stream = io.BytesIO()
    tar = TarOfBackups(stream)
    with tar.locked():
        manifest = making.make_backup(tar, NOW)
    stream.seek(0)
    with tarfile.open(fileobj=stream) as packed:
        packed.extractall(tmp_path / "out", filter="data")
    folder = FolderOfBackups(tmp_path / "out")
    assert folder.manifest(making.backup_name(NOW)) == manifest
    assert all(folder.has(file.sha256) for file in manifest.files)
