"""Random people, research areas and vacancies, inserted in bulk.

They use the roles, group, programme and document types that exist already.
"""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from people.content.sorting import person_sort_key
from people.models import Organisation, PeopleSettings, Person, PersonRole, PersonText, Role
from people.models.persons import local_date
from research.models import AreaMember, Keyword, KeywordText, ResearchArea, TaggedArea
from tools.sites.large.sizes import LANGUAGES
from tools.sites.large.vocabulary import Vocabulary
from vacancies.choices import PositionKind, SalaryKind
from vacancies.models import (
    DocumentKind,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyProgramme,
    VacancySupervisor,
)
from vacancies.posting import lifecycle

GIVEN: Final = [
    *("Agnes", "Alva", "Anders", "Astrid", "Axel", "Björn", "Bo", "Cecilia", "Daniel", "Ebba"),
    *("Elin", "Elsa", "Emma", "Erik", "Eva", "Fredrik", "Göran", "Greta", "Gunnar", "Håkan"),
    *("Hanna", "Inga", "Ingrid", "Jan", "Johan", "Jörgen", "Karin", "Karl", "Klara", "Lars"),
    *("Lena", "Maja", "Märta", "Nils", "Olof", "Östen", "Per", "Petra", "Sara", "Sven"),
    *("Tove", "Ulla", "Viktor", "Åke", "Åsa"),
]
BEGINNINGS: Final = [
    *("Berg", "Björk", "Blom", "Ek", "Fors", "Gran", "Hag", "Häll", "Hög", "Lind", "Lund", "Löf"),
    *("Mal", "Norr", "Ny", "Ros", "Sand", "Sjö", "Sten", "Sund", "Söder", "Väster", "Wall", "Öst"),
]
ENDINGS: Final = [
    *("berg", "blad", "dahl", "gren", "holm", "kvist", "lund", "man", "mark", "stedt", "strand"),
    *("ström", "vall"),
]
KINDS: Final = (
    PositionKind.DOCTORAL,
    PositionKind.DOCTORAL,
    PositionKind.DOCTORAL,
    PositionKind.POSTDOC,
    PositionKind.RESEARCHER,
    PositionKind.THESIS,
)
OPEN_EVERY: Final = 100  # one vacancy in so many is open
HISTORY: Final = 20 * 365  # days
MEMBERS: Final = 18  # of an area
KEYWORDS: Final = 5  # of an area


def new_key(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def make_people(rng: Random, count: int) -> list[Person]:
    people = []
    for number in range(count):
        given, family = rng.choice(GIVEN), rng.choice(BEGINNINGS) + rng.choice(ENDINGS)
        person = Person(
            key=new_key(rng),
            given_name=given,
            family_name=family,
            sort_key=person_sort_key(family, given),
            email=f"person{number}@example.org",
            live=True,
        )
        people.append(person)
    people = Person.objects.bulk_create(people)
    _give_roles(rng, people)
    return people


def _give_roles(rng: Random, people: list[Person]) -> None:
    """Give two thirds of the people current roles, and the others ended ones."""
    group, roles, alumni = _group(), list(Role.objects.order_by("pk")), people[::3]
    left = {person.pk for person in alumni}
    PersonRole.objects.bulk_create(
        PersonRole(
            person=person,
            role=rng.choice(roles),
            organisation=group,
            ends_on=date(2024, 6, 30) if person.pk in left else None,
        )
        for person in people
    )
    PersonText.objects.bulk_create(
        PersonText(person=person, language=language, where_now=where_now)
        for person in alumni
        for language, where_now in (("en", "at Ericsson"), ("sv", "på Ericsson"))
    )


def _group() -> Any:
    return PeopleSettings.objects.select_related("organisation").get().organisation


def make_areas(
    rng: Random, count: int, people: list[Person], vocabularies: dict[str, Vocabulary]
) -> list[ResearchArea]:
    areas = ResearchArea.objects.bulk_create(
        ResearchArea(key=new_key(rng), name=f"Area {number}", lead=rng.choice(people), live=True)
        for number in range(count)
    )
    AreaMember.objects.bulk_create(
        AreaMember(area=area, person=person)
        for area in areas
        for person in rng.sample(people, min(MEMBERS, len(people)))
    )
    keywords = _make_keywords(rng, count + KEYWORDS, vocabularies)
    TaggedArea.objects.bulk_create(
        TaggedArea(tag=keyword, content_object=area)
        for area in areas
        for keyword in rng.sample(keywords, KEYWORDS)
    )
    return areas


def _make_keywords(rng: Random, count: int, vocabularies: dict[str, Vocabulary]) -> list[Keyword]:
    english, swedish = (vocabularies[language] for language in LANGUAGES)
    keywords = Keyword.objects.bulk_create(
        Keyword(name=f"{english.subject(rng)} {number}", slug=f"large-{number}", typed_in="en")
        for number in range(count)
    )
    KeywordText.objects.bulk_create(
        KeywordText(keyword=keyword, language="sv", name=swedish.subject(rng))
        for keyword in keywords
    )
    return keywords


def make_vacancies(
    rng: Random, count: int, people: list[Person], areas: list[ResearchArea], at: datetime
) -> list[Vacancy]:
    group, day = _group(), local_date(at)
    vacancies = Vacancy.objects.bulk_create(
        _vacancy(rng, number, group, day) for number in range(count)
    )
    _add_parties(rng, vacancies, people)
    kinds = list(DocumentKind.objects.order_by("pk")[:2])
    DocumentRule.objects.bulk_create(
        DocumentRule(vacancy=vacancy, kind=kind) for vacancy in vacancies for kind in kinds
    )
    link: Any = Vacancy.areas.through
    link.objects.bulk_create(
        link(vacancy=vacancy, researcharea=area)
        for vacancy in vacancies
        for area in rng.sample(areas, min(3, len(areas)))
    )
    return vacancies


def _vacancy(rng: Random, number: int, organisation: Organisation, day: date) -> Vacancy:
    is_open = number % OPEN_EVERY == 0
    opened = day - timedelta(days=rng.randint(1, 20) if is_open else rng.randint(60, HISTORY))
    deadline = opened + timedelta(days=30)
    vacancy = Vacancy(
        key=new_key(rng),
        name=f"Vacancy {number}",
        reference=f"L-{opened.year}/{number:04}",
        kind=rng.choice(KINDS),
        organisation=organisation,
        opens_on=opened,
        deadline_on=deadline,
        duration_min=48,
        salary=SalaryKind.BY_AGREEMENT,
        application_language="en",
        live=True,
    )
    vacancy.opens_at = lifecycle.opening_instant(opened, None, vacancy.time_zone)
    vacancy.closes_at = lifecycle.closing_instant(deadline, None, vacancy.time_zone)
    return vacancy


def _add_parties(rng: Random, vacancies: list[Vacancy], people: list[Person]) -> None:
    """Give each vacancy two supervisors, who are also contacts, and the first programme."""
    chosen = [(vacancy, rng.sample(people, 2)) for vacancy in vacancies]
    for model in (VacancySupervisor, VacancyContact):
        model.objects.bulk_create(
            model(vacancy=vacancy, person=person) for vacancy, pair in chosen for person in pair
        )
    programmes = list(Organisation.objects.filter(kind="programme")[:1])
    VacancyProgramme.objects.bulk_create(
        VacancyProgramme(vacancy=vacancy, organisation=programme)
        for vacancy in vacancies
        for programme in programmes
    )
