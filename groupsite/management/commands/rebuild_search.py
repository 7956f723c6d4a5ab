from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from groupsite.search.index.models import SearchEntry
from groupsite.search.index.updating import mark_everything_outdated, update_index


class Command(BaseCommand):
    help = (
        "Makes the index of the site's search again. That is only necessary if the database was "
        "changed without this site's triggers, such as by a restored part of a backup."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        mark_everything_outdated()
        update_index(timezone.now())  # noqa: TID251 — the edge of the program
        self.stdout.write(f"{SearchEntry.objects.count()} entries.")
