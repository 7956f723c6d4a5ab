"""Adds a large number of records and pages to a site that has its index pages in both languages."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Final
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from groupsite.models import HomePage, PlainPage
from people.models import Person, PersonIndexPage, PersonPage
from research.models import ResearchArea, ResearchAreaPage, ResearchIndexPage
from tools.sites.large.records import make_areas, make_people, make_vacancies, new_key
from tools.sites.large.sizes import LANGUAGES, Size
from tools.sites.large.tree import NewPage, add_pages
from tools.sites.large.vocabulary import Vocabulary
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage

SEED: Final = 11_110
BODY: Final = 240  # words of a page
SECTIONS: Final = ("project_overview", "required", "responsibilities", "terms")
TITLES: Final = {
    "archive": {"en": "Archive", "sv": "Arkiv"},
    "doctoral": {"en": "PhD student in", "sv": "Doktorand i"},
    "postdoc": {"en": "Postdoc in", "sv": "Postdoktor i"},
    "researcher": {"en": "Researcher in", "sv": "Forskare i"},
    "thesis": {"en": "Thesis project on", "sv": "Examensarbete om"},
}


@transaction.atomic
def populate(size: Size, at: datetime) -> None:
    """Insert the rows. Run `update_index` afterwards to make the pages searchable."""
    rng = Random(SEED)  # noqa: S311 — no secret
    vocabularies = {language: Vocabulary(language) for language in LANGUAGES}
    people = make_people(rng, size.people)
    areas = make_areas(rng, size.areas, people, vocabularies)
    vacancies = make_vacancies(rng, size.vacancies, people, areas, at)
    archive, *keys = (new_key(rng) for _ in range(size.plain))
    for language, words in vocabularies.items():
        add_pages(_get(PersonIndexPage, language), PersonPage, _people(rng, words, people))
        add_pages(_get(ResearchIndexPage, language), ResearchAreaPage, _areas(rng, words, areas))
        add_pages(_get(VacancyIndexPage, language), VacancyPage, _vacancies(rng, words, vacancies))
        # One page below home, because the footer links to all of those.
        top = NewPage(TITLES["archive"][language], archive)
        add_pages(_get(HomePage, language), PlainPage, [top])
        parent = PlainPage.objects.get(translation_key=archive, locale__language_code=language)
        add_pages(parent, PlainPage, _plain(rng, words, keys))


def _get(model: type[Page], language: str) -> Page:
    page: Page = model.objects.get(locale__language_code=language)
    return page


def _people(rng: Random, words: Vocabulary, people: list[Person]) -> Iterator[NewPage]:
    for person in people:
        fields = {"person": person, "biography": words.rich_text(rng, BODY)}
        yield NewPage(person.name, person.key, fields)


def _areas(rng: Random, words: Vocabulary, areas: list[ResearchArea]) -> Iterator[NewPage]:
    for area in areas:
        texts = {"summary": words.text(rng, 20), "body": words.rich_text(rng, BODY)}
        yield NewPage(words.subject(rng).capitalize(), area.key, {"area": area, **texts})


def _vacancies(rng: Random, words: Vocabulary, vacancies: list[Vacancy]) -> Iterator[NewPage]:
    for vacancy in vacancies:
        title = f"{TITLES[vacancy.kind][words.language]} {words.subject(rng)}"
        texts = {name: words.rich_text(rng, BODY // len(SECTIONS)) for name in SECTIONS}
        yield NewPage(title, vacancy.key, {"vacancy": vacancy, **texts})


def _plain(rng: Random, words: Vocabulary, keys: list[UUID]) -> Iterator[NewPage]:
    for key in keys:
        title = words.subject(rng).capitalize()
        yield NewPage(title, key, {"body": words.rich_text(rng, BODY)})
