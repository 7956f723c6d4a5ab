"""Finds missing, superfluous and infected documents of an application.

Only complete applications can be submitted. Advice on the number of pages is not checked here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext, ngettext

from vacancies.choices import ScanState
from vacancies.models import ApplicationFile, DocumentRule, Vacancy
from vacancies.models.applications import Application


class ProblemReason(StrEnum):
    MISSING = "missing"
    TOO_MANY = "too_many"
    INFECTED = "infected"


@dataclass(frozen=True)
class DocumentProblem:
    """A document that is missing, infected or has too many files: its rule and the reason."""

    rule: Any
    reason: ProblemReason

    def text(self, language: str | None = None) -> str:
        """Return a sentence for the applicant; `language` is that of the document's name."""
        values = {"document": self.rule.kind.name(language).text, "count": self.rule.max_files}
        if self.reason is ProblemReason.MISSING and self.rule.parts.all():
            parts = ", ".join(part.kind.name(language).text for part in self.rule.parts.all())
            return gettext("%(document)s: choose one file that contains %(parts)s.") % {
                **values,
                "parts": parts,
            }
        if self.reason is ProblemReason.MISSING:
            return gettext("%(document)s: choose a file.") % values
        if self.reason is ProblemReason.INFECTED:
            return gettext("%(document)s: a virus was found. Choose another file.") % values
        text = ngettext(
            "%(document)s: remove files until only %(count)d is left.",
            "%(document)s: remove files until only %(count)d are left.",
            self.rule.max_files,
        )
        return text % values


def document_problems(
    rules: Iterable[DocumentRule], files: Iterable[ApplicationFile]
) -> list[DocumentProblem]:
    """Return a problem for each missing, superfluous or infected document, in the rules' order.

    `files` have `kind_id` and `scan`. Files of a kind without a rule are ignored.
    """
    files = list(files)
    count = Counter(file.kind_id for file in files)
    infected = {file.kind_id for file in files if file.scan == ScanState.INFECTED}
    found = []
    for rule in rules:
        if rule.kind_id in infected:
            found.append(DocumentProblem(rule, ProblemReason.INFECTED))
        elif rule.required and not count[rule.kind_id]:
            found.append(DocumentProblem(rule, ProblemReason.MISSING))
        elif rule.max_files and count[rule.kind_id] > rule.max_files:
            found.append(DocumentProblem(rule, ProblemReason.TOO_MANY))
    return found


def document_problems_of_application(application: Application) -> list[DocumentProblem]:
    """Return the document problems of an application, from its files in the database."""
    return document_problems(
        document_rules_of_vacancy(application.vacancy), application.files.all()
    )


def document_rules_of_vacancy(vacancy: Vacancy) -> list[DocumentRule]:
    rules = vacancy.document_rules.select_related("kind").prefetch_related(
        "kind__texts", "parts__kind__texts"
    )
    return list(rules)
