"""A site in English and Swedish, empty but for its indexes."""

import uuid
from dataclasses import dataclass, fields
from typing import Any, Self

from wagtail.models import Locale, Page, Site

from groupsite.models import HomePage
from people.models import PeopleSettings, PersonIndexPage
from research.models import ResearchIndexPage
from tests.factories import add_page, the_group
from vacancies.models import VacancyIndexPage

LANGUAGES = ("en", "sv")
INDEXES = {
    PersonIndexPage: (("People", "people"), ("Personer", "personer")),
    ResearchIndexPage: (("Research", "research"), ("Forskning", "forskning")),
    VacancyIndexPage: (("Vacancies", "vacancies"), ("Lediga tjänster", "lediga-tjanster")),
}


@dataclass(frozen=True)
class GroupSite:
    """Pages by language."""

    home: dict[str, Page]
    people: dict[str, Page]
    research: dict[str, Page]
    vacancies: dict[str, Page]

    def read_again(self) -> Self:
        """The same from the database: a page in memory still counts what a test has undone."""
        parts = (getattr(self, field.name) for field in fields(self))
        return type(self)(
            *(
                {code: type(page).objects.get(pk=page.pk) for code, page in part.items()}
                for part in parts
            )
        )

    def add(self, record: Any, **words: Any) -> dict[str, Page]:
        """A page of the record in both languages, below the index of its type."""
        indexes = {
            "person": self.people,
            "area": self.research,
            "vacancy": self.vacancies,
        }[type(record).page_model().record_field]
        return {language: add_page(record, indexes[language], **words) for language in LANGUAGES}


def make_site() -> GroupSite:
    """Replaces whatever site there was. The group of `factories` is the site's own."""
    for page in Page.get_first_root_node().get_children():
        page.delete()
    Site.objects.all().delete()
    home = pages_in_both_languages(HomePage, (("Waves", "home"), ("Vågor", "hem")), None)
    site = Site.objects.create(hostname="localhost", root_page=home["en"], is_default_site=True)
    PeopleSettings.objects.create(site=site, organisation=the_group())
    made = [pages_in_both_languages(model, words, home) for model, words in INDEXES.items()]
    return GroupSite(home, *made)


def pages_in_both_languages(
    model: Any, words: Any, parents: dict[str, Page] | None
) -> dict[str, Page]:
    key, found = uuid.uuid4(), {}
    for language, (title, slug) in zip(LANGUAGES, words, strict=True):
        locale = Locale.objects.get_or_create(language_code=language)[0]
        page = model(title=title, slug=slug, locale=locale, translation_key=key)
        parent = parents[language] if parents else Page.get_first_root_node()
        found[language] = parent.add_child(instance=page)
    return found
