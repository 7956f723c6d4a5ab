"""A small site in two languages, made by hand: each page type once, one area in English alone."""

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Locale, Page, Site

from groupsite.models import HomePage, PlainPage
from people.models import (
    Organisation,
    OrganisationText,
    PeopleSettings,
    Person,
    PersonIndexPage,
    PersonPage,
    PersonRole,
    Role,
    RoleText,
)
from research.models import ResearchArea, ResearchAreaPage, ResearchIndexPage
from tests.made_once import made_once
from vacancies import conf
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage

TODAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
INDEXES = (
    (ResearchIndexPage, ("Research", "research"), ("Forskning", "forskning")),
    (PersonIndexPage, ("People", "people"), ("Personer", "personer")),
    (VacancyIndexPage, ("Vacancies", "vacancies"), ("Lediga tjänster", "lediga-tjanster")),
    (PlainPage, ("About", "about"), ("Om gruppen", "om-gruppen")),
)


@pytest.fixture
@made_once
def group(db) -> Organisation:
    """The group, the units above it, and a place that the university has."""
    above = None
    for kind, english, swedish in (
        ("university", "Lindholmen University", "Lindholmens universitet"),
        ("department", "Department of Waves", "institutionen för vågor"),
        ("group", "Waves group", "forskargruppen Vågor"),
    ):
        above = Organisation.objects.create(kind=kind, parent=above)
        for language, name in (("en", english), ("sv", swedish)):
            OrganisationText.objects.create(organisation=above, language=language, name=name)
    OrganisationText.objects.filter(organisation__kind="university").update(place="Gothenburg")
    return above


@pytest.fixture
@made_once
def pages(group) -> dict[str, Page]:
    """By address: every page of the site, and nothing else below the root."""
    found: dict[str, Page] = {}
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    Site.objects.all().delete()
    homes = add_both(found, None, HomePage, ("Waves", "home"), ("Vågor", "hem"))
    site = Site.objects.create(hostname="localhost", root_page=homes[0], is_default_site=True)
    PeopleSettings.objects.create(site=site, organisation=group)
    for model, english, swedish in INDEXES:
        add_both(found, homes, model, english, swedish)
    alice = Person.objects.create(given_name="Alice", family_name="Ek", live=True)
    PersonRole.objects.create(person=alice, role=professor(), organisation=group)
    for language in ("en", "sv"):
        add(found, PersonPage, "Alice Ek", "alice-ek", language, person=alice)
    area = ResearchArea.objects.create(name="Coding", live=True)
    add(found, ResearchAreaPage, "Coding", "coding", "en", area=area)
    return found


def professor() -> Role:
    role = Role.objects.create(sort_order=10)
    RoleText.objects.create(role=role, language="en", name="Professor")
    return role


def add_both(found, homes, model, english, swedish) -> list[Page]:
    """A page in both languages: below the root, or below the home page of each."""
    key = uuid.uuid4()
    made = []
    for number, (language, (title, slug)) in enumerate((("en", english), ("sv", swedish))):
        parent = homes[number] if homes else Page.get_first_root_node()
        locale = Locale.objects.get_or_create(language_code=language)[0]
        page = model(title=title, slug=slug, locale=locale, translation_key=key)
        made.append(parent.add_child(instance=page))
        found[address(language, slug if homes else "")] = made[-1]
    return made


def add(found, model, title, slug, language, **record) -> Page:
    """A page of a record, below the index of its language."""
    index = model.allowed_parent_page_models()[0].objects.get(locale__language_code=language)
    page = model(title=title, slug=slug, locale=index.locale, **record)
    index.add_child(instance=page)
    found[address(language, f"{index.slug}/{slug}")] = page
    return page


def address(language: str, path: str) -> str:
    return f"/{language}/{path}/" if path else f"/{language}/"


@pytest.fixture
def open_vacancy(pages):
    """Publishes a vacancy that closes in so many days, in the languages named."""

    def publish(title: str = "Postdoc", days: int | None = 30, languages=("en", "sv")) -> Vacancy:
        now = datetime.now(ZoneInfo(conf.time_zone()))  # days are counted by that clock
        deadline = (now + timedelta(days=days)).date() if days is not None else None
        vacancy = Vacancy(name="internal", kind="postdoc", live=True, deadline_on=deadline)
        vacancy.opens_on = (now - timedelta(days=3)).date()
        vacancy.save()
        for language in languages:
            slug = title.lower().replace(" ", "-")
            add(pages, VacancyPage, title, slug, language, vacancy=vacancy)
        return vacancy

    return publish
