"""Management command that imports people from a CSV or JSON file, or the folder of a static site."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from wagtail.coreutils import get_content_languages
from wagtail.models import Collection

from people.content.importing.import_command import ImportCommand
from people.content.importing.source_rows import SourceRow
from people.importing.folders.site_folder import read_people_of_site
from people.importing.person_import import PersonImport


class Command(ImportCommand):
    help = (
        "Imports people from a CSV or JSON file, or from the folder of an al-folio or HugoBlox site, as "
        "drafts. If you run it again, it only imports what has changed there."
    )

    source_help = (
        "a file that ends with .csv or .json, or the folder of an al-folio or HugoBlox site"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--collection", default="", help="the collection of the portraits")
        parser.add_argument(
            "--organisation", default="", help="the organisation of roles that name none"
        )
        parser.add_argument(
            "--name",
            action="append",
            default=[],
            metavar="SOURCE=SITE",
            help="a role or organisation: its name in the source, and on the site; repeat for others",
        )
        parser.add_argument("--language", default="", help="the language of the texts in a folder")

    def read_rows(self, source: Path, options: dict[str, Any]) -> list[SourceRow]:
        if not source.is_dir():
            return super().read_rows(source, options)
        codes = list(get_content_languages())
        language = options["language"] or codes[0]
        if language not in codes:
            raise CommandError(f"The languages of the site are {', '.join(codes)}.")
        return read_people_of_site(source, language)

    def make_import(self, options: dict[str, Any]) -> PersonImport:
        pairs = [text.partition("=") for text in options["name"]]
        if any(not equals for _source, equals, _site in pairs):
            raise CommandError("--name needs two names with “=” between them.")
        return PersonImport(
            timezone.now(),  # noqa: TID251 — the edge of the program
            **self.common_arguments(options),
            collection=_collection(options["collection"]),
            organisation=options["organisation"],
            names_in_source={source.strip(): site.strip() for source, _equals, site in pairs},
        )


def _collection(name: str) -> Collection:
    """Return the only collection with this name; the root collection without a name."""
    if not name:
        return Collection.get_first_root_node()
    found = list(Collection.objects.filter(name=name)[:2])
    if len(found) != 1:
        raise CommandError(f"There is not exactly one collection “{name}”.")
    return found[0]
