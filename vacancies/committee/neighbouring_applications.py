"""Links to the applications before and after one, in the order and search of the list.

Reads values instead of rows: one application is shown without loading the others.
"""

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from vacancies.applications.committee_url import committee_url
from vacancies.applications.document_problems import document_problems
from vacancies.committee import application_rows
from vacancies.committee.base_views import url_with_unpaged_list_query
from vacancies.models import Application, ApplicationFile, Vacancy


@dataclass(frozen=True)
class ApplicationValues:
    """The values of an `Application` by which the list is searched and sorted."""

    pk: int
    given_name: str
    family_name: str
    number: str
    received_at: datetime

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class ApplicationFileValues:
    """The values of an `ApplicationFile` by which the list is sorted."""

    kind_id: int
    scan: str
    size: int


@dataclass(frozen=True)
class NeighbouringApplicationLink:
    name: str
    url: str


@dataclass(frozen=True)
class NeighbouringApplications:
    """The position of an application in the list ("3 of 17"), and links to those beside it."""

    place: str
    previous: NeighbouringApplicationLink | None
    next: NeighbouringApplicationLink | None


def neighbouring_applications_in_list(
    application: Application, request: HttpRequest
) -> NeighbouringApplications | None:
    """Return position and neighbours of an application in the request's list; None without neighbours.

    None if the list has no other application, or does not have this one.
    """
    listed = listed_application_rows(application.vacancy, request.GET)
    here = next((at for at, row in enumerate(listed) if row.pk == application.pk), None)
    if here is None or len(listed) == 1:
        return None

    def link(row: application_rows.ApplicationRow) -> NeighbouringApplicationLink:
        url = committee_url("application", application.vacancy_id, row.pk)
        return NeighbouringApplicationLink(row.name, url_with_unpaged_list_query(request, url))

    return NeighbouringApplications(
        # Translators: the place of an application in the list of applications: "3 of 17".
        gettext("%(number)d of %(total)d") % {"number": here + 1, "total": len(listed)},
        link(listed[here - 1]) if here else None,
        link(listed[here + 1]) if here + 1 < len(listed) else None,
    )


def listed_application_rows(
    vacancy: Vacancy, query: QueryDict
) -> list[application_rows.ApplicationRow]:
    """Return the list's rows for this query string, in its order, without model objects."""
    ordering = query.get("ordering", "")
    if ordering.removeprefix("-") not in application_rows.ORDERINGS:
        ordering = application_rows.DEFAULT_ORDERING
    found = application_rows.search_application_rows(
        _application_rows_from_values(vacancy), query.get("q", "").strip()
    )
    return application_rows.sort_application_rows(found, ordering)


def _application_rows_from_values(vacancy: Vacancy) -> list[application_rows.ApplicationRow]:
    """Return a row for each received application of the vacancy, oldest first, without model objects."""
    sent = Application.objects.received().filter(vacancy=vacancy)
    files: dict[int, list[Any]] = defaultdict(list)
    sizes = ApplicationFile.objects.filter(application__in=sent)
    for pk, kind, scan, size in sizes.values_list("application", "kind", "scan", "size"):
        files[pk].append(ApplicationFileValues(kind, scan, size))
    rules = list(vacancy.document_rules.all())
    fields = [field.name for field in dataclasses.fields(ApplicationValues)]
    values: Any = sent.order_by("received_at", "pk").values(*fields)
    applicants: list[Any] = [ApplicationValues(**facts) for facts in values]
    return [
        application_rows.ApplicationRow(
            who, files[who.pk], document_problems(rules, files[who.pk]), []
        )
        for who in applicants
    ]
