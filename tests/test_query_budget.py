"""How many queries a page asks: not one more because there is more to tell.

Small and large are the same site before and after it has grown to 200 people, 20 areas and 300
vacancies (see `crowds`).
"""

from dataclasses import dataclass

import pytest
import time_machine
from bs4 import Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from people.models import Person
from research.models import ResearchArea
from tests.crowds import grow
from tests.factories import NOW
from tests.pages import Read
from tests.research.news_items import add_indexes, add_item
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

# Wagtail asks 12 to find a page and whether it may be read, the frame (menu, languages, foot, the
# site's own words) 9.
BUDGET = 41

SMALL = {"people": 6, "areas": 2, "vacancies": 3}
LARGE = {"people": 200, "areas": 20, "vacancies": 300}
# Each is the first of its kind, so it is there before and after.
PAGES = {
    "home": "{home}",
    "people": "{home}{people}/",
    "people, last page": "{home}{people}/?page=99",
    "person": "{home}{people}/person-0-{person}/",
    "research": "{home}{research}/",
    "area": "{home}{research}/area-0-{area}/",
    "vacancies": "{home}{vacancies}/",
    "vacancies, chosen": "{home}{vacancies}/?kind=doctoral&area={key}",
    "vacancies, last page": "{home}{vacancies}/?page=99",
    "vacancy, open": "{home}{vacancies}/vacancy-0-{open}/",
    "vacancy, ended": "{home}{vacancies}/vacancy-1-{ended}/",
    "news": "{home}{news}/",
    "news, last page": "{home}{news}/?page=99",
    "news item": "{home}{news}/item-0/",
    "news feed": "{home}{news}/feed/",
}
LANGUAGES = {
    "en": ("people", "research", "vacancies", "news"),
    "sv": ("personer", "forskning", "lediga-tjanster", "nyheter"),
}


def addresses() -> dict[tuple[str, str], str]:
    """By page and language."""
    first = {
        "person": Person.objects.order_by("pk").first().pk,
        "area": ResearchArea.objects.order_by("pk").first().pk,
        "key": ResearchArea.objects.order_by("pk").first().key,
        "open": Vacancy.objects.order_by("pk")[0].pk,
        "ended": Vacancy.objects.order_by("pk")[1].pk,
    }
    return {
        (name, code): pattern.format(
            home=f"/{code}/",
            people=people,
            research=research,
            vacancies=vacancies,
            news=news,
            **first,
        )
        for name, pattern in PAGES.items()
        for code, (people, research, vacancies, news) in LANGUAGES.items()
    }


@dataclass(frozen=True)
class Asked:
    """What one visit was answered, and which queries it took."""

    main: Tag | None  # of a page
    queries: list[str]


def visit_all() -> dict[tuple[str, str], Asked]:
    """Each page, asked once before, so that what is kept for all visitors is there."""
    client, found = Client(), {}
    for key, address in addresses().items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        main = None if address.endswith("/feed/") else Read.from_response(response).main
        found[key] = Asked(main, [query["sql"] for query in queries])
    return found


def add_news(indexes: dict, numbers: range) -> None:
    """Items that name the first ten people, and all areas so far."""
    people, areas = Person.objects.order_by("pk")[:10], ResearchArea.objects.all()
    for index in indexes.values():
        for number in numbers:
            add_item(index, f"Item {number}", people=people, areas=areas)


@pytest.fixture(scope="module")
def visits(group_site_in_database, django_db_blocker) -> dict[str, dict]:
    """Every page while the site was small, and when it was large. No visit makes a rendition."""
    renditions = get_image_model().get_rendition_model().objects
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        indexes = add_indexes(group_site_in_database)
        grow(group_site_in_database, **SMALL)
        add_news(indexes, range(1))
        small, made = visit_all(), renditions.count()
        grow(group_site_in_database, **LARGE)
        add_news(indexes, range(1, 30))
        large = visit_all()
        assert renditions.count() == made
    return {"small": small, "large": large}


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_because_there_is_more(visits, page, language):
    small, large = (visits[size][page, language].queries for size in ("small", "large"))
    assert len(large) <= len(small), "\n".join(sorted(set(large) - set(small)))
    assert len(large) <= BUDGET


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("page", "selector", "number"),
    [
        ("people", ".people > li", 60),
        ("vacancies", ".vacancies > li, tbody tr", 30),
        ("area", ".people > li", 200),
        ("research", ".area-rows > li", 20),
        ("news", ".news > li", 20),
        ("home", ".news > li", 3),
        ("person", ".news > li", 3),
        ("area", ".news > li", 3),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_large_site_is_large_and_its_lists_are_parted(visits, page, selector, number, language):
    assert len(visits["large"][page, language].main.select(selector)) == number
