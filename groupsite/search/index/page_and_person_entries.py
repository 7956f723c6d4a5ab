"""Makes the entries of pages and people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from django.db.models import prefetch_related_objects
from wagtail.models import Page
from wagtail.search import index

from groupsite.search.index.models import SearchEntry
from groupsite.search.index.models.search_entries import NEVER_NUMBER
from groupsite.search.index.new_entries import (
    NewEntry,
    folded_title,
    instant_in_microseconds,
    number_of_key,
)
from groupsite.search.index.record_facts import (
    SearchableFact,
    contact_facts,
    facts_of_areas,
    facts_of_people,
    facts_of_projects,
    facts_of_vacancies,
    next_change_of_roles,
)
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from people.content.search_text import indexed_texts_without_title
from people.models import Person, PersonPage
from research.models import ProjectPage, ResearchAreaPage
from vacancies.models import VacancyPage

KIND_OF_PAGE: Final[dict[Any, ResultKind]] = {
    VacancyPage: ResultKind.VACANCIES,
    ResearchAreaPage: ResultKind.AREAS,
    ProjectPage: ResultKind.PROJECTS,
    PersonPage: ResultKind.PEOPLE,
}


def entries_of_pages(page_ids: Iterable[int], at: datetime) -> Iterator[NewEntry]:
    """Yield the entries of the live pages among these, without aliases and pages of unpublished records."""
    groups: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    pages = Page.objects.filter(pk__in=page_ids, live=True, alias_of=None)
    for page in pages.select_related("locale").specific():
        groups[type(page), page.locale.language_code].append(page)
    for (model, language), group in groups.items():
        _prefetch_indexed_rows(model, group)
        if model is VacancyPage:
            yield from _entries_of_vacancy_pages(group, language, at)
        elif model is ResearchAreaPage:
            yield from _entries_of_area_pages(group, language)
        elif model is ProjectPage:
            yield from _entries_of_project_pages(group, language, at)
        elif model is PersonPage:
            yield from _entries_of_person_pages(group, language, at)
        else:
            yield from (_entry_of_page(page, language) for page in group)


def pageless_entries_of_people(person_ids: Iterable[int], at: datetime) -> Iterator[NewEntry]:
    """Yield an entry without a page for each of these people who is public, even if they have a page."""
    people = list(Person.objects.filter(pk__in=person_ids, live=True))
    facts, changes = facts_of_people(people, at), _next_role_changes_in_microseconds(people, at)
    for person in people:
        entry = SearchEntry(
            record_key=number_of_key(person.key), **_values_of_person(person, changes)
        )
        yield NewEntry(entry, facts.of_record(person.pk))


def _entries_of_vacancy_pages(
    pages: list[VacancyPage], language: str, at: datetime
) -> Iterator[NewEntry]:
    pages = _with_live_records(pages)
    facts = facts_of_vacancies([page.vacancy for page in pages], at, language)
    for page in pages:
        vacancy = page.vacancy
        yield _entry_of_page(
            page,
            language,
            facts.of_record(vacancy.pk),
            record_id=vacancy.pk,
            opens=instant_in_microseconds(vacancy.opens_at, 0),
            closes=instant_in_microseconds(vacancy.closes_at, NEVER_NUMBER),
            is_over=bool(vacancy.outcome),
            order_key="",
        )


def _entries_of_area_pages(pages: list[ResearchAreaPage], language: str) -> Iterator[NewEntry]:
    pages = _with_live_records(pages)
    facts = facts_of_areas(page.area_id for page in pages)
    for page in pages:
        place = f"{page.area.sort_order:06} {page.area_id:012}"
        own = facts.of_record(page.area_id)
        yield _entry_of_page(page, language, own, record_id=page.area_id, order_key=place)


def _entries_of_project_pages(
    pages: list[ProjectPage], language: str, at: datetime
) -> Iterator[NewEntry]:
    pages = _with_live_records(pages)
    facts = facts_of_projects([page.project for page in pages], at)
    for page in pages:
        place = f"{page.project.sort_order:06} {page.project_id:012}"
        own = facts.of_record(page.project_id)
        yield _entry_of_page(page, language, own, record_id=page.project_id, order_key=place)


def _entries_of_person_pages(
    pages: list[PersonPage], language: str, at: datetime
) -> Iterator[NewEntry]:
    pages = _with_live_records(pages)
    people = [page.person for page in pages]
    facts, changes = facts_of_people(people, at), _next_role_changes_in_microseconds(people, at)
    for page in pages:
        values = _values_of_person(page.person, changes)
        own = [*facts.of_record(page.person_id), *contact_facts(page.person)]
        yield _entry_of_page(page, language, own, **values)


def _with_live_records(pages: list[Any]) -> list[Any]:
    """Return the pages whose records are live, with the records loaded."""
    if pages:
        prefetch_related_objects(pages, pages[0].record_field)
    return [page for page in pages if page.record.live]


def _values_of_person(person: Person, changes: dict[int, int]) -> dict[str, Any]:
    return {
        "kind": RESULT_KINDS.index(ResultKind.PEOPLE),
        "record_id": person.pk,
        "title": person.name,
        "folded_title": folded_title(person.name),
        "order_key": f"{person.sort_key} {person.pk:012}",
        "expires": changes.get(person.pk, NEVER_NUMBER),
    }


def _next_role_changes_in_microseconds(people: list[Person], at: datetime) -> dict[int, int]:
    changes = next_change_of_roles([person.pk for person in people], at)
    return {pk: instant_in_microseconds(instant, NEVER_NUMBER) for pk, instant in changes.items()}


def _entry_of_page(
    page: Page, language: str, facts: Iterable[SearchableFact] = (), **values: Any
) -> NewEntry:
    defaults = {
        "kind": RESULT_KINDS.index(KIND_OF_PAGE.get(type(page), ResultKind.PAGES)),
        "title": page.title,
        "folded_title": folded_title(page.title),
        "order_key": page.path,
    }
    entry = SearchEntry(
        page_id=page.pk,
        record_key=number_of_key(page.translation_key),
        language=language,
        path=page.path,
        **{**defaults, **values},
    )
    hidden = [page.title, *_texts_of_plain_autocomplete_fields(page)]
    return NewEntry(entry, list(facts), indexed_texts_without_title(page), hidden)


def _texts_of_plain_autocomplete_fields(page: Page) -> Iterator[str]:
    """Yield the texts of Wagtail's own AutocompleteFields, which a host's page type may have."""
    for one in type(page).get_search_fields():
        if type(one) is index.AutocompleteField and one.field_name != "title":
            yield str(one.get_value(page) or "")


def _prefetch_indexed_rows(model: Any, pages: list[Any]) -> None:
    rows = [one for one in model.get_search_fields() if isinstance(one, index.RelatedFields)]
    prefetch_related_objects(pages, *(field.field_name for field in rows))
