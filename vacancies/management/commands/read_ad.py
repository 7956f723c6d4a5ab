"""Management command that prints what the parser finds in the text of an advertisement."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from vacancies.parser import posting_report
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.difference_report import differences_as_json
from vacancies.parser.pairing.existing_facts import existing_facts_of_posting
from vacancies.parser.pairing.other_language_text import parse_other_language_text
from vacancies.parser.pairing.passages import passages_of_new_page
from vacancies.parser.parse import parse_posting
from vacancies.parser.site_objects import load_known_objects


class Command(BaseCommand):
    help = (
        "Prints what is read from the text of an advertisement: facts with their sentences, sections, "
        "people, documents. --other FILE compares a second text with it. Nothing is saved."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a text file in UTF-8")
        parser.add_argument("--other", help="the text of the other language")
        parser.add_argument("--json", action="store_true", help="print everything, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        text = _read_file_text(options["file"])
        known = _load_known_objects_if_migrated()
        first = parse_posting(text, known)
        found = posting_report.posting_as_json(first)
        if options["other"]:
            second = parse_other_language_text(
                _read_file_text(options["other"]),
                known,
                passages_of_new_page(first, {}),
                existing_facts_of_posting(first),
            )
            found |= {
                "other": posting_report.posting_as_json(second.with_all_facts),
                "differences": differences_as_json(second),
            }
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(posting_report.report_as_text_lines(found)))


def _read_file_text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is not a text in UTF-8") from error


def _load_known_objects_if_migrated() -> KnownObjects:
    """Return the site's people, organisations and documents; none without database tables."""
    try:
        return load_known_objects()
    except DatabaseError:
        return KnownObjects()
