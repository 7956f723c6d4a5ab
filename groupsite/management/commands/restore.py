"""Restores a backup on an unused site."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from groupsite.backup.folder import FolderOfBackups
from groupsite.backup.manifest import BackupError
from groupsite.backup.restoring import iter_restore


class Command(BaseCommand):
    help = (
        "Restores the newest backup of a folder on a site without database and files, after checking "
        "every file. What was withdrawn or erased since is withdrawn or erased again. Prints which "
        "accounts may read applications, because permissions that were taken away since are back."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of backups")
        parser.add_argument("--backup", metavar="NAME", help="another than the newest")
        parser.add_argument(
            "--removals",
            metavar="FILE",
            type=Path,
            action="append",
            default=[],
            help="another file of withdrawals and erasures, beside removals.txt of the folder",
        )
        parser.add_argument(
            "--without-removals",
            action="store_true",
            help="restore even if no file says what has been withdrawn or erased since",
        )

    def handle(
        self,
        *args: Any,
        folder: Path,
        backup: str | None = None,
        removals: list[Path],
        without_removals: bool = False,
        **options: Any,
    ) -> None:
        source = FolderOfBackups(folder)
        names = source.names()
        if not names:
            raise CommandError(f"There is no complete backup in {folder}.")
        if not (source.removals.exists() or removals or without_removals):
            raise CommandError(
                f"{source.removals} is missing, so what was withdrawn or erased would come back. "
                "Name another file with --removals, or add --without-removals."
            )
        try:
            lines = source.read_removals()
            for path in removals:
                lines += path.read_text(encoding="utf-8").splitlines()
            name = backup or names[-1]
            self.stdout.write(f"Restoring {name}")
            for line in iter_restore(source, name, datetime.now(UTC), removals=lines):
                self.stdout.write(line)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "Restored. Run `manage.py verify`, check the accounts above, and start the site."
        )
