"""Makes a backup while the site runs.

The database is copied first. Files are on disk before their rows are committed, so every file that
the copy names existed when it was made. One that is gone by the time it is read was removed
meanwhile, with its row: then the database is copied again, until nothing is gone any more.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final, Protocol

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from groupsite.backup.areas import areas, iter_files
from groupsite.backup.database import NamesByArea, copy_database, database_vendor
from groupsite.backup.folder import copy_and_hash
from groupsite.backup.manifest import DATABASE_NAMES, BackupError, Manifest, StoredFile
from vacancies.retention.removals import removals_in_database

ATTEMPTS: Final = 10
NAME_FORMAT: Final = "%Y-%m-%dT%H%M%SZ"
PACKAGES: Final = ("django", "wagtail")

type Key = tuple[str, str, int, str]  # area, name, size, modified


class Target(Protocol):
    """Where a backup is written."""

    def locked(self) -> AbstractContextManager[None]: ...
    def has(self, sha256: str) -> bool: ...
    def add(self, content: IO[bytes]) -> tuple[str, int]: ...
    def new_backup(self, name: str) -> AbstractContextManager[Path]: ...
    def finish(self, folder: Path, manifest: Manifest) -> None: ...
    def write_removals(self, lines: set[str]) -> None: ...


def backup_name(at: datetime) -> str:
    """Return the name of a backup made at this time; names sort as times do."""
    return at.astimezone(UTC).strftime(NAME_FORMAT)


def make_backup(target: Target, at: datetime, *, last: Manifest | None = None) -> Manifest:
    """Make a backup and return its manifest.

    Files that `last` names with the same size and time are not read again. Raises BackupError, and
    OSError if there is no space; either leaves no incomplete backup.
    """
    known = {_key(file): file.sha256 for file in last.files} if last else {}
    with target.new_backup(backup_name(at)) as folder:
        manifest = _copy_until_complete(target, folder, at, known)
        write_removals(target)
        target.finish(folder, manifest)
    return manifest


def write_removals(target: Target) -> None:
    """Bring the target's file of withdrawals and erasures up to date."""
    target.write_removals({removal.line for removal in removals_in_database()})


def _copy_until_complete(
    target: Target, folder: Path, at: datetime, known: dict[Key, str]
) -> Manifest:
    database = folder / DATABASE_NAMES[database_vendor()]
    missing: set[tuple[str, str]] = set()
    for _attempt in range(ATTEMPTS):
        names = copy_database(database)
        files = list(_iter_store_files(target, known))
        known.update((_key(file), file.sha256) for file in files)
        missing_before, missing = missing, _missing(names, files)
        # What still lacks its file now had lost it before this backup began.
        if missing <= missing_before:
            return _manifest(database, at, files, missing)
    raise BackupError(
        f"Files were removed all the time, so {ATTEMPTS} attempts were not enough. Try again later."
    )


def _iter_store_files(target: Target, known: dict[Key, str]) -> Iterator[StoredFile]:
    for area, storage in areas().items():
        for name, size, modified in iter_files(storage):
            time = modified.isoformat()
            sha256 = known.get((area, name, size, time))
            if sha256 is None or not target.has(sha256):
                try:
                    with storage.open(name) as content:
                        sha256, size = target.add(content)  # noqa: PLW2901 — as it was read
                except FileNotFoundError:
                    continue
            yield StoredFile(area, name, size, sha256, time)


def _missing(names: NamesByArea, files: list[StoredFile]) -> set[tuple[str, str]]:
    there = {(file.area, file.name) for file in files}
    return {(area, name) for area, found in names.items() for name in found} - there


def _manifest(
    database: Path, at: datetime, files: list[StoredFile], missing: set[tuple[str, str]]
) -> Manifest:
    with database.open("rb") as content:
        sha256, size = copy_and_hash(content)
    return Manifest(
        made_at=at.astimezone(UTC).isoformat(),
        vendor=database_vendor(),
        database_sha256=sha256,
        database_size=size,
        migrations=sorted(map(list, MigrationRecorder(connection).applied_migrations())),
        files=files,
        missing=sorted(map(list, missing)),
        versions={name: version(name) for name in PACKAGES},
    )


def _key(file: StoredFile) -> Key:
    return file.area, file.name, file.size, file.modified
