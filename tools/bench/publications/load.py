"""Adds invented members with pages, publications by them, and their list to a site with the demonstration."""

from datetime import datetime
from random import Random
from typing import Final

from django.db import transaction
from wagtail.models import Page

from groupsite.models import HomePage
from people.models import Person, PersonIndexPage, PersonPage
from research.models import PublicationIndexPage, ResearchArea
from tools.bench.publications.rows import add_publications
from tools.sites.large.records import make_people, new_key
from tools.sites.large.sizes import LANGUAGES
from tools.sites.large.tree import NewPage, add_pages
from tools.sites.large.vocabulary import Vocabulary

SEED: Final = 35_000
MEMBERS: Final = 40
LIST_TITLES: Final = {"en": "Publications", "sv": "Publikationer"}
BIOGRAPHY: Final = 120  # words


@transaction.atomic
def load_publications(count: int, at: datetime) -> None:
    """Insert the rows. Update the search index afterwards."""
    rng = Random(SEED)  # noqa: S311 — no secret
    members, list_key = make_people(rng, MEMBERS), new_key(rng)
    has_list = PublicationIndexPage.objects.exists()
    for language in LANGUAGES:
        parent, words = _page_of(PersonIndexPage, language), Vocabulary(language)
        add_pages(parent, PersonPage, [_page(rng, words, member) for member in members])
        if not has_list:
            new = NewPage(LIST_TITLES[language], list_key)
            add_pages(_page_of(HomePage, language), PublicationIndexPage, [new])
    areas = list(ResearchArea.objects.filter(live=True).order_by("pk"))
    add_publications(rng, count, members, areas, at)


def _page_of(model: type[Page], language: str) -> Page:
    page: Page = model.objects.get(locale__language_code=language)
    return page


def _page(rng: Random, words: Vocabulary, member: Person) -> NewPage:
    fields = {"person": member, "biography": words.rich_text(rng, BIOGRAPHY)}
    return NewPage(member.name, member.key, fields)
