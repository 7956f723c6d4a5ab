"""Adds an invented, marked group to the demonstration, for `make demo`."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from groupsite.demo import seed
from tools.sites import invented


class Command(BaseCommand):
    help = (
        "Adds people and vacancies that do not exist, each marked as invented, to the demonstration "
        "that seed_demo loaded. Run again, it changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("These people and vacancies do not exist: only where DEBUG is on.")
        if not seed.has_home_page():
            raise CommandError("There is no demonstration yet: run seed_demo first.")
        if invented.is_loaded():
            return
        try:
            invented.load(datetime.now(UTC))
        except invented.EditedError as error:
            # `make demo` goes on: this database has somebody's own edits, which matter more.
            self.stdout.write(
                f"The demonstration was edited, so no invented group is added: {error}"
            )
            return
        self.stdout.write("Invented people and positions were added; each is marked.")
