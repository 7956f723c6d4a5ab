"""Management command that erases the facts of publications that were refused long ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from research.inbox.reading.corrections import erase_rejected_corrections
from research.inbox.refusals import erase_refused_facts


class Command(BaseCommand):
    help = (
        "Erases what sources have said about publications that an editor refused 90 days ago or "
        "earlier (GROUPSITE_RESEARCH_REFUSED_DAYS). The refusals stay. Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()  # noqa: TID251 — the edge of the program
        self.stdout.write(f"Erased: {erase_refused_facts(at) + erase_rejected_corrections(at)}")
