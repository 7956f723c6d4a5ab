"""Makes the groups of the site and gives them their rights. Can run again."""

from typing import Any

from django.core.management.base import BaseCommand

from groupsite import roles


class Command(BaseCommand):
    help = (
        "Makes the groups Editors (all pages, facts and images) and Members (their own person). "
        "Run again, it gives back what is missing, and takes nothing away."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        given = roles.set_up()
        for line in given:
            self.stdout.write(line)
        if not given:
            self.stdout.write("The groups have their rights: nothing was changed.")
