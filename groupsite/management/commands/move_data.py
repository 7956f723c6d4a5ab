"""Moves a stopped site from SQLite and folders to PostgreSQL and buckets."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from groupsite.moving.move_state import MoveError
from groupsite.moving.steps import iter_move


class Command(BaseCommand):
    help = (
        "Copies the SQLite database and the files of a data folder into the PostgreSQL database and "
        "the storages of the settings, and compares every row and file. The source stays as it is. "
        "If it is interrupted, run it again. See docs/how-to/move-to-postgresql.md."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source",
            metavar="FOLDER",
            type=Path,
            help="the data folder of the stopped site, with db.sqlite3, media and applications",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="read everything, say what would be moved and what cannot be, and write nothing",
        )

    def handle(self, *args: Any, source: Path, dry_run: bool = False, **options: Any) -> None:
        try:
            for line in iter_move(source, dry_run=dry_run):
                self.stdout.write(line)
                self.stdout.flush()
        except (MoveError, OSError) as error:
            raise CommandError(
                f"{error}\nThe source is unchanged. The move is not complete."
            ) from error
        if not dry_run:
            self.stdout.write(
                "Moved. Run `manage.py verify`, start the site with the new settings, and do not start "
                "the old one again."
            )
