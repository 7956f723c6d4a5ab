"""Which pages and people hold all the words of a query, as far as a stranger may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from groupsite.search.facts import Facts, FactsAt, having
from groupsite.search.kinds import Kind
from groupsite.search.query import Query
from people.models import Person, PersonPage
from research.models import ResearchArea, ResearchAreaPage
from vacancies.models import Vacancy, VacancyPage

RECORD_PAGES: Final[tuple[Any, ...]] = (VacancyPage, ResearchAreaPage, PersonPage)


@dataclass(frozen=True)
class Hit:
    """A page, or a person without one. Light: it is all that is known of those not printed."""

    kind: Kind
    key: UUID  # the same for every language of a page
    title: str
    place: int  # among its kind
    page: int | None = None
    record: int | None = None
    language: str = ""
    has_ended: bool = False


def find(query: Query, site: Site | None, facts: FactsAt) -> list[Hit]:
    """Everything that holds all the words: a hit for each language, in no order."""
    if site is None or not query.words:
        return []
    inside = _inside(site)
    pages = [
        _matching(model.objects.visible(facts.at).filter(inside), query, own)
        for model, own in zip(
            RECORD_PAGES, (facts.vacancies, facts.areas, facts.people), strict=True
        )
    ]
    return [
        *_vacancies(pages[0], facts.at),
        *_areas(pages[1], facts.at),
        *_people(pages[2], query, facts),
        *_plain(query, inside),
    ]


def _inside(site: Site) -> Q:
    """The pages of the site, in every language."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    inside = Q(pk__in=[])
    for path in homes.values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    return inside


def _holding(model: Any, word: str) -> Any:
    """The ids of the pages in Wagtail's index that hold a word which begins so."""
    found = get_search_backend().autocomplete(word, model.objects.all(), order_by_relevance=False)
    return found.get_queryset().order_by().values("pk")


def _matching(pages: Any, query: Query, facts: Facts) -> list[tuple[Any, ...]]:
    """Id, key, language, title and record of each page that has every word, or its record has."""
    field = pages.model.record_field
    for word in query.words:
        in_facts = Q(**{f"{field}__in": having(facts, word)})
        pages = pages.filter(Q(pk__in=_holding(pages.model, word)) | in_facts)
    return list(pages.values_list("pk", "translation_key", "locale__language_code", "title", field))


def _vacancies(pages: list[tuple[Any, ...]], at: datetime) -> Iterable[Hit]:
    found = Vacancy.objects.filter(pk__in={page[4] for page in pages}).open_first(at)
    order = {
        pk: (place, bool(ended))
        for place, (pk, ended) in enumerate(found.values_list("pk", "has_ended"))
    }
    for page, key, language, title, record in pages:
        place, ended = order[record]
        yield Hit(Kind.VACANCIES, key, title, place, page, record, language, ended)


def _areas(pages: list[tuple[Any, ...]], at: datetime) -> Iterable[Hit]:
    found = ResearchArea.objects.published(at).in_order().values_list("pk", flat=True)
    order = {pk: place for place, pk in enumerate(found)}
    for page, key, language, title, record in pages:
        yield Hit(Kind.AREAS, key, title, order[record], page, record, language)


def _people(pages: list[tuple[Any, ...]], query: Query, facts: FactsAt) -> Iterable[Hit]:
    """Those without a page too. A person's name is the record's, whatever the page was called."""
    order = {pk: place for place, pk in enumerate(facts.names)}
    for page, key, language, _title, record in pages:
        yield Hit(Kind.PEOPLE, key, facts.names[record], order[record], page, record, language)
    named = set.intersection(*(set(having(facts.people, word)) for word in query.words))
    alone = Person.objects.filter(pk__in=named - {page[4] for page in pages})
    for record, key in alone.values_list("pk", "key"):
        yield Hit(Kind.PEOPLE, key, facts.names[record], order[record], record=record)


def _plain(query: Query, inside: Q) -> Iterable[Hit]:
    """Pages that are no record's: home, indexes, plain pages."""
    pages = Page.objects.live().public().not_type(*RECORD_PAGES).filter(inside, alias_of=None)
    for word in query.words:
        pages = pages.filter(pk__in=_holding(Page, word))
    rows = pages.order_by("path").values_list(
        "pk", "translation_key", "locale__language_code", "title"
    )
    for place, (page, key, language, title) in enumerate(rows):
        yield Hit(Kind.PAGES, key, title, place, page, language=language)
