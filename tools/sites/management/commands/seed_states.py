"""Adds records in rare states to a demo site, for screenshots and browser tests."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from groupsite.demo import seed
from tools.sites import states

SCENES = {
    "everything": "people with drawn portraits, long names, a vacancy in every state",
    "nothing-open": "every vacancy has been filled",
    "first-day": "pages, but no facts are public",
}


class Command(BaseCommand):
    help = (
        "Sets a scene for photographs and browser tests in a database that holds the demonstration "
        "and is thrown away afterwards. Never for a site that anybody visits."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        said = "; ".join(f"{name}: {text}" for name, text in SCENES.items())
        parser.add_argument("scene", nargs="?", choices=SCENES, default="everything", help=said)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("These people and vacancies do not exist: only where DEBUG is on.")
        if not seed.has_home_page():
            raise CommandError("There is no demonstration yet: run seed_demo first.")
        match options["scene"]:
            case "everything":
                states.add_all(datetime.now(UTC))
            case "nothing-open":
                states.mark_all_filled()
            case _:
                states.unpublish_all()
        self.stdout.write(f"The scene is set: {SCENES[options['scene']]}.")
