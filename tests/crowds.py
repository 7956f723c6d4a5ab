"""Many people, areas and vacancies, written in bulk: what takes an editor years takes seconds here.

Everybody belongs to every area, and the same two supervise everything, so that whatever a page tells
of one thing grows with all the others.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page

from people.content.sorting import person_sort_key
from people.models import Person, PersonPage, PersonRole, PersonText
from research.models import AreaMember, Keyword, ResearchArea, ResearchAreaPage, TaggedArea
from tests.factories import (
    VacancyFactory,
    document_kind,
    drawn_portrait,
    elsewhere,
    programme,
    role,
    the_group,
)
from tests.sites import LANGUAGES, GroupSite
from vacancies.models import (
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyExtension,
    VacancyPage,
    VacancyProgramme,
    VacancySupervisor,
)

ROLES = ("Professor", "Postdoc", "PhD student")
OPEN_EVERY = 12  # one vacancy in so many is open, the others have ended


def grow(site: GroupSite, people: int, areas: int, vacancies: int) -> None:
    """Adds until there are so many of each."""
    everyone = _people(site, people)
    _areas(site, areas, everyone)
    _vacancies(site, vacancies, everyone[:2])


def _people(site: GroupSite, wanted: int) -> list[Person]:
    image = get_image_model().objects.first() or drawn_portrait("everybody")
    names = [f"Person {number}" for number in range(Person.objects.count(), wanted)]
    new = Person.objects.bulk_create(
        Person(family_name=name, sort_key=person_sort_key(name, ""), portrait=image, live=True)
        for name in names
    )
    group, other, roles = the_group(), elsewhere(), [role(name) for name in ROLES]
    PersonRole.objects.bulk_create(
        PersonRole(
            person=person,
            role=roles[number % 3],
            organisation=other if number % 6 == 5 else group,
            ends_on="2024-06-30" if number % 6 == 4 else None,
        )
        for number, person in enumerate(new)
    )
    PersonText.objects.bulk_create(
        PersonText(person=person, language="en", where_now="at Ericsson") for person in new
    )
    with_pages = [person for number, person in enumerate(new) if number % 2 == 0]
    _pages(site.people, PersonPage, [(p, p.family_name, {}) for p in with_pages])
    return list(Person.objects.order_by("pk"))


def _areas(site: GroupSite, wanted: int, everyone: list[Person]) -> None:
    numbers = range(ResearchArea.objects.count(), wanted)
    new = ResearchArea.objects.bulk_create(
        ResearchArea(name="internal", lead=everyone[0], live=True) for _number in numbers
    )
    tags = Keyword.objects.bulk_create(
        Keyword(name=f"word {number}", slug=f"word-{number}") for number in numbers
    )
    TaggedArea.objects.bulk_create(
        TaggedArea(tag=tag, content_object=area) for area in new for tag in tags
    )
    AreaMember.objects.bulk_create(
        AreaMember(area=area, person=person)
        for area in ResearchArea.objects.all()
        for person in everyone
    )
    titled = [
        (area, f"Area {n}", {"summary": "About it."}) for n, area in zip(numbers, new, strict=True)
    ]
    _pages(site.research, ResearchAreaPage, titled)


def _vacancies(site: GroupSite, wanted: int, supervisors: list[Person]) -> None:
    numbers = range(Vacancy.objects.count(), wanted)
    new = [
        VacancyFactory.build(closed=bool(n % OPEN_EVERY), organisation=the_group()) for n in numbers
    ]
    for vacancy in new:
        vacancy._set_opening_and_closing()
    new = Vacancy.objects.bulk_create(new)
    for model in (VacancySupervisor, VacancyContact):
        model.objects.bulk_create(
            model(vacancy=vacancy, person=person) for vacancy in new for person in supervisors
        )
    tide, kinds = programme(), [document_kind(name) for name in ("CV", "Personal letter")]
    VacancyProgramme.objects.bulk_create(
        VacancyProgramme(vacancy=vacancy, organisation=tide) for vacancy in new
    )
    DocumentRule.objects.bulk_create(
        DocumentRule(vacancy=vacancy, kind=kind) for vacancy in new for kind in kinds
    )
    VacancyExtension.objects.bulk_create(
        VacancyExtension(
            vacancy=vacancy,
            extended_from="2025-01-20",
            extended_to=vacancy.deadline_on,
            extended_at=vacancy.closes_at,
        )
        for vacancy in new
    )
    link = Vacancy.areas.through
    chosen = ResearchArea.objects.order_by("pk")[:3]
    link.objects.bulk_create(
        link(vacancy=vacancy, researcharea=area) for vacancy in new for area in chosen
    )
    titled = [(v, f"Vacancy {n}", {"lead": "Come."}) for n, v in zip(numbers, new, strict=True)]
    _pages(site.vacancies, VacancyPage, titled)


def _pages(indexes: dict[str, Page], model: Any, titled: list[tuple[Any, str, dict]]) -> None:
    """A page of each record in both languages, past Wagtail's own care: the tree is written here."""
    kind = ContentType.objects.get_for_model(model)
    for language in LANGUAGES:
        index = Page.objects.get(pk=indexes[language].pk)
        rows = [
            Page(
                path=Page._get_path(index.path, index.depth + 1, index.numchild + number),
                depth=index.depth + 1,
                title=title,
                slug=(slug := f"{title.lower().replace(' ', '-')}-{record.pk}"),
                url_path=f"{index.url_path}{slug}/",
                locale=index.locale,
                translation_key=record.key,
                content_type=kind,
            )
            for number, (record, title, _words) in enumerate(titled, start=1)
        ]
        for page, (record, _honorific_prefix, words) in zip(
            Page.objects.bulk_create(rows), titled, strict=True
        ):
            own = model(page_ptr=page, **words)
            own.__dict__.update({k: v for k, v in page.__dict__.items() if k not in own.__dict__})
            setattr(own, model.record_field, record)
            own.save_base(raw=True)
        Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(rows))
