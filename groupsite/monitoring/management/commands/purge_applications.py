"""The command of `vacancies`, whose end is noted; Django runs that of the app that is listed first."""

from datetime import UTC, datetime
from typing import Any

from groupsite.monitoring.models import CommandRun
from vacancies.management.commands import purge_applications


class Command(purge_applications.Command):
    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        super().handle(*args, dry_run=dry_run, **options)
        if not dry_run:
            CommandRun.note("purge_applications", datetime.now(UTC))
