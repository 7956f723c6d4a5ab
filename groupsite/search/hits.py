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
from groupsite.search.query import Query
from groupsite.search.result_kinds import ResultKind
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
    """Return the pages and people that contain all the words: one hit per language, unsorted."""
    if site is None or not query.words:
        return []
    site_pages, page_ids = (
        _site_pages_q(site),
        [_page_ids_with_prefix(word) for word in query.words],
    )
    pages = [
        _matching_page_rows(
            model.objects.visible(facts.at).filter(site_pages), page_ids, query, own
        )
        for model, own in zip(
            RECORD_PAGES, (facts.vacancy_facts, facts.area_facts, facts.person_facts), strict=True
        )
    ]
    return [
        *_vacancy_hits(pages[0], facts),
        *_area_hits(pages[1], facts),
        *_person_hits(pages[2], query, facts),
        *_hits_without_record(set.intersection(*page_ids), site_pages),
    ]


def _site_pages_q(site: Site) -> Q:
    """Return the filter of the site's pages, in every language."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    below_homes = Q(pk__in=[])
    for path in homes.values_list("path", flat=True):
        below_homes |= Q(path__startswith=path)
    return below_homes


def _page_ids_with_prefix(prefix: str) -> set[int]:
    """Return the IDs of pages with a word that begins with `prefix`: one query for all page types."""
    found = get_search_backend().autocomplete(prefix, Page.objects.all(), order_by_relevance=False)
    query = found.get_queryset().order_by().values_list("pk").query
    # A single letter matches every page: iterating the cursor in chunks would take as long as the
    # query.
    with connection.cursor() as cursor:
        cursor.execute(*query.sql_with_params())
        return {pk for (pk,) in cursor.fetchall()}


def _filter_by_ids_if_few(queryset: models.QuerySet, ids: set[int]) -> Any:
    """Return the queryset filtered by ID, or unfiltered if the IDs are too many for one query."""
    return queryset.filter(pk__in=ids) if len(ids) <= MAX_IDS else queryset


def _matching_page_rows(
    pages: PageQuerySet, page_ids: list[set[int]], query: Query, facts: SearchableFacts
) -> list[tuple[Any, ...]]:
    """Return (ID, key, language, title, record ID) of pages that, with their records, contain every word."""
    field = pages.model.record_field
    by_word = list(zip(page_ids, map(facts.record_ids_with_prefix, query.words), strict=True))
    found = {
        pk
        for pk, record in pages.model.objects.order_by().values_list("pk", field)
        # A record published since the facts were read is not among them.
        if record in facts.position_by_record
        and all(pk in texts or record in own for texts, own in by_word)
    }
    rows = _filter_by_ids_if_few(pages.order_by(), found).values_list(
        "pk", "translation_key", "locale__language_code", "title", field
    )
    return [row for row in rows if row[0] in found]


def _vacancy_hits(rows: list[tuple[Any, ...]], facts: PublicFacts) -> Iterable[Hit]:
    for page, key, language, title, record in rows:
        place, ended = (
            facts.vacancy_facts.position_by_record[record],
            facts.has_vacancy_ended(record),
        )
        yield Hit(ResultKind.VACANCIES, key, title, place, page, record, language, ended)


def _area_hits(rows: list[tuple[Any, ...]], facts: PublicFacts) -> Iterable[Hit]:
    for page, key, language, title, record in rows:
        yield Hit(
            ResultKind.AREAS,
            key,
            title,
            facts.area_facts.position_by_record[record],
            page,
            record,
            language,
        )


def _person_hits(rows: list[tuple[Any, ...]], query: Query, facts: PublicFacts) -> Iterable[Hit]:
    """Yield hits for people with and without a page, with the name of the record as title."""
    names, position_by_record = (
        facts.public_person_names_by_id,
        facts.person_facts.position_by_record,
    )
    for page, key, language, _honorific_prefix, record in rows:
        yield Hit(
            ResultKind.PEOPLE,
            key,
            names[record],
            position_by_record[record],
            page,
            record,
            language,
        )
    named = set.intersection(*map(facts.person_facts.record_ids_with_prefix, query.words))
    alone = named - {row[4] for row in rows}
    for record, key in _filter_by_ids_if_few(Person.objects.all(), alone).values_list("pk", "key"):
        if record in alone:
            yield Hit(
                ResultKind.PEOPLE, key, names[record], position_by_record[record], record=record
            )


def _hits_without_record(page_ids: set[int], site_pages: Q) -> Iterable[Hit]:
    """Yield hits for pages without a record: home, index, plain, guide and news pages."""
    pages = Page.objects.live().public().not_type(*RECORD_PAGES).filter(site_pages, alias_of=None)
    rows = _filter_by_ids_if_few(pages.order_by("path"), page_ids).values_list(
        "pk", "translation_key", "locale__language_code", "title"
    )
    for place, (page, key, language, title) in enumerate(rows):
        if page in page_ids:
            yield Hit(ResultKind.PAGES, key, title, place, page, language=language)
