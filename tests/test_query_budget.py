"""What a page reads and sends: neither a query, nor rows nor bytes more because there is more to tell.

Small, large and huge are the same site before and after it has grown (see `crowds`). The lists of the
large one are already longer than a page.
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
from tests.rows import counted_rows
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

# Two to find a page, one for its translations; what surrounds it is kept.
BUDGET = 28
# An area also asks for its projects.
BUDGETS = {"area": 29}

SMALL = {"people": 6, "areas": 2, "vacancies": 3}
LARGE = {"people": 200, "areas": 20, "vacancies": 300}
HUGE = {"people": 3000, "areas": 20, "vacancies": 3000}
MOST_ROWS = {"people": 1700, "people, last page": 1700}  # 60 people in 20 areas each
MOST_BYTES = 170_000  # of HTML; what is sent is compressed to a fifth
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
    rows: int
    size: int  # bytes


def visit_all() -> dict[tuple[str, str], Asked]:
    """Each page, asked once before, so that what is kept for all visitors is there."""
    client, found = Client(), {}
    for key, address in addresses().items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries, counted_rows() as rows:
            response = client.get(address)
        main = None if address.endswith("/feed/") else Read.from_response(response).main
        sql = [query["sql"] for query in queries]
        found[key] = Asked(main, sql, rows.number, len(response.content))
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
        grow(group_site_in_database, **HUGE)
        huge = visit_all()
        assert renditions.count() == made
    return {"small": small, "large": large, "huge": huge}


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_because_there_is_more(visits, page, language):
    small, *larger = (visits[size][page, language].queries for size in visits)
    for queries in larger:
        assert len(queries) <= len(small), "\n".join(sorted(set(queries) - set(small)))
        assert len(queries) <= BUDGETS.get(page, BUDGET)


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_and_sends_no_more_because_there_is_more(visits, page, language):
    large, huge = (visits[size][page, language] for size in ("large", "huge"))
    assert huge.rows <= MOST_ROWS.get(page, 600)
    assert huge.size <= MOST_BYTES
    if "last page" not in page:  # the last page of a list may be short
        assert huge.rows <= large.rows * 1.1
        assert huge.size <= large.size * 1.15


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("page", "selector", "number"),
    [
        ("people", ".people > li", 60),
        ("vacancies", ".vacancies > li, tbody tr", 30),
        ("area", ".people > li", 60),
        ("area", "#members ~ .pagination a[href='?page=2#members']", 1),
        ("area", ".vacancies > li", 12),
        ("area", ".after-list:not(.no-print) a.onward[href*='/?area=']", 1),
        ("person", ".vacancies > li", 12),
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
