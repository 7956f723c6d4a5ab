"""Publications on the page of a person, an area or a project: the selected ones, then the newest.

They lead to the list in the reader's language. Without a public list, publications are shown nowhere.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, Subquery, Value
from django.http import HttpRequest

from people.content.request_time import received_at
from people.models import Person
from research.listing.index_pages import public_index_pages
from research.models import (
    Authorship,
    Project,
    Publication,
    PublicationIndexPage,
    PublicationQuerySet,
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
    own = Publication.objects.published(received_at(request)).of_person(person)
    chosen = Authorship.objects.filter(person=person, selected=True).values("publication")
    return _publications(request, own, own.filter(pk__in=chosen), f"person={person.key}")


def publications_of_area(request: HttpRequest, area: ResearchArea) -> PublicationsElsewhere | None:
    own = Publication.objects.published(received_at(request)).in_area(area)
    return _publications(request, own, own.selected(), f"area={area.key}")


def publications_of_project(request: HttpRequest, project: Project) -> PublicationsElsewhere | None:
    own = Publication.objects.published(received_at(request)).of_project(project)
    return _publications(request, own, own.selected(), f"project={project.key}")


def _publications(
    request: HttpRequest, own: PublicationQuerySet, selected: PublicationQuerySet, query: str
) -> PublicationsElsewhere | None:
    """Return the selected and the newest ones; None if there are none, or no list. Four queries at most."""
    found = _selected_and_newest(own, selected)
    page = next(iter(public_index_pages(request, PublicationIndexPage)), None) if found else None
    if page is None:
        return None
    first = [one for one in found if one.is_first][:MOST_SELECTED]
    newest = [one for one in found if one not in first][:MOST_NEWEST]
    entries = listed_publications([*first, *newest], received_at(request))
    url = page.get_url(request) or ""
    return PublicationsElsewhere(entries, found[0].number_of_all, url, f"{url}?{query}")


def _selected_and_newest(own: PublicationQuerySet, selected: PublicationQuerySet) -> list[Any]:
    """Return the newest, and the newest of the selected, with the number of all. One query."""
    first = selected.newest_first().values("pk")[:MOST_SELECTED]
    newest = own.newest_first().values("pk")[: MOST_SELECTED + MOST_NEWEST]
    number = own.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk"))
    found = Publication.objects.filter(Q(pk__in=first) | Q(pk__in=newest)).annotate(
        is_first=Q(pk__in=first), number_of_all=Subquery(number.values("number"))
    )
    return list(with_facts_of_lists(found).newest_first())
