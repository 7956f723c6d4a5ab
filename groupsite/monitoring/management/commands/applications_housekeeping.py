"""The command of `vacancies`, whose end is noted; Django runs that of the app that is listed first."""

from datetime import UTC, datetime
from typing import Any

from groupsite.monitoring.models import CommandRun
from vacancies.management.commands import applications_housekeeping


class Command(applications_housekeeping.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        CommandRun.note("applications_housekeeping", datetime.now(UTC))
