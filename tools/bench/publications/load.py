"""Adds invented members with pages, and publications by them, to a site with the demonstration."""

from datetime import datetime
from random import Random
from typing import Final

from django.db import transaction

from people.models import Person, PersonIndexPage, PersonPage
from research.models import ResearchArea
from tools.bench.publications.rows import add_publications
from tools.sites.large.records import make_people
from tools.sites.large.sizes import LANGUAGES
from tools.sites.large.tree import NewPage, add_pages
from tools.sites.large.vocabulary import Vocabulary

SEED: Final = 35_000
MEMBERS: Final = 40
BIOGRAPHY: Final = 120  # words


@transaction.atomic
def load_publications(count: int, at: datetime) -> None:
    """Insert the rows. Update the search index afterwards."""
    rng = Random(SEED)  # noqa: S311 — no secret
    members = make_people(rng, MEMBERS)
    for language in LANGUAGES:
        parent, words = _people_page(language), Vocabulary(language)
        add_pages(parent, PersonPage, [_page(rng, words, member) for member in members])
    areas = list(ResearchArea.objects.filter(live=True).order_by("pk"))
    add_publications(rng, count, members, areas, at)


def _people_page(language: str) -> PersonIndexPage:
    page: PersonIndexPage = PersonIndexPage.objects.get(locale__language_code=language)
    return page


def _page(rng: Random, words: Vocabulary, member: Person) -> NewPage:
    fields = {"person": member, "biography": words.rich_text(rng, BIOGRAPHY)}
    return NewPage(member.name, member.key, fields)
