"""A folder of backups holds each content once, and a backup is complete or not there."""

import io
from dataclasses import replace

import pytest

from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.manifest import BackupError, Manifest, StoredFile

EMPTY = Manifest("2026-03-02T09:00:00+00:00", "sqlite", "0" * 64, 0, [], [])


@pytest.fixture
def folder(tmp_path):
    folder = FolderOfBackups(tmp_path / "backups of å")
    with folder.locked():
        yield folder


def make(folder, name, *contents):
    files = []
    for content in contents:
        sha256, size = folder.add(io.BytesIO(content))
        files.append(StoredFile("media", content.decode(), size, sha256, ""))
    with folder.new_backup(name) as path:
        folder.finish(path, replace(EMPTY, files=files))


def contents(folder):
    return sorted(path.read_bytes() for path in folder.files.glob("*/*"))


def test_a_content_of_two_backups_is_there_once(folder):
    make(folder, "1", b"a", b"b")
    make(folder, "2", b"b", b"c")
    assert folder.names() == ["1", "2"]
    assert contents(folder) == [b"a", b"b", b"c"]


def test_a_backup_that_fails_is_not_there(folder):
    with pytest.raises(OSError), folder.new_backup("1"):  # noqa: PT011
        raise OSError
    assert folder.names() == []
    assert not list(folder.backups.iterdir())


def test_what_a_killed_process_left_is_removed(folder):
    (folder.backups / ".unfinished-1").mkdir()
    (folder.backups / ".unfinished-1" / "database.sqlite3").touch()
    (folder.files / ".unfinished-77").touch()
    (folder.path / ".lock").unlink()
    with FolderOfBackups(folder.path).locked():
        assert not list(folder.backups.iterdir())
        assert not list(folder.files.iterdir())


def test_two_processes_do_not_write_at_once(folder):
    with pytest.raises(BackupError, match="Another backup"), folder.locked():
        pass


def test_old_backups_go_with_contents_that_no_other_has(folder):
    for name, content in (("2026-01-01", b"a"), ("2026-02-01", b"b"), ("2026-03-01", b"b")):
        make(folder, name, content)
    assert folder.remove_older_than("2026-02-01") == 1
    assert folder.names() == ["2026-02-01", "2026-03-01"]
    assert contents(folder) == [b"b"]


def test_the_last_backup_stays_however_old_it_is(folder):
    make(folder, "2020-01-01", b"a")
    assert folder.remove_older_than("2026-01-01") == 0
    assert folder.names() == ["2020-01-01"]


def test_nobody_else_can_read_it(folder):
    make(folder, "1", b"a")
    folder.write_removals({"line"})
    assert {path.stat().st_mode & 0o077 for path in folder.path.rglob("*")} == {0}


def test_removals_add_up(folder):
    folder.write_removals({"b", "a"})
    folder.write_removals({"c"})
    assert folder.read_removals() == ["a", "b", "c"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 1, "files": 3}'])
def test_nonsense_is_no_manifest(text):
    with pytest.raises(BackupError, match="not the manifest"):
        Manifest.from_json(text)


def test_a_later_format_is_named():
    with pytest.raises(BackupError, match="format 2"):
        Manifest.from_json('{"format": 2}')


def test_a_manifest_is_read_as_it_was_written():
    one = replace(
        EMPTY, files=[StoredFile("media", "å.png", 1, "0" * 64, "2026")], missing=[["a", "b"]]
    )
    assert Manifest.from_json(one.to_json()) == one
