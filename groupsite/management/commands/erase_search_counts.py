"""Management command that erases counts of words that were not found: old ones, and of those found now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from groupsite.search.unanswered import (
    KEPT_MONTHS,
    erase_counts_of_found_words,
    erase_old_counts,
)


class Command(BaseCommand):
    help = (
        f"Erases the counts of words that were not found {KEPT_MONTHS} months ago or earlier, "
        "and of words that are found now. Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()  # noqa: TID251 — the edge of the program
        old, found = erase_old_counts(at), erase_counts_of_found_words(at)
        self.stdout.write(f"Erased: {old} old, {found} found now.")
