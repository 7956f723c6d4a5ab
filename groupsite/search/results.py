"""Search results as shown: title, excerpt, and matching facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from groupsite.search.excerpts import excerpt, highlighted_html
from groupsite.search.index.models import EntryContents, SearchEntry
from groupsite.search.index.record_facts import SearchableFact
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from groupsite.search.query import Query, has_word_with_prefix
from people.content.search_text import fold_text
from people.models import PersonRole
from people.models.persons import local_date
from research.publication_pages.publication_urls import urls_of_publications
from vacancies.models import Vacancy


@dataclass(frozen=True)
class ShownFact:
    label: Any
    text: SafeString
    language: str


@dataclass(frozen=True)
class SearchResult:
    """A hit as the template shows it; `page` is None for a publication or a person without a page."""

    kind: ResultKind
    language: str
    page: Any | None
    title: SafeString
    excerpt: SafeString
    facts: list[ShownFact] = field(default_factory=list)
    state: Any | None = None  # the state of a vacancy
    days: int | None = None  # until the deadline of a vacancy
    row: Any | None = None  # a person's role
    publication_url: Any | None = None  # a PublicationUrl

    @property
    def language_name(self) -> str:
        """Return the name of the page's language; empty without a page."""
        return str(self.page.locale.get_display_name()) if self.page else ""


def results_for_entries(
    request: HttpRequest, entry_ids: list[int], query: Query, at: datetime
) -> list[SearchResult]:
    """Return one result per entry that still exists, in this order, in a constant number of queries."""
    by_id = SearchEntry.objects.in_bulk(entry_ids)
    contents = EntryContents.objects.in_bulk(entry_ids)
    entries = [by_id[pk] for pk in entry_ids if pk in by_id and pk in contents]
    pages = _pages_by_id(entry.page_id for entry in entries if entry.page_id)
    vacancies = Vacancy.objects.in_bulk(record_ids_of_kind(entries, ResultKind.VACANCIES))
    publications = urls_of_publications(
        request, record_ids_of_kind(entries, ResultKind.PUBLICATIONS)
    )
    roles = _main_role_by_person(record_ids_of_kind(entries, ResultKind.PEOPLE), local_date(at))
    results = []
    for entry in entries:
        kind, of_kind = RESULT_KINDS[entry.kind], {}
        if kind is ResultKind.VACANCIES and entry.record_id in vacancies:
            vacancy = vacancies[entry.record_id]
            of_kind = {"state": vacancy.state(at), "days": vacancy.days_left(at)}
        elif kind is ResultKind.PEOPLE:
            of_kind = {"row": roles.get(entry.record_id or 0)}
        elif kind is ResultKind.PUBLICATIONS:
            of_kind = {"publication_url": publications.get(entry.record_id or 0)}
        page = pages.get(entry.page_id or 0)
        results.append(
            SearchResult(
                kind=kind,
                page=page,
                **_language_texts_and_facts(entry, contents[entry.pk], query),
                **of_kind,
            )
        )
    return results


def _pages_by_id(page_ids: Iterable[int]) -> dict[int, Any]:
    pages = Page.objects.filter(pk__in=list(page_ids)).select_related("locale")
    return {page.pk: page for page in pages.specific(defer=True)}


def record_ids_of_kind(entries: Iterable[SearchEntry], kind: ResultKind) -> set[int]:
    """Return the IDs of the records of the entries of this kind."""
    number = RESULT_KINDS.index(kind)
    return {entry.record_id for entry in entries if entry.kind == number and entry.record_id}


def _main_role_by_person(person_ids: set[int], day: date) -> dict[int, PersonRole]:
    """Return the main role of each person on `day`."""
    if not person_ids:
        return {}
    rows = PersonRole.objects.filter(PersonRole.current_q(day), person__in=person_ids)
    rows = rows.select_related("role", "organisation").order_by("-sort_order", "-pk")
    texts = rows.prefetch_related("role__texts", "organisation__texts")
    return {row.person_id: row for row in texts}


def _language_texts_and_facts(
    entry: SearchEntry, contents: EntryContents, query: Query
) -> dict[str, Any]:
    words = query.words_and_synonyms
    shown = excerpt(contents.texts, words)
    return {
        "language": entry.language,
        "title": highlighted_html(entry.title, words),
        "excerpt": highlighted_html(shown, words),
        "facts": _matching_facts_not_in_shown_text(contents.facts, query, f"{entry.title} {shown}"),
    }


def _matching_facts_not_in_shown_text(
    facts: Iterable[list[str]], query: Query, shown_text: str
) -> list[ShownFact]:
    """Return, highlighted, the facts with words of the query that are not in the shown title and excerpt."""
    seen = fold_text(shown_text)
    searched = query.words_and_synonyms
    words = [word for word in searched if not has_word_with_prefix(seen, word)]
    return [
        ShownFact(fact.label, highlighted_html(fact.text, searched), fact.language)
        for fact in (SearchableFact(*values) for values in facts)
        if any(has_word_with_prefix(fold_text(fact.text), word) for word in words)
    ]
