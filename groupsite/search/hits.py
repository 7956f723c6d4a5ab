"""Finds the public pages and people that contain all words of a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection, models
from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.search.backends import get_search_backend

from groupsite.search.facts import PublicFacts, SearchableFacts
from groupsite.search.kinds import ResultKind
from groupsite.search.query import Query
from people.models import Person, PersonPage
from research.models import ResearchAreaPage
from vacancies.models import VacancyPage

RECORD_PAGES: Final[tuple[Any, ...]] = (VacancyPage, ResearchAreaPage, PersonPage)
MAX_IDS: Final = 1_000  # SQLite limits parameters, and reading all rows is then faster anyway


@dataclass(frozen=True)
class Hit:
    """A found page, or a person without a page. Holds only ids and titles until results are shown."""

    kind: ResultKind
    key: UUID  # the same for all translations of a page
    title: str
    place: int  # position within its kind
    page: int | None = None
    record: int | None = None
    language: str = ""
    has_ended: bool = False


def find_hits(query: Query, site: Site | None, facts: PublicFacts) -> list[Hit]:
    """Return everything that contains all the words: one hit per language, unordered."""
    if site is None or not query.words:
        return []
    inside, held = _inside(site), [_holding(word) for word in query.words]
    pages = [
        _matching(model.objects.visible(facts.at).filter(inside), held, query, own)
        for model, own in zip(
            RECORD_PAGES, (facts.vacancies, facts.areas, facts.people), strict=True
        )
    ]
    return [
        *_vacancies(pages[0], facts),
        *_areas(pages[1], facts),
        *_people(pages[2], query, facts),
        *_plain(set.intersection(*held), inside),
    ]


def _inside(site: Site) -> Q:
    """Return the filter of the site's pages, in every language."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    inside = Q(pk__in=[])
    for path in homes.values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    return inside


def _holding(word: str) -> set[int]:
    """Return the IDs of pages with a word that begins with `word`: one query for all page types."""
    found = get_search_backend().autocomplete(word, Page.objects.all(), order_by_relevance=False)
    query = found.get_queryset().order_by().values_list("pk").query
    # A single letter matches every page: iterating the cursor in chunks would take as long as the
    # query.
    with connection.cursor() as cursor:
        cursor.execute(*query.sql_with_params())
        return {pk for (pk,) in cursor.fetchall()}


def _among(queryset: models.QuerySet, ids: set[int]) -> Any:
    """Filter by id, unless there are too many for one query. Callers check the rows anyway."""
    return queryset.filter(pk__in=ids) if len(ids) <= MAX_IDS else queryset


def _matching(
    pages: PageQuerySet, held: list[set[int]], query: Query, facts: SearchableFacts
) -> list[tuple[Any, ...]]:
    """Yield id, key, language, title and record of pages that, with their records, contain every word."""
    field = pages.model.record_field
    by_word = list(zip(held, map(facts.having, query.words), strict=True))
    found = {
        pk
        for pk, record in pages.model.objects.order_by().values_list("pk", field)
        # A record published since the facts were read is not among them.
        if record in facts.position_by_record
        and all(pk in texts or record in own for texts, own in by_word)
    }
    rows = _among(pages.order_by(), found).values_list(
        "pk", "translation_key", "locale__language_code", "title", field
    )
    return [row for row in rows if row[0] in found]


def _vacancies(pages: list[tuple[Any, ...]], facts: PublicFacts) -> Iterable[Hit]:
    for page, key, language, title, record in pages:
        place, ended = facts.vacancies.position_by_record[record], facts.has_ended(record)
        yield Hit(ResultKind.VACANCIES, key, title, place, page, record, language, ended)


def _areas(pages: list[tuple[Any, ...]], facts: PublicFacts) -> Iterable[Hit]:
    for page, key, language, title, record in pages:
        yield Hit(
            ResultKind.AREAS,
            key,
            title,
            facts.areas.position_by_record[record],
            page,
            record,
            language,
        )


def _people(pages: list[tuple[Any, ...]], query: Query, facts: PublicFacts) -> Iterable[Hit]:
    """Yield people with and without a page, by the name of the record."""
    names, position_by_record = facts.names, facts.people.position_by_record
    for page, key, language, _title, record in pages:
        yield Hit(
            ResultKind.PEOPLE,
            key,
            names[record],
            position_by_record[record],
            page,
            record,
            language,
        )
    named = set.intersection(*map(facts.people.having, query.words))
    alone = named - {page[4] for page in pages}
    for record, key in _among(Person.objects.all(), alone).values_list("pk", "key"):
        if record in alone:
            yield Hit(
                ResultKind.PEOPLE, key, names[record], position_by_record[record], record=record
            )


def _plain(found: set[int], inside: Q) -> Iterable[Hit]:
    """Yield pages without a record: home, indexes, plain pages."""
    pages = Page.objects.live().public().not_type(*RECORD_PAGES).filter(inside, alias_of=None)
    rows = _among(pages.order_by("path"), found).values_list(
        "pk", "translation_key", "locale__language_code", "title"
    )
    for place, (page, key, language, title) in enumerate(rows):
        if page in found:
            yield Hit(ResultKind.PAGES, key, title, place, page, language=language)
