"""Management command that runs regular tasks: mail, reminders, digests, virus scans, cleanup."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import CommandError, CommandParser

from people.management.single_run import SingleRunCommand
from vacancies.retention.housekeeping import iter_run_tasks


class Command(SingleRunCommand):
    help = (
        "Sends waiting mail, reminds drafts, tells readers, asks the virus scanner again and erases "
        "abandoned drafts and stray files. Run it every five minutes; at least every hour."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--at",
            metavar="MOMENT",
            help="as if it were this moment, such as 2025-06-11T07:00+02:00",
        )

    def handle(self, *args: Any, at: str | None = None, **options: Any) -> None:
        failed = False
        for line in iter_run_tasks(parse_time_or_now(at)):
            failed = failed or line.startswith("FAILED")
            if options["verbosity"] or line.startswith("FAILED"):
                self.stdout.write(line)
        if failed:
            raise CommandError("Something failed; the log says what.")


def parse_time_or_now(text: str | None) -> datetime:
    """Return an ISO 8601 time with a zone as UTC; now for None. Raises CommandError if it is invalid.

    A time without a zone is invalid too.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--at: {text!r} is no date and time.") from error
    if found.tzinfo is None:
        raise CommandError("--at: say the zone too, such as +02:00.")
    return found.astimezone(UTC)
