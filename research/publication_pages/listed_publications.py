"""A publication in a list: its names with links to the people of ours, its venue, its address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Prefetch

from people.content.records.lookup import RecordLink, record_links
from research.bibliography.writing.citation import after_venue, place_in_venue
from research.models import Authorship, Publication, PublicationQuerySet

MOST_NAMES: Final = 10
"""A list prints at most so many names of a publication, and those of our people."""
FIRST_NAMES: Final = 6
# Large, and no list shows them.
NOT_IN_LISTS: Final = (
    *("abstract", "abstract_html", "abstract_text", "found_by", "title_fold", "edited_fields"),
)


@dataclass(frozen=True)
class PrintedName:
    """A name as printed, with the public page of the person, if it is one of ours who has one."""

    text: str
    link: RecordLink | None = None
    is_equal: bool = False
    is_organisation: bool = False

    @property
    def page(self) -> Any | None:
        return self.link.page if self.link else None


@dataclass(frozen=True)
class ListedPublication:
    """A publication in a list. `others` is the number of names that are left out."""

    record: Publication
    path: str  # below the page of the list
    authors: list[PrintedName]
    others: int = 0
    are_editors: bool = False

    @property
    def place(self) -> str:
        """Return volume, issue and pages, as they follow the venue."""
        return after_venue(self.record) if self.record.venue else place_in_venue(self.record)


def with_rows_of_lists(publications: PublicationQuerySet) -> PublicationQuerySet:
    """Return the publications as lists need them: two queries."""
    names = Authorship.objects.filter(printed=True).select_related("person")
    found: PublicationQuerySet = publications.defer(*NOT_IN_LISTS).prefetch_related(
        Prefetch("authorships", names, to_attr="printed_names")
    )
    return found


def listed_publications(
    publications: Iterable[Publication], at: datetime
) -> list[ListedPublication]:
    """Return these publications, loaded by `with_rows_of_lists`, in their order."""
    loaded: list[Any] = list(publications)
    links = links_of_people((row for one in loaded for row in one.printed_names), at)
    return [_listed(one, links) for one in loaded]


def links_of_people(rows: Iterable[Authorship], at: datetime) -> dict[int, RecordLink]:
    """Return {person ID: link} of the published people who are these names."""
    people = {row.person.pk: row.person for row in rows if row.person and row.person.live}
    return {link.record.pk: link for link in record_links(people.values(), at, page_fields=())}


def printed_name(row: Authorship, links: dict[int, RecordLink]) -> PrintedName:
    name = row.as_name()
    return PrintedName(str(name), links.get(row.person_id or 0), row.equal, bool(row.literal))


def _listed(publication: Any, links: dict[int, RecordLink]) -> ListedPublication:
    rows = [row for row in publication.printed_names if row.role == "author"]
    are_editors = not rows
    rows = rows or publication.printed_names
    shown = rows
    if len(rows) > MOST_NAMES:
        shown = [
            row for place, row in enumerate(rows) if place < FIRST_NAMES or row.person_id in links
        ]
    return ListedPublication(
        publication,
        path_of(publication),
        [printed_name(row, links) for row in shown],
        len(rows) - len(shown),
        are_editors and bool(rows),
    )


def path_of(publication: Publication) -> str:
    """Return the path of a publication below the page of a list."""
    return f"{publication.cite_key}/"
