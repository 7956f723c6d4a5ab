"""A list of the API needs at most twenty queries, and no more when there are more objects."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Person
from research.models import NewsIndexPage, Project, ResearchArea
from tests.crowds import grow
from tests.factories import NOW
from tests.research.news_items import add_indexes, add_item
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes

MOST = 20
SMALL = {"people": 6, "areas": 3, "vacancies": 3}
LARGE = {"people": 200, "areas": 30, "vacancies": 200}
LISTS = {
    "people": {},
    "research-areas": {},
    "projects": {},
    "publications": {},
    "vacancies": {},
    "pages": {},
    "pages of people": {"type": "groupsite_people.PersonPage"},
    "pages of vacancies": {"type": "groupsite_vacancies.VacancyPage", "locale": "sv"},
    "pages of news": {"type": "groupsite_research.NewsPage"},
}

pytestmark = pytest.mark.django_db


def ask_all() -> dict[str, list[str]]:
    """The queries of each list, asked once before, so that what Wagtail keeps is there."""
    client, found = Client(), {}
    for name, query in LISTS.items():
        url = f"/api/v2/{name.partition(' ')[0]}/"
        client.get(url, query)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url, {**query, "fields": "*"})
        assert response.status_code == 200, response.text
        assert len(response.json()["items"]) >= 2, name
        found[name] = [query["sql"] for query in queries]
    return found


def add_publication(title: str) -> None:
    """A publication of a person, in an area and a project that are there."""
    areas, projects = ResearchArea.objects.all()[:3], Project.objects.all()[:3]
    rows = {"areas": list(areas), "projects": list(projects)}
    make_publication(title=title, people=list(Person.objects.all()[:3]), rows=rows)


@pytest.fixture(scope="module")
def small(group_site_in_database, django_db_blocker) -> dict[str, list[str]]:
    """While the site is small."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        index = add_indexes(group_site_in_database)["en"]
        publication_indexes(group_site_in_database)
        grow(group_site_in_database, **SMALL)
        for title in ("First", "Second"):
            add_item(index, title)
            add_project(group_site_in_database, make_project(funded=True), title=title)
            add_publication(title)
        return ask_all()


@pytest.fixture(scope="module")
def large(small, group_site_in_database, django_db_blocker) -> dict[str, list[str]]:
    """When it has grown."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        grow(group_site_in_database, **LARGE)
        index = NewsIndexPage.objects.get(locale__language_code="en")
        for number in range(25):
            add_item(index, f"Item {number}")
            project = make_project(funded=True)
            add_project(group_site_in_database, project, title=f"Project {number}")
            add_publication(f"Paper {number}")
        return ask_all()


def test_a_list_needs_few_queries(small):
    assert {name: len(queries) for name, queries in small.items() if len(queries) > MOST} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("name", LISTS)
def test_more_objects_need_no_more_queries(small, large, name):
    assert len(large[name]) <= len(small[name]), "\n".join(set(large[name]) - set(small[name]))
