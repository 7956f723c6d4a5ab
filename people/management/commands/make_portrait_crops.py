"""Creates missing crops of portraits, or all of them again, for people who are public."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people import portraits
from people.models import Person


class Command(BaseCommand):
    help = (
        "Makes the crops of every public person's portrait that do not exist. Publishing a person "
        "makes them too, so this is for people imported otherwise, or after a change of sizes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remake", action="store_true", help="delete the existing crops first")

    def handle(self, *args: Any, **options: Any) -> None:
        make = (
            portraits.recreate_portrait_crops
            if options["remake"]
            else portraits.make_portrait_crops
        )
        people = Person.objects.filter(live=True).exclude(portrait=None)
        made, failed = 0, []
        for person in people.select_related("portrait").in_alphabetical_order():
            if make(person):
                made += 1
            else:
                failed.append(str(person))
        self.stdout.write(f"Portraits in order: {made}.")
        if failed:
            raise CommandError(f"Not made (the log says why): {', '.join(failed)}.")
