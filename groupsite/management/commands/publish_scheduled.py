"""Wagtail's command, which here never runs twice at once: two machines would publish a page twice."""

from datetime import UTC, datetime
from typing import Any

from wagtail.management.commands import publish_scheduled

from groupsite.monitoring.models import CommandRun
from people.management.single_run import SingleRunCommand


class Notes(publish_scheduled.Command):
    """Notes its end, for monitoring."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not options.get("dryrun"):
            CommandRun.note("publish_scheduled", datetime.now(UTC))


class Command(Notes, SingleRunCommand):
    help = "Publishes what is scheduled, and unpublishes what has expired, unless it runs already."
