"""Adds records for photographs and browser tests to a loaded demo.

Everything is published as an editor would, so what is shown follows from facts, dates and actions;
the pages are written in each language and published as they are, not kept as translations.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.db import models, transaction
from wagtail.images import get_image_model
from wagtail.models import Page

from groupsite.demo.content.areas import DemoArea
from groupsite.demo.content.organisations import ORGANISATIONS
from groupsite.demo.content.people import PEOPLE, ROLES
from groupsite.demo.content.vacancies import DOCUMENT_KINDS, POSTING_TEXTS, VacancyTexts
from groupsite.demo.page_tree import get_or_create_locale, vacancy_page_builder
from groupsite.demo.records import (
    Found,
    make_areas,
    make_people,
    make_vacancy,
    record_key,
)
from groupsite.demo.scenes import vacancies as scenes_vacancies
from groupsite.demo.scenes.people import CROWD, PAGE, FictionalPerson
from groupsite.demo.scenes.vacancies import LEAD, FictionalVacancy
from people.models import Organisation, Person, PersonIndexPage, PersonPage, Role
from people.models.persons import local_date
from research.models import ResearchArea, ResearchAreaPage, ResearchIndexPage
from tools.sites.drawn_portraits import drawn_portrait
from vacancies.models import DocumentKind, Retention, Vacancy, VacancyIndexPage
from vacancies.posting.lifecycle import Outcome


@dataclass(frozen=True)
class SceneTexts:
    """The fields of people's pages and the texts of vacancies' pages, each in one language."""

    of_person: Callable[[FictionalPerson, str], dict[str, Any]]
    of_vacancy: Callable[[FictionalVacancy, str], VacancyTexts]


@transaction.atomic
def add_all(at: datetime) -> None:
    """Add people, areas, and a vacancy in every state. The demo must be loaded."""
    add(at, CROWD, scenes_vacancies.AREAS, scenes_vacancies.VACANCIES)


@transaction.atomic
def add(
    at: datetime,
    people: Iterable[FictionalPerson],
    areas: Iterable[DemoArea],
    vacancies: Iterable[FictionalVacancy],
) -> dict[str, Vacancy]:
    """Add these records; return the vacancies by key."""
    texts = SceneTexts(lambda one, language: PAGE[language], _vacancy_texts)
    return add_to(records_of_demo(), local_date(at), people, areas, vacancies, texts)


def add_to(
    found: dict[str, Found],
    day: date,
    people: Iterable[FictionalPerson],
    areas: Iterable[DemoArea],
    vacancies: Iterable[FictionalVacancy],
    texts: SceneTexts,
) -> dict[str, Vacancy]:
    """Add these records, which refer to those in `found`, and them to it; return the vacancies by key."""
    for one in people:
        found["people"] |= _make_person(one, found, texts)
    for area in areas:
        found["areas"] |= _make_area(area, found)
    return {one.key: _make_vacancy(one, found, day, texts) for one in vacancies}


@transaction.atomic
def mark_all_filled() -> None:
    """Mark all vacancies as filled, so that none is open."""
    for vacancy in Vacancy.objects.filter(outcome=""):
        vacancy.outcome = Outcome.FILLED
        vacancy.save_revision(log_action=True).publish()


@transaction.atomic
def unpublish_all() -> None:
    """Unpublish all records, as on a new site."""
    for model in (Vacancy, ResearchArea, Person):
        for record in model.objects.filter(live=True):
            record.unpublish()


def records_of_demo() -> dict[str, Found]:
    """Return the records of the demo by kind and key."""

    def called(model: type[models.Model], name: str) -> Any:
        return model._default_manager.get(texts__language="en", texts__name=name)

    return {
        "organisations": {
            one.key: called(Organisation, one.texts["en"].name) for one in ORGANISATIONS
        },
        "roles": {one.key: called(Role, one.texts["en"].name) for one in ROLES},
        "document_kinds": {
            one.key: called(DocumentKind, one.names["en"]) for one in DOCUMENT_KINDS
        },
        "people": {one.key: Person.objects.get(key=record_key(one)) for one in PEOPLE},
        "areas": {area.name.lower().replace(" ", "-"): area for area in ResearchArea.objects.all()},
    }


def _publish(index_model: type[Page], language: str, page: Page) -> None:
    index = index_model.objects.get(locale__language_code=language)
    page.locale = get_or_create_locale(language)
    index.add_child(instance=page)
    page.save_revision().publish()


def _make_person(one: FictionalPerson, found: dict[str, Found], texts: SceneTexts) -> Found:
    drawn = replace(one, facts={**one.facts, "portrait": _portrait(one)})
    made = make_people([drawn], found)
    person = made[one.key]
    for language in one.pages:
        own = texts.of_person(one, language)
        page = PersonPage(title=person.name, slug=one.key, person=person, **own)
        _publish(PersonIndexPage, language, page)
    return made


def _portrait(one: FictionalPerson) -> Any:
    face = one.face
    if face is None:
        return None
    across, down, wide, high = face.focal_point
    name = f"{one.facts.get('given_name', '')} {one.facts['family_name']}"
    image = get_image_model()(
        title=name.strip(),
        file=ImageFile(BytesIO(drawn_portrait(face)), f"{one.key}.jpg"),
        focal_point_x=across,
        focal_point_y=down,
        focal_point_width=wide,
        focal_point_height=high,
    )
    image.save()
    return image


def _make_area(one: DemoArea, found: dict[str, Found]) -> Found:
    made = make_areas([one], found["people"])
    for language, texts in one.texts.items():
        page = ResearchAreaPage(area=made[one.key], **vars(texts))
        _publish(ResearchIndexPage, language, page)
    return made


def _make_vacancy(
    one: FictionalVacancy, found: dict[str, Found], day: date, texts: SceneTexts
) -> Vacancy:
    vacancy = make_vacancy(one.demo_vacancy_before_extension(day), found)
    if one.extended:
        vacancy.deadline_on = one.closes_on(day)
        vacancy.save_revision(log_action=True).publish()
    if vacancy.outcome == Outcome.FILLED and vacancy.deadline_on:
        decided = vacancy.deadline_on + timedelta(days=30)
        Retention.objects.create(vacancy=vacancy, decided_on=decided)
    own = {language: texts.of_vacancy(one, language) for language in one.titles}
    build = vacancy_page_builder(vacancy, own, found["document_kinds"])
    for language in one.titles:
        _publish(VacancyIndexPage, language, build(language))
    return vacancy


def _vacancy_texts(one: FictionalVacancy, language: str) -> VacancyTexts:
    whole = POSTING_TEXTS[language]
    texts = replace(whole, title=one.titles[language], slug=one.key, lead=LEAD[language])
    if one.is_full:
        return texts
    return replace(texts, environment="", meritorious="", discover_more="", guidance={})
