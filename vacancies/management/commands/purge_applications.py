"""Management command that erases applications whose retention period has ended."""

from typing import Any

from django.core.management.base import CommandParser

from people.management.single_run import SingleRunCommand
from vacancies.management.commands.applications_housekeeping import parse_time_or_now
from vacancies.retention.expiry import iter_erase_expired_applications


class Command(SingleRunCommand):
    help = (
        "Erases applications so many months after the decision on the position, as the site's rule "
        "says once it is confirmed. Run it daily. --dry-run says what would be erased."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="erase nothing, only say it")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        write = self.stdout.write if options["verbosity"] else lambda line: None
        lines = 0
        for line in iter_erase_expired_applications(parse_time_or_now(None), dry_run=dry_run):
            write(line)
            lines += 1
        if not lines:
            write("Nothing is due.")
