"""Publications on the page of a person, an area or a project: the selected ones, then the newest.

They lead to the list in the reader's language. Without a public list, publications are shown nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.http import HttpRequest

from people.content.records.base_record import BaseRecord
from people.content.records.kept_sql import MOMENT, Parameter, fetch_with_kept_sql
from people.content.request_time import received_at
from people.models import Person
from research.listing.index_pages import public_index_pages
from research.models import (
    Authorship,
    Project,
    Publication,
    PublicationIndexPage,
    ResearchArea,
)
from research.publication_pages.listed_publications import (
    ListedPublication,
    listed_publications,
    with_facts_of_lists,
)

MOST_SELECTED: Final = 5
MOST_NEWEST: Final = 5


@dataclass(frozen=True)
class PublicationsElsewhere:
    """Some publications of a record. `list_url` is the list, `all_url` the list of all of the record's."""

    entries: list[ListedPublication]
    total: int
    list_url: str
    all_url: str

    @property
    def has_more(self) -> bool:
        return self.total > len(self.entries)


def publications_of_person(request: HttpRequest, person: Person) -> PublicationsElsewhere | None:
    """Return what the person's page shows; first what is selected on the name of the person."""

    def rows(person: Any) -> _Rows:
        own = Authorship.objects.filter(person=person)
        return _Rows(own, own.filter(selected=True))

    return _publications(request, person, rows, f"person={person.key}")


def publications_of_area(request: HttpRequest, area: ResearchArea) -> PublicationsElsewhere | None:
    def rows(area: Any) -> _Rows:
        own = Publication.areas.through.objects.filter(researcharea=area)
        return _Rows(own, own.filter(publication__is_selected=True))

    return _publications(request, area, rows, f"area={area.key}")


def publications_of_project(request: HttpRequest, project: Project) -> PublicationsElsewhere | None:
    def rows(project: Any) -> _Rows:
        own = Publication.projects.through.objects.filter(project=project)
        return _Rows(own, own.filter(publication__is_selected=True))

    return _publications(request, project, rows, f"project={project.key}")


class _Rows(NamedTuple):
    """Rows with a `publication`, of all publications of a record and of the selected ones."""

    own: QuerySet
    selected: QuerySet


def _publications(
    request: HttpRequest, record: BaseRecord, rows: Callable[[Any], _Rows], query: str
) -> PublicationsElsewhere | None:
    """Return the selected and the newest ones; None if there are none, or no list. Four queries at most."""
    at = received_at(request)
    found = _selected_and_newest(record, rows, at)
    page = next(iter(public_index_pages(request, PublicationIndexPage)), None) if found else None
    if page is None:
        return None
    first = [one for one in found if one.is_first][:MOST_SELECTED]
    newest = [one for one in found if one not in first][:MOST_NEWEST]
    entries = listed_publications([*first, *newest], at)
    url = page.get_url(request) or ""
    return PublicationsElsewhere(entries, found[0].number_of_all, url, f"{url}?{query}")


def _selected_and_newest(
    record: BaseRecord, rows: Callable[[Any], _Rows], at: datetime
) -> list[Any]:
    """Return the newest, and the newest of the selected, with the number of all. One query.

    It begins with the rows of the record: there are few of them beside all publications.
    """

    def publications(at: datetime, record: Any) -> QuerySet:
        hidden = Publication.objects.not_published(at)
        own, selected = (one.exclude(publication__in=hidden) for one in rows(record))
        first, newest = _newest(selected, MOST_SELECTED), _newest(own, MOST_SELECTED + MOST_NEWEST)
        number = own.order_by().annotate(one=Value(1)).values("one")
        number = number.annotate(number=Count("publication", distinct=True)).values("number")
        found = Publication.objects.filter(Q(pk__in=first) | Q(pk__in=newest)).annotate(
            is_first=Q(pk__in=selected.values("publication")), number_of_all=Subquery(number)
        )
        return with_facts_of_lists(found).newest_first()

    values = [Parameter(MOMENT, at), Parameter(record._meta.pk, record.pk)]
    return fetch_with_kept_sql(("publications elsewhere", type(record)), publications, values)


def _newest(rows: QuerySet, number: int) -> QuerySet:
    """Return the newest publications of the rows. Twice as many rows: a person may write and edit one."""
    return rows.order_by("-publication__sort_date", "-publication").values("publication")[
        : 2 * number
    ]
