"""The rows of the list of applications, and how they are searched and sorted.

All applications of a vacancy are loaded, sorted and searched in Python, because SQLite neither
folds å nor sorts as Swedish does. A vacancy has hundreds of applications, not millions.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from people.content.search_text import query_matcher
from people.content.sorting import person_sort_key
from vacancies.applications.answers import ShownAnswer, questions_of_vacancy, shown_answers
from vacancies.applications.document_problems import (
    DocumentProblem,
    ProblemReason,
    document_problems,
    document_rules_of_vacancy,
)
from vacancies.committee.application_columns import short_date_and_time_text
from vacancies.models import Application, ApplicationFile, Vacancy
from vacancies.models.applications import ApplicationQuerySet

PROBLEM_TEXTS: Final = {
    ProblemReason.MISSING: _("missing: %(documents)s"),
    ProblemReason.TOO_MANY: _("too many files: %(documents)s"),
    ProblemReason.INFECTED: _("virus found: %(documents)s"),
}


@dataclass(frozen=True)
class ApplicationRow:
    """One row of the list of applications.

    `same_address`: receipt numbers of other applications sent from the same e-mail address.
    """

    application: Application
    files: list[ApplicationFile]
    problems: list[DocumentProblem]
    same_address: list[str]
    answers: list[ShownAnswer] = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.application.pk

    @property
    def name(self) -> str:
        """Return the name with the family name first: "Durisi, Giuseppe"."""
        who = self.application
        return ", ".join(part for part in (who.family_name, who.given_name) if part)

    @property
    def number(self) -> str:
        return self.application.number or ""

    @property
    def received(self) -> str:
        received: Any = self.application.received_at  # set, because drafts are not listed
        return short_date_and_time_text(received, self.application.vacancy.time_zone)

    @property
    def total_file_size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def completeness(self) -> str:
        """Return what the application lacks by the vacancy's document rules, or "complete"."""
        return document_problems_text(self.problems) or pgettext("application", "complete")

    @property
    def note(self) -> str:
        """Return a sentence on other applications from the same e-mail address; empty if none."""
        if not self.same_address:
            return ""
        numbers = {"numbers": ", ".join(self.same_address)}
        return gettext("Also sent with the same e-mail address: %(numbers)s.") % numbers


ORDERINGS: Final[dict[str, Callable[[ApplicationRow], Any]]] = {
    "name": lambda row: person_sort_key(row.application.family_name, row.application.given_name),
    "number": lambda row: row.number,
    "received": lambda row: row.application.received_at,
    "complete": lambda row: len(row.problems),
    "files": lambda row: len(row.files),
    "size": lambda row: row.total_file_size,
}

DEFAULT_ORDERING: Final = "-received"


def document_problems_text(problems: list[DocumentProblem]) -> str:
    """Return document problems as text: "missing: CV, Personal letter"; empty without any."""
    by_lack = defaultdict(list)
    for problem in problems:
        by_lack[problem.reason].append(problem.rule.kind.name().text)
    return "; ".join(
        str(PROBLEM_TEXTS[lack]) % {"documents": ", ".join(names)}
        for lack, names in by_lack.items()
    )


def application_rows(vacancy: Vacancy) -> list[ApplicationRow]:
    """Return a row for each submitted application of the vacancy, oldest first."""
    return _build_application_rows(vacancy, Application.objects.received().filter(vacancy=vacancy))


def application_row(application: Application) -> ApplicationRow:
    """Return the row of one submitted application, without loading the whole list.

    Loads only applications from the same e-mail address.
    """
    vacancy = application.vacancy
    sent = Application.objects.received().of_vacancy_with_email(vacancy, application.email)
    return next(row for row in _build_application_rows(vacancy, sent) if row.pk == application.pk)


def iter_applications_with_named_files(
    vacancy: Vacancy, rows: list[ApplicationRow]
) -> Iterator[tuple[Application, Iterator[tuple[ApplicationFile, str]]]]:
    """Yield (application, its (file, name) pairs) for each row. Makes three queries."""
    prefetch_related_objects([file for row in rows for file in row.files], "kind__texts")
    rules = list(vacancy.document_rules.all())
    for row in rows:
        yield row.application, row.application.pair_files_with_names(row.files, rules)


def _build_application_rows(
    vacancy: Vacancy, queryset: ApplicationQuerySet
) -> list[ApplicationRow]:
    """Return a row for each application of the queryset, oldest first, in a constant number of queries."""
    files = Prefetch("files", ApplicationFile.objects.order_by("pk"))
    found = queryset.order_by("received_at", "pk").prefetch_related(files, "answers")
    applications, questions = list(found), questions_of_vacancy(vacancy)
    by_address = defaultdict(list)
    for application in applications:
        application.vacancy = vacancy
        by_address[application.email.casefold()].append(application)
    rules = document_rules_of_vacancy(vacancy)
    return [
        ApplicationRow(
            application,
            list(application.files.all()),
            document_problems(rules, application.files.all()),
            [
                other.number or ""
                for other in by_address[application.email.casefold()]
                if other.pk != application.pk
            ],
            shown_answers(questions, application.answers.all()),
        )
        for application in applications
    ]


def search_application_rows(rows: list[ApplicationRow], query: str) -> list[ApplicationRow]:
    """Return the rows that contain every word of the query in name or receipt number."""
    matches = query_matcher(query)
    return [row for row in rows if matches(row.application.full_name, row.number)]


def sort_application_rows(rows: list[ApplicationRow], ordering: str) -> list[ApplicationRow]:
    """Return the rows sorted by the `sort_key` of a column; in reverse after a minus sign."""
    key = ORDERINGS[ordering.removeprefix("-")]
    return sorted(rows, key=key, reverse=ordering.startswith("-"))
