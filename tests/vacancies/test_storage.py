"""R39: only the account that runs the site opens the folder of applicants' files."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

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
