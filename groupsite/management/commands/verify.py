"""Says whether the database and the stored files agree."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from groupsite.backup.verifying import iter_problems


class Command(BaseCommand):
    help = "Compares every row that names a file with that file, also while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--quick", action="store_true", help="compare sizes, without reading the files"
        )

    def handle(self, *args: Any, quick: bool = False, **options: Any) -> None:
        count = 0
        for line in iter_problems(datetime.now(UTC), read_contents=not quick):
            count += 1
            self.stdout.write(line)
        if count:
            raise CommandError(f"{count} of these do not agree.")
        self.stdout.write("The database and the files agree.")
