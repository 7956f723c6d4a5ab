"""Management command that imports people from a CSV or JSON file."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from wagtail.models import Collection

from people.content.importing.import_command import ImportCommand
from people.importing.person_import import PersonImport


class Command(ImportCommand):
    help = (
        "Imports people from a CSV or JSON file, as drafts. If you run it again, it only imports what "
        "has changed in the file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--collection", default="", help="the collection of the portraits")
        parser.add_argument(
            "--organisation", default="", help="the organisation of roles that name none"
        )
        parser.add_argument(
            "--role",
            action="append",
            default=[],
            metavar="SOURCE=SITE",
            help="the name of a role in the source, and its name on the site; repeat it for others",
        )

    def make_import(self, options: dict[str, Any]) -> PersonImport:
        pairs = [text.partition("=") for text in options["role"]]
        if any(not equals for _source, equals, _site in pairs):
            raise CommandError("--role needs two names with “=” between them.")
        return PersonImport(
            timezone.now(),  # noqa: TID251 — the edge of the program
            is_dry_run=options["dry_run"],
            publishes=options["publish"],
            collection=_collection(options["collection"]),
            organisation=options["organisation"],
            role_names={source.strip(): site.strip() for source, _equals, site in pairs},
        )


def _collection(name: str) -> Collection:
    """Return the only collection with this name; the root collection without a name."""
    if not name:
        return Collection.get_first_root_node()
    found = list(Collection.objects.filter(name=name)[:2])
    if len(found) != 1:
        raise CommandError(f"There is not exactly one collection “{name}”.")
    return found[0]
