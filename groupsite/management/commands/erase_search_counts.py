"""Management command that erases old counts of words that visitors have searched for in vain."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from groupsite.search.unanswered import KEPT_MONTHS, erase_old_counts


class Command(BaseCommand):
    help = (
        f"Erases the counts of words that were not found {KEPT_MONTHS} months ago or earlier. "
        "Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()  # noqa: TID251 — the edge of the program
        self.stdout.write(f"Erased: {erase_old_counts(at)}.")
