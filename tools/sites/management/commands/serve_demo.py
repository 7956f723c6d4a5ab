"""Migrates the database, loads the demonstration and serves it, in one process: `make demo`.

Each process takes a second to load the site, which is most of what a second start takes. Sizes of
pictures are made while the site is served: until then visitors see what they see without them.
"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from people.content import after_response
from tools.sites import invented
from tools.sites.drawn_portraits import draw_ahead
from tools.sites.missing_pictures import make_missing_pictures
from tools.sites.quick_migrations import quick_migrations


class Command(BaseCommand):
    help = (
        "Migrates the database, loads the demonstration with an invented group, and serves it on "
        "this machine. What has been loaded already is left alone."
    )
    requires_system_checks = ()  # `runserver` makes them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--real", action="store_true", help="load the real posting alone, and nobody invented"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demonstration is served only where DEBUG is on.")
        if not connection.introspection.table_names():
            self.stdout.write("Creating the database and loading the demonstration …")
            self.stdout.flush()
            if not options["real"]:
                draw_ahead(one.face for one in invented.PEOPLE if one.face)
        with quick_migrations():
            call_command("migrate", verbosity=0)
        with after_response.postponed() as works:
            call_command("seed_demo", address=f"http://127.0.0.1:{options['port']}")
            if not options["real"]:
                call_command("seed_invented_group")
        # The last one is for works that an earlier start could not end.
        after_response.later([*works, make_missing_pictures])
        call_command("runserver", f"127.0.0.1:{options['port']}", use_reloader=False)
