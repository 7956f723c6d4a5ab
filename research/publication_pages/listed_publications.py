"""A publication in a list: its names with links to the people of ours, its venue, its address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.utils.translation import get_language

from people.content.records.kept_sql import Parameter, fetch_with_kept_sql
from people.content.records.lookup import pages_for
from people.models import Person
from research.bibliography.work import Name
from research.bibliography.writing.citation import after_venue, place_in_venue
from research.models import Authorship, Publication, PublicationKind, PublicationQuerySet
from research.models.publication_rules.publication_choices import AuthorRole

MOST_NAMES: Final = 10
"""A list prints at most so many names of a publication, and those of our people."""
FIRST_NAMES: Final = 6
# Large, and no list shows them.
NOT_IN_LISTS: Final = (
    *("abstract", "abstract_html", "abstract_text", "found_by", "title_fold", "edited_fields"),
)


@dataclass(frozen=True)
class PrintedName:
    """A name as printed; of one of ours, the public page. `person` only where a page needs more of them."""

    text: str
    page: Any | None = None
    person: Any | None = None
    is_equal: bool = False
    is_organisation: bool = False


@dataclass(frozen=True)
class ListedPublication:
    """A publication in a list. `others` is the number of known names that are left out."""

    record: Publication
    path: str  # below the page of the list
    authors: list[PrintedName]
    others: int = 0
    are_editors: bool = False

    @property
    def place(self) -> str:
        """Return volume, issue and pages, as they follow the venue."""
        return after_venue(self.record) if self.record.venue else place_in_venue(self.record)

    @property
    def has_more_authors(self) -> bool:
        """Whether the site does not know all authors. Editors are not concerned."""
        return self.record.has_more_authors and not self.are_editors

    @property
    def kind_label(self) -> str:
        """Return the type in the active language, in a tenth of the time of `get_kind_display`."""
        return str(PublicationKind(self.record.kind).label)


class _PrintedRow(NamedTuple):
    """What a list reads of an `Authorship`: values take a third of the time of models."""

    publication: int
    given: str
    particle: str
    family: str
    suffix: str
    literal: str
    role: str
    equal: bool
    person: int | None
    is_of_ours: bool | None  # and published

    @property
    def text(self) -> str:
        return str(Name(self.given, self.particle, self.family, self.suffix, self.literal))


def with_facts_of_lists(publications: PublicationQuerySet) -> PublicationQuerySet:
    """Return the publications without what no list shows."""
    found: PublicationQuerySet = publications.defer(*NOT_IN_LISTS)
    return found


def listed_publications(
    publications: Iterable[Publication], at: datetime
) -> list[ListedPublication]:
    """Return these publications in their order. Two queries."""
    loaded = list(publications)
    rows: dict[int, list[_PrintedRow]] = defaultdict(list)
    for row in _printed_rows(loaded):
        rows[row.publication].append(row)
    ours = {row.person for some in rows.values() for row in some if row.is_of_ours}
    people = [Person(pk=pk) for pk in ours]
    pages = pages_for(people, get_language() or "", at, page_fields=())
    return [_listed(one, rows[one.pk], pages) for one in loaded]


def _printed_rows(publications: list[Publication]) -> Iterable[_PrintedRow]:
    field: Any = Authorship._meta.get_field("publication")

    def rows(*publications: int) -> Any:
        found = Authorship.objects.filter(publication__in=publications, printed=True)
        fields = (*_PrintedRow._fields[:-1], "person__live")
        return found.order_by("sort_order", "pk").values_list(*fields)

    values = [Parameter(field, one.pk) for one in publications]
    return map(_PrintedRow._make, fetch_with_kept_sql("printed names", rows, values))


def _listed(
    publication: Publication, printed: list[_PrintedRow], pages: Mapping[int, Any]
) -> ListedPublication:
    rows = [row for row in printed if row.role == AuthorRole.AUTHOR]
    are_editors = not rows
    rows = rows or printed
    shown = rows
    if len(rows) > MOST_NAMES:
        shown = [row for place, row in enumerate(rows) if place < FIRST_NAMES or row.is_of_ours]
    names = [
        PrintedName(
            row.text,
            pages.get(row.person or 0) if row.is_of_ours else None,
            is_equal=row.equal,
            is_organisation=bool(row.literal),
        )
        for row in shown
    ]
    others = len(rows) - len(shown)
    return ListedPublication(
        publication, path_of(publication), names, others, are_editors and bool(rows)
    )


def path_of(publication: Publication) -> str:
    """Return the path of a publication below the page of a list."""
    return f"{publication.cite_key}/"
