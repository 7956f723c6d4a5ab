"""Makes the groups of the site and gives them their rights. Can run again."""

from typing import Any

from django.core.management.base import BaseCommand

from groupsite import roles


class Command(BaseCommand):
    help = (
        "Makes the groups Editors, Members, Translators and Recruitment officers, gives them their "
        "rights, and lets editors approve what others suggest. Run again, it gives back what is "
        "missing, and takes nothing away. Run it again after making the home page of a language."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        given = roles.set_up()
        for line in given:
            self.stdout.write(line)
        if not given:
            self.stdout.write("The groups have their rights: nothing was changed.")
