"""Restores a backup on an unused site.

Everything is checked before anything is written. The database gets its name last, or on PostgreSQL
its tables their schema, so an interrupted restore can simply be started again.
"""

from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from groupsite.backup.areas import areas, iter_files, save_under_its_name
from groupsite.backup.database import database_is_unused, database_vendor, restored_database
from groupsite.backup.folder import FolderOfBackups, copy_and_hash
from groupsite.backup.manifest import BackupError, Manifest, StoredFile
from groupsite.backup.restored_access import iter_lines_on_access
from vacancies.retention.removals import Removal, replay_removals


def iter_restore(
    folder: FolderOfBackups, name: str, at: datetime, *, removals: list[str]
) -> Iterator[str]:
    """Restore a backup step by step; yield a line after each.

    `removals` are lines of the newest file of removals. Raises BackupError before anything has been
    written if the site is in use, the backup is damaged, or it comes from a later version.
    """
    manifest = folder.manifest(name)
    to_replay = _parse_removals(removals)
    check_it_can_be_restored(folder, name, manifest)
    yield f"{len(manifest.files)} files and the database are undamaged"
    storages = areas()
    for file in manifest.files:
        _restore_file(folder, storages[file.area], file)
    yield f"{len(manifest.files)} files are in place"
    with restored_database(database_path(folder, name, manifest)):
        call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
        yield "the database has all migrations"
        replayed = 0
        for line in replay_removals(to_replay, at):
            replayed += 1
            yield line
        yield f"{replayed} applications were withdrawn or erased again"
        Session.objects.all().delete()
        yield "everybody is signed out"
        yield from iter_lines_on_access(manifest.made_at, at)


def check_it_can_be_restored(folder: FolderOfBackups, name: str, manifest: Manifest) -> None:
    """Raise BackupError unless the backup is whole, and this an unused site of the same kind."""
    if manifest.vendor != database_vendor():
        raise BackupError(
            f"The backup is of a {manifest.vendor} database, and this site has {database_vendor()}."
        )
    _check_unused(manifest)
    # Without a database: an SQLite file would be created by reading from it.
    known = set(MigrationLoader(None).disk_migrations)
    unknown = [".".join(one) for one in manifest.migrations if tuple(one) not in known]
    ours = {label for label, _name in known}
    later = [one for one in unknown if one.partition(".")[0] in ours]
    if later:
        raise BackupError(
            f"The backup was made by a later version, which has {', '.join(later)}. Install that."
        )
    _check_contents(folder, name, manifest)


def database_path(folder: FolderOfBackups, name: str, manifest: Manifest) -> Path:
    return folder.backups / name / manifest.database_name


def _check_unused(manifest: Manifest) -> None:
    if not database_is_unused():
        raise BackupError(
            "This site has a database already. Restore on an unused site; on PostgreSQL into an empty "
            "database."
        )
    connection.close()
    ours = {(file.area, file.name): file for file in manifest.files}
    for area, storage in areas().items():
        for found in iter_files(storage):
            if not _is_same(storage, found.name, ours.get((area, found.name))):
                raise BackupError(
                    f"The folder of {area} already has files that this backup does not have, such "
                    f"as {found.name}. Restore on an unused site."
                )


def _is_same(storage: object, name: str, file: StoredFile | None) -> bool:
    if file is None:
        return False
    with storage.open(name) as content:  # type: ignore[attr-defined]
        return copy_and_hash(content) == (file.sha256, file.size)


def _check_contents(folder: FolderOfBackups, name: str, manifest: Manifest) -> None:
    wanted = {folder.content_path(file.sha256): (file.sha256, file.size) for file in manifest.files}
    database = database_path(folder, name, manifest)
    wanted[database] = (manifest.database_sha256, manifest.database_size)
    damaged = [path for path, expected in wanted.items() if _hash_and_size(path) != expected]
    if damaged:
        raise BackupError(
            f"{len(damaged)} files of this backup are damaged or missing, such as {damaged[0]}. "
            "Use another backup."
        )


def _hash_and_size(path: Path) -> tuple[str, int] | None:
    try:
        with path.open("rb") as content:
            return copy_and_hash(content)
    except OSError:
        return None


def _restore_file(folder: FolderOfBackups, storage: Any, file: StoredFile) -> None:
    if storage.exists(file.name):
        return  # of an interrupted restore; it was compared
    with folder.content_path(file.sha256).open("rb") as content:
        saved = save_under_its_name(storage, file.name, file.size, content)
    if saved != file.name:
        raise BackupError(f"The storage of {file.area} named a file {saved}, not {file.name}.")


def _parse_removals(lines: list[str]) -> list[Removal]:
    try:
        return [Removal.from_line(line) for line in lines if line.strip()]
    except ValueError as error:
        raise BackupError(f"The file of removals cannot be read: {error}") from error
