"""Creates the site's groups and grants their permissions; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand

from groupsite import roles


class Command(BaseCommand):
    help = (
        "Makes the groups Editors, Members, Translators and Recruitment officers, gives them their "
        "rights, and lets editors approve what others suggest. It takes back what Wagtail's own "
        "installation gave to Editors beyond that; what an administrator has added stays. Run it "
        "again after making the home page of a language."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = roles.set_up_groups()
        for line in changed:
            self.stdout.write(line)
        if not changed:
            self.stdout.write("The groups have their rights: nothing was changed.")
