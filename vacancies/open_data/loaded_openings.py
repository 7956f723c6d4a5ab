"""Loads a page of open vacancies with all that is told of them, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from people.content.records.sites import pages_of_site, site_of_lists
from people.content.request_time import received_at
from people.models import Organisation, Person
from people.prefetching import prefetch_texts
from research.models import ResearchArea, ResearchAreaPage
from vacancies.choices import KINDS_WITH_EMPLOYMENT, ContactKind
from vacancies.models import Vacancy, VacancyContact, VacancyPage

PAGE_SIZE: Final = 25


@dataclass(frozen=True)
class LoadedOpening:
    """An open vacancy with its public pages, and the public people and areas that it names."""

    vacancy: Vacancy
    pages: dict[str, VacancyPage]  # by language
    area_pages: list[list[ResearchAreaPage]]  # for each area its pages
    supervisors: list[Any]  # rows
    contacts: list[VacancyContact]
    programmes: list[Organisation]
    workplaces: list[Organisation]


def load_openings(
    request: HttpRequest, after: int = 0, *, only_employment: bool = False
) -> list[LoadedOpening]:
    """Return at most PAGE_SIZE open vacancies of the site with a primary key above `after`, in order."""
    at, site = received_at(request), site_of_lists(request)
    found = Vacancy.objects.open(at).visible(at).in_site(site).filter(pk__gt=after)
    if only_employment:
        found = found.of_kind(*KINDS_WITH_EMPLOYMENT)
    vacancies = list(found.order_by("pk")[:PAGE_SIZE])
    _prefetch_rows(vacancies)
    organisations = _organisations_of(vacancies)
    pages = VacancyPage.objects.visible(at).filter(pages_of_site(site), vacancy__in=vacancies)
    areas = _area_pages(request, vacancies)
    by_vacancy = _by_key(pages.select_related("locale"), "vacancy_id")
    return [_loaded_opening(one, by_vacancy[one.pk], areas, organisations) for one in vacancies]


def _prefetch_rows(vacancies: Sequence[Vacancy]) -> None:
    relations = ("places", "areas", "supervisors__person", "programmes", "extensions")
    prefetch_related_objects(vacancies, *relations, "contacts__person")


def _organisations_of(vacancies: Sequence[Vacancy]) -> dict[int, Organisation]:
    """Return {ID: organisation} of workplaces and programmes, with texts and the units above."""
    ids = {pk for one in vacancies for pk in (one.organisation_id, one.second_organisation_id)}
    ids |= {row.organisation_id for one in vacancies for row in one.programmes.all()}
    found = Organisation.objects.select_related("parent__parent__parent").in_bulk(ids - {None})
    prefetch_texts(found.values())
    return found


def _area_pages(
    request: HttpRequest, vacancies: Sequence[Vacancy]
) -> dict[int, list[ResearchAreaPage]]:
    """Return {area ID: its public pages} of all areas that these vacancies name."""
    at, site = received_at(request), site_of_lists(request)
    ids = {area.pk for one in vacancies for area in one.areas.all()}
    if not ids:
        return {}
    public = ResearchArea.objects.published(at).filter(pk__in=ids)
    pages = ResearchAreaPage.objects.visible(at).filter(pages_of_site(site), area__in=public)
    return _by_key(pages.select_related("locale").order_by("locale__language_code"), "area_id")


def _by_key(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _loaded_opening(
    vacancy: Vacancy,
    pages: Iterable[VacancyPage],
    area_pages: dict[int, list[ResearchAreaPage]],
    organisations: dict[int, Organisation],
) -> LoadedOpening:
    units = (vacancy.organisation_id, vacancy.second_organisation_id)
    areas = sorted(vacancy.areas.all(), key=lambda area: (area.sort_order, area.pk))
    return LoadedOpening(
        vacancy=vacancy,
        pages={page.locale.language_code: page for page in pages},
        area_pages=[area_pages[area.pk] for area in areas if area_pages.get(area.pk)],
        supervisors=[row for row in vacancy.supervisors.all() if row.person.live],
        contacts=[row for row in vacancy.contacts.all() if _is_shown(row)],
        programmes=[organisations[row.organisation_id] for row in vacancy.programmes.all()],
        workplaces=[organisations[pk] for pk in units if pk is not None],
    )


def _is_shown(contact: VacancyContact) -> bool:
    person: Person | None = contact.person
    return contact.kind == ContactKind.QUESTIONS and (person is None or person.live)
