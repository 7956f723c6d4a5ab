"""A folder of backups, with one copy of each content however many backups contain it.

    files/ab/abcdef…              contents by their SHA-256
    backups/2026-11-28T071500Z/   database and manifest.json; the folder appears when it is complete
    removals.txt                  withdrawals and erasures, for `restore`

Everything is readable by its owner only. A process that is killed leaves files that no backup
names; the next backup removes them.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from groupsite.backup.manifest import BackupError, Manifest

CHUNK_BYTES: Final = 1024 * 1024
MANIFEST: Final = "manifest.json"
UNFINISHED: Final = ".unfinished-"


class FolderOfBackups:
    """Backups in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = path / "files"
        self.backups = path / "backups"
        self.removals = path / "removals.txt"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Create the folder, keep other processes out, and remove what a killed one left.

        Raises BackupError if another process is writing to it.
        """
        for folder in (self.path, self.files, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _open_private(self.path / ".lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BackupError(f"Another backup is being written to {self.path}.") from error
            for left in self.backups.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left)
            for left in self.files.glob(f"{UNFINISHED}*"):
                left.unlink()
            yield

    def names(self) -> list[str]:
        """Return the names of all complete backups, oldest first."""
        return sorted(path.parent.name for path in self.backups.glob(f"[!.]*/{MANIFEST}"))

    def newest_manifest(self) -> Manifest | None:
        """Return the manifest of the newest complete backup, if there is one."""
        names = self.names()
        return self.manifest(names[-1]) if names else None

    def manifest(self, name: str) -> Manifest:
        """Raises BackupError if there is no complete backup of this name."""
        try:
            return Manifest.from_json((self.backups / name / MANIFEST).read_text(encoding="utf-8"))
        except OSError as error:
            raise BackupError(f"There is no complete backup {name} in {self.path}.") from error

    def content_path(self, sha256: str) -> Path:
        return self.files / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        return self.content_path(sha256).exists()

    def add(self, content: IO[bytes]) -> tuple[str, int]:
        """Store a content unless it is there already; return its SHA-256 and size in bytes."""
        unfinished = self.files / f"{UNFINISHED}{os.getpid()}"
        with _open_private(unfinished) as file:
            sha256, size = copy_and_hash(content, file)
            file.flush()
            os.fsync(file.fileno())
        target = self.content_path(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        unfinished.replace(target)
        _sync_folder(target.parent)
        return sha256, size

    @contextmanager
    def new_backup(self, name: str) -> Iterator[Path]:
        """Yield a folder for the database; when the block ends, it is complete and has its name."""
        unfinished = self.backups / f"{UNFINISHED}{name}"
        unfinished.mkdir(mode=0o700)
        try:
            yield unfinished
            for file in unfinished.iterdir():
                _sync_file(file)
            _sync_folder(unfinished)
            unfinished.rename(self.backups / name)
            _sync_folder(self.backups)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def finish(self, folder: Path, manifest: Manifest) -> None:
        """Write the manifest into the folder that `new_backup` yielded."""
        with _open_private(folder / MANIFEST) as file:
            file.write(manifest.to_json().encode())

    def remove_older_than(self, oldest: str) -> int:
        """Remove backups with a name before `oldest`, but not the last one; return how many.

        Also removes contents that no remaining backup has.
        """
        old = [name for name in self.names()[:-1] if name < oldest]
        for name in old:
            gone = self.backups / f"{UNFINISHED}{name}"
            (self.backups / name).rename(gone)
            shutil.rmtree(gone)
        self._remove_unused_contents()
        return len(old)

    def _remove_unused_contents(self) -> None:
        used = {file.sha256 for name in self.names() for file in self.manifest(name).files}
        for path in self.files.glob("*/*"):
            if path.name not in used:
                path.unlink()

    def write_removals(self, lines: set[str]) -> None:
        """Add lines to the file of removals, sorted, so that it is complete at every moment."""
        known = set(self.read_removals())
        if lines <= known and self.removals.exists():
            return
        unfinished = self.removals.with_suffix(".unfinished")
        with _open_private(unfinished) as file:
            file.write("".join(f"{line}\n" for line in sorted(known | lines)).encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.removals)
        _sync_folder(self.path)

    def read_removals(self) -> list[str]:
        try:
            return self.removals.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []


def copy_and_hash(source: IO[bytes], target: IO[bytes] | None = None) -> tuple[str, int]:
    """Copy to the target, if any; return SHA-256 and size in bytes of what was read."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
        if target:
            target.write(chunk)
    return digest.hexdigest(), size


def _open_private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "r+b")


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
