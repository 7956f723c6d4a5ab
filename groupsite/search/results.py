"""Search results as shown: title, excerpt, and matching facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail.models import Page

from groupsite.search.excerpts import excerpt, highlighted_html
from groupsite.search.facts import PublicFacts, SearchableFact, SearchableFacts
from groupsite.search.hits import Hit
from groupsite.search.query import Query, has_word_with_prefix
from groupsite.search.result_kinds import ResultKind
from people.content.search_text import fold_text, indexed_texts_without_title
from people.models import Person
from people.models.persons import local_date
from vacancies.models import Vacancy


@dataclass(frozen=True)
class SearchResult:
    """A hit as the template shows it; `page` is None for a person without a page."""

    hit: Hit
    page: Any | None
    title: SafeString
    excerpt: SafeString
    facts: list[SearchableFact] = field(default_factory=list)
    record: Any | None = None
    state: Any | None = None  # the state of a vacancy
    days: int | None = None  # until the deadline of a vacancy
    row: Any | None = None  # a person's role

    @property
    def language_name(self) -> str:
        """Return the name of the page's language; empty without a page."""
        return str(self.page.locale.get_display_name()) if self.page else ""


def results_for_hits(hits: Iterable[Hit], query: Query, facts: PublicFacts) -> list[SearchResult]:
    """Return one result per hit, in a constant number of queries."""
    hits = list(hits)
    pages = _pages_by_id(hits)
    records = {
        ResultKind.VACANCIES: _records_by_id(Vacancy.objects.all(), hits, ResultKind.VACANCIES),
        ResultKind.PEOPLE: _records_by_id(Person.objects.with_roles(), hits, ResultKind.PEOPLE),
    }
    known: dict[ResultKind, SearchableFacts] = {
        ResultKind.VACANCIES: facts.vacancy_facts,
        ResultKind.AREAS: facts.area_facts,
        ResultKind.PEOPLE: facts.person_facts,
    }
    return [
        _build_search_result(
            hit,
            pages.get(hit.page),
            records.get(hit.kind, {}).get(hit.record),
            known[hit.kind].facts_of_record(hit.record) if hit.kind in known else [],
            query,
            facts.at,
        )
        for hit in hits
    ]


def _pages_by_id(hits: Iterable[Hit]) -> dict[int | None, Any]:
    pages = list(Page.objects.filter(pk__in=[hit.page for hit in hits if hit.page]).specific())
    prefetch_related_objects(pages, "locale")
    prefetch_related_objects([page for page in pages if hasattr(page, "guidance")], "guidance")
    return {page.pk: page for page in pages}


def _records_by_id(
    queryset: models.QuerySet, hits: Iterable[Hit], kind: ResultKind
) -> dict[int | None, Any]:
    return queryset.in_bulk({hit.record for hit in hits if hit.kind is kind})


def _build_search_result(
    hit: Hit,
    page: Page | None,
    record: Any,
    facts: list[SearchableFact],
    query: Query,
    at: datetime,
) -> SearchResult:
    texts = indexed_texts_without_title(page) if page else []
    shown = excerpt(texts, query.words)
    result = {
        "hit": hit,
        "page": page,
        "title": highlighted_html(hit.title, query.words),
        "excerpt": highlighted_html(shown, query.words),
        "facts": _matching_facts(facts, query, f"{hit.title} {shown}"),
        "record": record,
    }
    if hit.kind is ResultKind.VACANCIES:
        result["state"] = record.state(at)
        result["days"] = record.days_left(at)
    elif hit.kind is ResultKind.PEOPLE:
        result["row"] = record.main_role(local_date(at))
    return SearchResult(**result)


def _matching_facts(
    facts: list[SearchableFact], query: Query, shown_text: str
) -> list[SearchableFact]:
    """Return, highlighted, the facts with words of the query that are not in the shown title and excerpt."""
    seen = fold_text(shown_text)
    words = [word for word in query.words if not has_word_with_prefix(seen, word)]
    found = [
        fact
        for fact in facts
        if any(has_word_with_prefix(fact.folded_text, word) for word in words)
    ]
    return [
        SearchableFact(fact.label, highlighted_html(fact.text, query.words), fact.language)
        for fact in dict.fromkeys(found)
    ]
