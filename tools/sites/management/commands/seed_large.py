"""Loads a large site for performance measurements."""

from datetime import UTC, datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Page

from groupsite import roles
from groupsite.demo import seed
from groupsite.management.commands.seed_demo import parse_host_and_port
from groupsite.search.index.updating import update_index
from tools.sites.large.populate import populate
from tools.sites.large.sizes import FULL_SIZE, Size


class Command(BaseCommand):
    help = (
        "Loads the demonstration and adds a thousand people, three thousand vacancies and their pages, "
        "filled with random words, for measurements. Only works in an empty database. Makes no accounts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="the URL of the site, such as http://127.0.0.1:8000",
        )
        parser.add_argument(
            "--pages",
            type=int,
            default=FULL_SIZE,
            help=f"about how many pages (default {FULL_SIZE})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = parse_host_and_port(options["address"].rstrip("/"))
        at = datetime.now(UTC)
        with transaction.atomic():
            try:
                seed.load_demo_content(at, host, port)
            except seed.DatabaseNotEmptyError:
                raise CommandError(
                    "This database already holds a site. Set GROUPSITE_DATA to a new folder, run "
                    "migrate, and try again."
                ) from None
            roles.set_up_groups()
            populate(Size.of(options["pages"]), at)
        call_command("update_index", verbosity=0)
        update_index(at)
        self.stdout.write(f"{Page.objects.count()} pages.")
