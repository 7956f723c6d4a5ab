"""Management command that imports vacancies from a CSV or JSON file."""

from typing import Any

from django.utils import timezone

from people.content.importing.import_command import ImportCommand
from vacancies.importing.vacancy_import import VacancyImport


class Command(ImportCommand):
    help = (
        "Imports vacancies from a CSV or JSON file, as drafts. If you run it again, it only imports what "
        "has changed in the file."
    )

    def make_import(self, options: dict[str, Any]) -> VacancyImport:
        return VacancyImport(
            timezone.now(),  # noqa: TID251 — the edge of the program
            **self.common_arguments(options),
        )
