"""The migrated database that demonstrations begin with."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tools.browser import migrated


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(migrated, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def made(path: Path, text: str) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE one AS SELECT ? AS text", (text,))
    return path


def text_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        ((text,),) = database.execute("SELECT text FROM one")
    return str(text)


def test_the_first_is_kept_and_copied(tmp_path: Path, folder: Path) -> None:
    migrated.fill(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()
    migrated.keep(made(tmp_path / "first", "first"))
    migrated.keep(made(tmp_path / "second", "second"))
    migrated.fill(tmp_path / "copy")
    assert text_in(tmp_path / "copy") == "first"
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert list(folder.iterdir()) == [migrated.kept()]


def test_another_migration_has_another_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrated, "ROOT", tmp_path)
    (tmp_path / "requirements-dev.txt").touch()
    migration = tmp_path / "app" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    names = set()
    for text in ("one", "two", "one"):
        migration.write_text(text)
        monkeypatch.setattr(migrated, "files", lambda: (migration,))
        names.add(migrated.kept())
    assert len(names) == 2
