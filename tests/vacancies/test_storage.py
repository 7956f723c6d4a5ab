"""R39: only the account that runs the site opens the folder of applicants' files."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError

from vacancies.applications.files import storage


@pytest.fixture
def no_umask() -> Iterator[None]:
    """The machine's habit takes no right away."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, set[int]]:
    found = [(path.is_dir(), path.stat().st_mode & 0o777) for path in [folder, *folder.rglob("*")]]
    return {
        "folders": {mode for is_folder, mode in found if is_folder},
        "files": {mode for is_folder, mode in found if not is_folder},
    }


def test_what_we_make_is_the_owners_alone(settings, no_umask, tmp_path: Path) -> None:
    folder = tmp_path / "private" / "applications"
    settings.GROUPSITE_VACANCIES_FILES = folder
    storage.save(ContentFile(b"mine"))
    assert modes(folder) == {"folders": {0o700}, "files": {0o600}}


def test_a_folder_that_was_there_keeps_its_rights(settings, no_umask, tmp_path: Path) -> None:
    """A group that makes backups, say; what lies in it is the owner's alone."""
    folder = tmp_path / "applications"
    folder.mkdir(mode=0o750)
    settings.GROUPSITE_VACANCIES_FILES = folder
    storage.save(ContentFile(b"mine"))
    assert modes(folder) == {"folders": {0o750, 0o700}, "files": {0o600}}


@pytest.fixture
def finished(tmp_path: Path, settings) -> Iterator[storage.FinishedFile]:
    """An upload on the disk of the private folder, which others may read."""
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "private"
    path = tmp_path / "sent"
    path.write_bytes(b"mine")
    path.chmod(0o644)
    with path.open("rb") as file:
        yield storage.FinishedFile(file, path)


def test_an_upload_is_stored_without_a_copy(finished) -> None:
    stored = Path(storage.private_storage().path(storage.save(finished)))
    assert stored.samefile(finished.path)
    assert stored.stat().st_mode & 0o777 == 0o600
    finished.path.unlink()  # as Django does at the end of the request
    assert stored.read_bytes() == b"mine"


def test_an_upload_on_another_disk_is_copied(finished, monkeypatch) -> None:
    def refuse(*paths: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(storage.os, "link", refuse)
    stored = Path(storage.private_storage().path(storage.save(finished)))
    assert not stored.samefile(finished.path)
    assert stored.read_bytes() == b"mine"


def test_an_upload_never_replaces_a_stored_file(finished) -> None:
    private = storage.private_storage()
    name = storage.save(ContentFile(b"other"))
    with pytest.raises(FileExistsError):
        private._save(name, finished)
    assert Path(private.path(name)).read_bytes() == b"other"


def test_a_disk_that_fails_while_the_file_is_examined_is_not_forgotten(
    finished, monkeypatch
) -> None:
    """The kernel reports such an error once, so the next fsync would succeed."""
    monkeypatch.setattr(storage.os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError("I/O")))
    with pytest.raises(OSError, match="I/O"), storage.syncing_to_disk_in_background(finished.path):
        pass


def test_a_storage_that_cannot_be_loaded_is_not_replaced_by_a_folder(settings) -> None:
    """Else one machine of two would keep applications where the other does not look."""
    settings.STORAGES = settings.STORAGES | {"groupsite_vacancies": {"BACKEND": "not.installed"}}
    with pytest.raises(InvalidStorageError):
        storage.save(ContentFile(b"mine"))
