"""Sets the scene for photographs and browser tests, on top of a loaded demonstration.

Everything is published as an editor would, so what is shown follows from facts, dates and acts; the
pages are written in each language and published as they are, not kept as translations.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, Final

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model

from groupsite.demo import portraits
from groupsite.demo.content.organisations import ORGANISATIONS
from groupsite.demo.content.people import PEOPLE, ROLES
from groupsite.demo.content.vacancies import DOCUMENT_KINDS
from groupsite.demo.content.vacancy_texts import POSTING_WORDS, VacancyWords
from groupsite.demo.page_tree import locale, posting
from groupsite.demo.records import Found, in_order, key_of, make
from groupsite.demo.scenes import vacancies as scenes_vacancies
from groupsite.demo.scenes.people import BIOGRAPHIES, CROWD, INTRODUCTIONS, Somebody
from groupsite.demo.scenes.types import LEAD, StagedArea, StagedVacancy, day
from people.models import (
    Organisation,
    Person,
    PersonIndexPage,
    PersonLink,
    PersonPage,
    PersonRole,
    PersonText,
    Role,
)
from people.models.persons import today
from research.models import AreaMember, ResearchArea, ResearchAreaPage, ResearchIndexPage
from vacancies.choices import ContactKind, SupervisorRole
from vacancies.lifecycle import Outcome
from vacancies.models import (
    ContactText,
    DocumentKind,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyIndexPage,
    VacancyProgramme,
    VacancySupervisor,
)

RULES: Final = ("cv", "personal-letter")
LAST: Final = 100  # after the demo's areas


@transaction.atomic
def add_all(at: datetime) -> None:
    """People, areas, and a vacancy in every state. The demonstration must be loaded."""
    add(at, CROWD, scenes_vacancies.AREAS, scenes_vacancies.VACANCIES)


@transaction.atomic
def add(
    at: datetime,
    people: Iterable[Somebody],
    areas: Iterable[StagedArea],
    vacancies: Iterable[StagedVacancy],
) -> dict[str, Vacancy]:
    """Some of them; returns the vacancies by their keys."""
    found = _what_is_there()
    found["people"] |= {one.key: _make_person(one, found) for one in people}
    found["areas"] |= {one.key: _make_area(one, found) for one in areas}
    return {one.key: _make_vacancy(one, found, at) for one in vacancies}


@transaction.atomic
def end_all() -> None:
    """Nothing is open any more."""
    for vacancy in Vacancy.objects.filter(outcome=""):
        vacancy.outcome = Outcome.FILLED
        vacancy.save_revision(log_action=True).publish()


@transaction.atomic
def take_all_back() -> None:
    """No fact is public: a site on its first day."""
    for model in (Vacancy, ResearchArea, Person):
        for record in model.objects.filter(live=True):
            record.unpublish()


def _what_is_there() -> dict[str, Found]:
    """What the demonstration made, by its keys."""
    return {
        "organisations": {one.key: _said(Organisation, one, "name") for one in ORGANISATIONS},
        "roles": {one.key: _said(Role, one, "name") for one in ROLES},
        "document_kinds": {
            one.key: DocumentKind.objects.get(texts__language="en", texts__name=one.words["en"])
            for one in DOCUMENT_KINDS
        },
        "people": {one.key: Person.objects.get(key=key_of(one)) for one in PEOPLE},
        "areas": {area.name.lower().replace(" ", "-"): area for area in ResearchArea.objects.all()},
    }


def _said(model: Any, one: Any, field: str) -> Any:
    words = {"texts__language": "en", f"texts__{field}": getattr(one.words["en"], field)}
    return model.objects.get(**words)


def _publish(index_model: Any, language: str, page: Any) -> None:
    index = index_model.objects.get(locale__language_code=language)
    page.locale = locale(language)
    index.add_child(instance=page)
    page.save_revision().publish()


def _make_person(one: Somebody, found: dict[str, Found]) -> Person:
    row = PersonRole(role=found["roles"][one.role], organisation=found["organisations"][one.unit])
    if one.years:
        first, last = one.years
        row.begins_on = datetime(first, 9, 1).date() if first else None  # noqa: DTZ001 — a date
        row.ends_on = datetime(last, 6, 30).date()  # noqa: DTZ001 — a date
    person = Person(
        given_name=one.given,
        family_name=one.family,
        honorific=one.honorific,
        email=f"{one.key}@example.org",
        portrait=_portrait(one) if one.face else None,
        roles=in_order([row]),
        texts=[PersonText(language=code, where_now=now) for code, now in (one.now or {}).items()],
    )
    if one.leads:
        person.phone, person.room, person.orcid = "+46 31 000 00 00", "6414", "0000-0002-1825-0097"
        kinds = ("website", "scholar", "github", "research")
        person.links = in_order(
            PersonLink(kind=kind, url="https://www.example.org/") for kind in kinds
        )
    make(person)
    for language in one.pages:
        words = {"introduction": INTRODUCTIONS[language], "biography": BIOGRAPHIES[language]}
        page = PersonPage(title=person.name, slug=one.key, person=person, **words)
        _publish(PersonIndexPage, language, page)
    return person


def _portrait(one: Somebody) -> Any:
    face = one.face
    if face is None:
        return None
    buffer = BytesIO()
    portraits.picture(face).save(buffer, "JPEG", quality=88)
    across, down, wide, high = face.focal_point
    image = get_image_model()(
        title=f"{one.given} {one.family}".strip(),
        file=ImageFile(BytesIO(buffer.getvalue()), f"{one.key}.jpg"),
        focal_point_x=across,
        focal_point_y=down,
        focal_point_width=wide,
        focal_point_height=high,
    )
    image.save()
    return image


def _make_area(one: StagedArea, found: dict[str, Found]) -> ResearchArea:
    people = found["people"]
    area = ResearchArea(
        name=one.titles["en"],
        figure=one.figure,
        lead=people[one.lead],
        sort_order=LAST,
        members=in_order(AreaMember(person=people[key]) for key in one.members),
    )
    make(area)
    for language, title in one.titles.items():
        page = ResearchAreaPage(
            title=title, slug=one.key, summary=one.summaries.get(language, ""), area=area
        )
        _publish(ResearchIndexPage, language, page)
    return area


def _make_vacancy(one: StagedVacancy, found: dict[str, Found], at: datetime) -> Vacancy:
    now = today(at)
    closes = day(now, one.closes)
    vacancy = Vacancy(
        name=f"State: {one.key}",
        organisation=found["organisations"]["communication-systems"],
        opens_on=day(now, one.opens),
        deadline_on=closes and closes - timedelta(days=one.extended),
        **_parts(one, found),
        **one.facts,
    )
    vacancy.areas.set([found["areas"][key] for key in one.areas])
    if obstacles := vacancy.obstacles():
        raise ValueError(f"The vacancy “{one.key}” cannot be published: {obstacles}")
    make(vacancy)
    if one.extended:
        vacancy.deadline_on = closes
        vacancy.save_revision(log_action=True).publish()
    words = {language: _words(one, language) for language in one.titles}
    build = posting(vacancy, words, found["document_kinds"])
    for language in one.titles:
        _publish(VacancyIndexPage, language, build(language))
    return vacancy


def _parts(one: StagedVacancy, found: dict[str, Found]) -> dict[str, list[Any]]:
    people, kinds = found["people"], found["document_kinds"]
    roles = one.roles or (SupervisorRole.EQUAL,) * len(one.supervisors)
    pairs = zip(one.supervisors, roles, strict=True)
    rules = (kinds[key] for key in RULES) if one.documents else ()
    programmes = [found["organisations"]["wasp"]] if one.funded else []
    return {
        "supervisors": in_order(
            VacancySupervisor(person=people[who], role=as_) for who, as_ in pairs
        ),
        "contacts": in_order(_contacts(one, people)),
        "programmes": in_order(VacancyProgramme(organisation=unit) for unit in programmes),
        "document_rules": in_order(
            DocumentRule(kind=kind, asks_for_name=True, max_pages=1) for kind in rules
        ),
    }


def _contacts(one: StagedVacancy, people: Found) -> Iterable[VacancyContact]:
    yield VacancyContact(person=people["alice"])
    if one.has_all_contacts:
        union = VacancyContact(
            kind=ContactKind.UNION, name="Lisbeth Ågren", phone="+46 31 000 00 01"
        )
        union.texts = [ContactText(language=code, role="Saco-S") for code in ("en", "sv")]
        yield union
        yield VacancyContact(
            kind=ContactKind.UNION, name="Håkan Ström", email="hakan.strom@example.org"
        )


def _words(one: StagedVacancy, language: str) -> VacancyWords:
    whole = POSTING_WORDS[language]
    words = replace(whole, title=one.titles[language], slug=one.key, lead=LEAD[language])
    if one.is_full:
        return words
    return replace(words, environment="", meritorious="", discover_more="", guidance={})
