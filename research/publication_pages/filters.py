"""The filters of the list of publications, in its query string; what is unknown there is ignored.

Each choice says how many publications it leaves, given the other filters. Six queries, and one for a
person who is chosen.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Value
from django.utils.translation import gettext, pgettext
from wagtail.models import Site

from people.content.records.lookup import RecordLink, record_links_with_page
from people.models import Person
from research.bibliography.folding import folded
from research.bibliography.identifiers import arxiv, doi
from research.models import (
    Authorship,
    Project,
    Publication,
    PublicationKind,
    PublicationQuerySet,
    ResearchArea,
)

FORTHCOMING: Final = "forthcoming"
"""The value of the filter by year for what has no year yet."""
NAME_FIELDS: Final = ("key", "given_name", "family_name")
MOST_WORDS: Final = 8
LONGEST_SEARCH: Final = 200


@dataclass(frozen=True)
class Choice:
    """A choice of a filter, with the number of publications that it leaves."""

    value: str
    label: str
    count: int
    language: str = ""

    @property
    def text(self) -> str:
        """Return the label and the number, as the menu shows them."""
        return gettext("%(label)s (%(count)s)") % {"label": self.label, "count": self.count}


@dataclass(frozen=True)
class Filter:
    """A filter with its choices; `chosen` is the value of one of them, or empty."""

    name: str
    label: str
    all_label: str
    choices: list[Choice]
    chosen: str = ""


@dataclass(frozen=True)
class Chosen:
    """What a query string chooses. `records` has the area, person and project by their filter."""

    year: str
    kind: str
    records: dict[str, Any]
    words: str

    def query(self) -> str:
        """Return the query string with its “?”; empty without a choice."""
        keys = {name: record.key for name, record in self.records.items()}
        values = {"year": self.year, "kind": self.kind, **keys, "q": self.words}
        given = {name: value for name, value in values.items() if value}
        return f"?{urlencode(given)}" if given else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is chosen."""
        return bool(self.year or self.kind or self.records)

    def __bool__(self) -> bool:
        return bool(self.is_narrowed or self.words)

    def has_others_than(self, name: str) -> bool:
        """Whether anything but this filter by area, person or project is chosen."""
        return bool(self.year or self.kind or self.words or self.records.keys() - {name})

    def of(self, publications: PublicationQuerySet, *left_out: str) -> PublicationQuerySet:
        """Return the publications that fit; filters that are `left_out` do not count."""
        found = publications
        if self.year and "year" not in left_out:
            found = found.filter(year=None if self.year == FORTHCOMING else int(self.year))
        if self.kind and "kind" not in left_out:
            found = found.filter(kind=self.kind)
        for name, record in self.records.items():
            if name not in left_out:
                found = _WITH[name](found, record)
        identifier = arxiv(self.words) or doi(self.words)  # typed as an address too
        for word in folded(identifier or self.words).split()[:MOST_WORDS]:
            found = found.filter(found_by__contains=word)
        return found


_WITH: Final[dict[str, Any]] = {
    "area": PublicationQuerySet.in_area,
    "person": PublicationQuerySet.of_person,
    "project": PublicationQuerySet.of_project,
}


def chosen_and_links(
    query: Mapping[str, str], at: datetime, site: Site | None
) -> tuple[Chosen, dict[str, list[RecordLink]]]:
    """Return what a query string chooses, and links to the areas and projects of a site by filter."""
    areas = ResearchArea.objects.published(at).in_site(site).in_order()
    projects = Project.objects.published(at).in_site(site).in_order(at)
    links = {
        "area": record_links_with_page(areas, at, page_fields=()),
        "project": record_links_with_page(projects, at, page_fields=()),
    }
    records = {
        name: link.record
        for name, found in links.items()
        for link in found
        if str(link.record.key) == query.get(name)
    }
    if person := _public_person(query.get("person", ""), at):
        records["person"] = person
    words = " ".join(query.get("q", "")[:LONGEST_SEARCH].replace("\0", "").split())
    return Chosen(_year(query.get("year", "")), _kind(query.get("kind", "")), records, words), links


def _public_person(key: str, at: datetime) -> Person | None:
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    found: Person | None = Person.objects.published(at).filter(key=wanted).first()
    return found


def _year(typed: str) -> str:
    is_year = len(typed) == 4 and typed.isascii() and typed.isdecimal()
    return typed if is_year or typed == FORTHCOMING else ""


def _kind(typed: str) -> str:
    return typed if typed in PublicationKind.values else ""


def filters_and_total(
    publications: PublicationQuerySet,
    chosen: Chosen,
    links: Mapping[str, Iterable[RecordLink]],
    at: datetime,
) -> tuple[list[Filter], int]:
    """Return the filters that offer something, and how many publications fit all of them."""
    rows = chosen.of(publications, "year", "kind").order_by().values_list("year", "kind")
    by_year, by_kind, total = Counter[str](), Counter[str](), 0
    for year, kind, number in rows.annotate(number=Count("pk")):
        value = str(year or FORTHCOMING)
        if chosen.kind in ("", kind):
            by_year[value] += number
        if chosen.year in ("", value):
            by_kind[kind] += number
        if chosen.kind in ("", kind) and chosen.year in ("", value):
            total += number
    by_record = _counts_by_record(publications, chosen, at)
    found = [
        _year_filter(by_year, chosen.year),
        _record_filter("area", links["area"], by_record["area"], chosen),
        _person_filter(by_record["person"], chosen, at),
        _record_filter("project", links["project"], by_record["project"], chosen),
        _kind_filter(by_kind, chosen.kind),
    ]
    return [one for one in found if len(one.choices) > (0 if chosen else 1)], total


def _counts_by_record(
    publications: PublicationQuerySet, chosen: Chosen, at: datetime
) -> dict[str, dict[int, int]]:
    """Return {record ID: number of publications} by filter, in one query."""
    tables: dict[str, tuple[Any, str]] = {
        "area": (Publication.areas.through, "researcharea"),
        "person": (Authorship, "person"),
        "project": (Publication.projects.through, "project"),
    }
    parts = []
    for name, (table, field) in tables.items():
        rows = _rows_of_fitting(table._default_manager, publications, chosen, name, at)
        rows = (
            rows.exclude(**{field: None})
            .order_by()
            .annotate(name=Value(name))
            .values_list("name", field)
        )
        parts.append(rows.annotate(number=Count("publication", distinct=True)))
    found: dict[str, dict[int, int]] = {name: {} for name in tables}
    for name, pk, number in parts[0].union(*parts[1:], all=True):
        found[name][pk] = number
    return found


def _rows_of_fitting(
    rows: Any, publications: PublicationQuerySet, chosen: Chosen, left_out: str, at: datetime
) -> Any:
    """Return the rows of publications that fit all filters but one."""
    if chosen.has_others_than(left_out):
        return rows.filter(
            publication__in=chosen.of(publications, left_out).order_by().values("pk")
        )
    # All that are published: to exclude the few others takes a fifth of the time.
    return rows.exclude(
        publication__in=Publication.objects.not_published(at).order_by().values("pk")
    )


def _year_filter(counts: Counter[str], chosen: str) -> Filter:
    values = sorted({*counts, *filter(None, [chosen])}, reverse=True)  # "forthcoming" comes first
    choices = [
        Choice(value, forthcoming_label() if value == FORTHCOMING else value, counts[value])
        for value in values
    ]
    return Filter("year", gettext("Year"), gettext("All years"), choices, chosen)


def forthcoming_label() -> str:
    """Return what publications without a year are called."""
    return pgettext("publications", "Forthcoming")


def _kind_filter(counts: Counter[str], chosen: str) -> Filter:
    choices = [
        Choice(kind.value, str(kind.label), counts[kind.value])
        for kind in PublicationKind
        if counts[kind.value] or kind.value == chosen
    ]
    return Filter("kind", gettext("Type"), gettext("All types"), choices, chosen)


def _record_filter(
    name: str, links: Iterable[RecordLink], counts: Mapping[int, int], chosen: Chosen
) -> Filter:
    labels = {
        "area": (gettext("Research area"), gettext("All areas")),
        "project": (gettext("Project"), gettext("All projects")),
    }
    record = chosen.records.get(name)
    choices = [
        Choice(str(link.record.key), link.title, counts.get(link.record.pk, 0), link.language)
        for link in links
        if link.record.pk in counts or link.record == record
    ]
    return Filter(name, *labels[name], choices, str(record.key) if record else "")


def _person_filter(counts: Mapping[int, int], chosen: Chosen, at: datetime) -> Filter:
    record = chosen.records.get("person")
    wanted = {*counts, *([record.pk] if record else [])}
    people = Person.objects.published(at).filter(pk__in=wanted).in_alphabetical_order()
    choices = [
        Choice(str(one.key), one.name, counts.get(one.pk, 0)) for one in people.only(*NAME_FIELDS)
    ]
    label, all_label = gettext("Person"), gettext("All people")
    return Filter("person", label, all_label, choices, str(record.key) if record else "")
