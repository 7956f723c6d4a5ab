"""Converts pages translated in wagtail-localize to ordinary pages, or reverts that."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.content import localize
from people.content.pages import conversion_after_upgrade


class Command(BaseCommand):
    help = (
        "Makes ordinary pages of the pages that are translated in wagtail-localize, where their type is "
        "edited beside its original. `migrate` does the same after an upgrade."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reverse",
            action="store_true",
            help="enable the translations again, except those of pages that have been edited since",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["reverse"]:
            self.stdout.write(
                f"Translations taken over: {conversion_after_upgrade.convert_pages_translated_in_localize()}."
            )
            return
        if not localize.INSTALLED:
            raise CommandError("wagtail-localize is not installed.")
        done = conversion_after_upgrade.restore_localize_translations()
        self.stdout.write(f"Translations enabled again: {done.enabled}.")
        for page in done.edited:
            self.stdout.write(f"Edited since, and so not enabled: page {page.pk}, {page.title}.")
