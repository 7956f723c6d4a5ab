"""Stores applicants' files outside MEDIA_ROOT under random names (R17, R39).

Life cycle. Call `save` before the row that names the file is committed. The bytes and the folder
are on disk (fsync) when it returns, so a committed row always has its bytes. If the process dies
before the commit, `applications_housekeeping` deletes the unused file a day later. Deleting an
`ApplicationFile` row deletes its bytes after the commit.

External service: none by default. A host can set STORAGES["groupsite_vacancies"] to keep the files
elsewhere, such as in an object store. Otherwise they are in GROUPSITE_VACANCIES_FILES, or in the
folder `private/applications` of BASE_DIR. The files have no URLs: only views that check permissions
serve them.
"""

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from vacancies import conf

CHUNK_BYTES: Final = 256 * 1024
OWNER_ONLY_FOLDER: Final = 0o700
OWNER_ONLY_FILE: Final = 0o600


class FinishedFile(File):
    """A file that nobody will write to again, so it may be stored without being copied."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        super().__init__(file)
        self.path = path


class PrivateStorage(FileSystemStorage):
    """File storage without URLs; files are synced to disk when `save` returns (R26)."""

    def __init__(self, location: str | Path | None = None) -> None:
        super().__init__(
            location=location or conf.applicant_files_folder(),
            base_url=None,
            file_permissions_mode=OWNER_ONLY_FILE,
            directory_permissions_mode=OWNER_ONLY_FOLDER,
        )

    def url(self, name: str | None) -> str:
        raise ValueError("Files of applications have no address.")

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        top = Path(self.location)
        top = (
            top if top.exists() else top.parent
        )  # the parent of the topmost new folder must be synced too
        for folder in (Path(self.location), target.parent):
            folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        is_linked = isinstance(content, FinishedFile) and _link(content.path, target)
        how = os.O_RDONLY if is_linked else os.O_WRONLY | os.O_CREAT | os.O_EXCL
        handle = os.open(target, how, OWNER_ONLY_FILE)
        try:
            with os.fdopen(handle, "rb" if is_linked else "wb") as file:
                if is_linked:
                    os.fchmod(file.fileno(), OWNER_ONLY_FILE)
                else:
                    _copy(content, file)
                os.fsync(file.fileno())
            _sync_folders(target.parent, top)
        except OSError:
            # The disk is full: half a file would use the space that is needed.
            target.unlink(missing_ok=True)
            raise
        return name


def private_storage() -> Any:
    """Return the host's storage for applicants' files, else one in a folder of the local disk.

    Raises InvalidStorageError if the host has named one that cannot be loaded.
    """
    return storages[conf.STORAGE] if conf.STORAGE in storages.backends else PrivateStorage()


@contextmanager
def syncing_to_disk_in_background(path: Path) -> Iterator[None]:
    """Have the kernel write the file to disk during the block, so that `save` need not wait long.

    Raises OSError after the block if that fails: the kernel reports such an error only once.
    """
    with ThreadPoolExecutor(1) as thread:
        written = thread.submit(_sync, path)
        yield
        written.result()


def save(content: File) -> str:
    """Store the content under a generated name, and return that name.

    Raises OSError if the disk is full, and leaves nothing behind.
    """
    token = secrets.token_hex(16)
    return private_storage().save(f"{token[:2]}/{token}", content)


def open_stored(name: str) -> File:
    """Open stored bytes for reading. Raises FileNotFoundError if they are gone."""
    return private_storage().open(name, "rb")


def remove(name: str) -> None:
    """Delete stored bytes, if they exist."""
    private_storage().delete(name)


def iter_stored_files() -> Iterator[tuple[str, datetime]]:
    """Yield (name, modification time in UTC) of every stored file, for cleanup."""
    storage = private_storage()
    yield from iter_files_below(storage, "")


def iter_files_below(storage: Storage, folder: str) -> Iterator[tuple[str, datetime]]:
    """Yield (name, modification time in UTC) of every file in a folder of a storage, "" for all.

    A storage can offer `listed_files(folder)`, which yields (name, bytes, modification time) of all files
    below: one request to a server for a thousand files, instead of one for each.
    """
    if (listed_files := getattr(storage, "listed_files", None)) is not None:
        for name, _size, modified in listed_files(folder):
            yield name, modified.astimezone(UTC)
        return
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        path = f"{folder}/{name}" if folder else name
        try:
            modified = storage.get_modified_time(path)
        except FileNotFoundError:  # removed since it was listed
            continue
        yield path, modified.astimezone(UTC)
    for name in folders:
        yield from iter_files_below(storage, f"{folder}/{name}" if folder else name)


def _link(path: Path, target: Path) -> bool:
    """Give the file a second name; return whether that is possible, as it is on the same disk."""
    try:
        os.link(path, target)
    except OSError:
        return False
    return True


def _copy(content: File, file: IO[bytes]) -> None:
    for chunk in content.chunks(CHUNK_BYTES):
        file.write(chunk)
    file.flush()


def _sync(path: Path, how: int = os.O_RDONLY) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folders(folder: Path, top: Path) -> None:
    """Sync a folder and its parents to disk, so that a new file name survives a crash."""
    while True:
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)
        if folder == top or top not in folder.parents:
            return
        folder = folder.parent
