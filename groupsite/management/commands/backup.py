"""Backs up the database and all files, into a folder or a tar stream."""

import sys
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.making import backup_name, make_backup, write_removals
from groupsite.backup.manifest import BackupError, Manifest
from groupsite.backup.tar import TarOfBackups
from groupsite.monitoring.models import CommandRun
from people.management.single_run import single_run


class Command(BaseCommand):
    help = (
        "Backs up the database and all files while the site runs. In a folder, only contents that "
        "it does not have yet are copied. See docs/backup.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "target", metavar="FOLDER", help="a folder of backups; - writes a tar stream"
        )
        parser.add_argument(
            "--keep-days",
            type=int,
            metavar="DAYS",
            help="remove backups that are older, and contents that no other has",
        )
        parser.add_argument(
            "--only-removals",
            action="store_true",
            help="only bring the file of withdrawals and erasures up to date (every five minutes)",
        )

    def handle(
        self,
        target: str,
        *args: Any,
        keep_days: int | None = None,
        only_removals: bool = False,
        **options: Any,
    ) -> None:
        if keep_days is not None and keep_days < 1:
            raise CommandError("--keep-days: at least 1.")
        at = datetime.now(UTC)
        try:
            if only_removals:
                self._write_removals(FolderOfBackups(Path(target)))
                return
            with single_run("backup") as is_free:
                if not is_free:
                    raise BackupError("Another one is running, here or on another machine.")
                if target == "-":
                    self._stream(at)
                else:
                    self._to_folder(FolderOfBackups(Path(target)), at, keep_days)
        except (BackupError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error

    def _stream(self, at: datetime) -> None:
        if sys.stdout.isatty():
            raise CommandError("A backup on the terminal is of no use: send it through a pipe.")
        tar = TarOfBackups(sys.stdout.buffer)
        with tar.locked():
            manifest = make_backup(tar, at)
        CommandRun.note("backup", at)
        self.stderr.write(summary(manifest))

    def _write_removals(self, folder: FolderOfBackups) -> None:
        with folder.locked():
            write_removals(folder)

    def _to_folder(self, folder: FolderOfBackups, at: datetime, keep_days: int | None) -> None:
        with folder.locked():
            manifest = make_backup(folder, at, last=folder.newest_manifest())
            CommandRun.note("backup", at)
            self.stdout.write(summary(manifest))
            for area, name in manifest.missing:
                self.stderr.write(f"Missing before this backup: {name} of {area}")
            if keep_days is not None:
                removed = folder.remove_older_than(backup_name(at - timedelta(days=keep_days)))
                self.stdout.write(f"{removed} older backups were removed.")


def summary(manifest: Manifest) -> str:
    return (
        f"Backup {backup_name(manifest.moment)}: the database and {len(manifest.files)} files, "
        f"{manifest.bytes:,} bytes in all."
    )
