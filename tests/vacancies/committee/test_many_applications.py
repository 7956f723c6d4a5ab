"""Three hundred applications are as few queries as three, and one of them is read without the others.

Every screen and every file of the committee is asked for by an officer and by a reader, before and
after everything has grown: applications, their files, the access log, the vacancies.
"""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from tests.applications import ApplicationFactory
from tests.factories import NOW, VacancyFactory
from vacancies.applications import access_log
from vacancies.applications.committee_url import committee_url
from vacancies.committee import urls
from vacancies.models import AccessAction, Application, ApplicationFile

pytestmark = pytest.mark.django_db

MANY = 60
# Names as in `vacancies.committee.urls`.
OF_SITE = ("index", "index_results", "access_log", "access_log_results", "access_log_csv")
OF_VACANCY = (
    "list",
    "list_results",
    "list_csv",
    "list_xlsx",
    "all_applications",
    "retention",
    "readers",
)
OF_ONE = (
    "application",
    "archive",
    "file",
    "file_open",
    "application_erase",
    "applicant_data_zip",
    "applicant_data_json",
)
# About the site's users, not about what was sent.
OF_USERS = ("retention_rule", "reader_add", "reader_add_results", "reader_remove")
READERS = ("index", "index_results", *OF_VACANCY[:5], *OF_ONE[:4])
VISITS = [
    *(("officer", name) for name in (*OF_SITE, *OF_VACANCY, *OF_ONE)),
    *(("reader", name) for name in READERS),
]


@dataclass(frozen=True)
class Visit:
    """What one answer took: queries until it began, queries in all, and the rows that were loaded."""

    first: int
    queries: list[str]
    loaded: Counter


def visit(scene, role, name):
    client = scene.client(role)
    cache.clear()
    client.get(committee_url("index"))  # what is kept for all visitors is there
    with counted_rows() as loaded, CaptureQueriesContext(connection) as queries:
        response = client.get(url(scene, name))
        assert response.status_code == 200
        first = len(queries)
        assert response.getvalue()
    return Visit(first, [query["sql"] for query in queries], loaded)


def url(scene, name):
    if name in OF_SITE:
        return committee_url(name)
    if name in OF_VACANCY:
        return scene.url(name)
    file = [scene.application.files.first().pk] if name.startswith("file") else []
    return scene.url(name, scene.application, *file)


@contextmanager
def counted_rows():
    """How many objects of each model are made from rows meanwhile."""
    made = Counter()

    def count(sender, **_kwargs):
        made[sender] += 1

    for model in (Application, ApplicationFile):
        post_init.connect(count, sender=model)
    try:
        yield made
    finally:
        for model in (Application, ApplicationFile):
            post_init.disconnect(count, sender=model)


def grow(scene):
    for number in range(MANY):
        ApplicationFactory(
            vacancy=scene.vacancy, received=True, received_at=NOW + timedelta(minutes=number)
        )
        access_log.log_access(AccessAction.LISTED, scene.vacancy, scene.users["reader"], NOW)
        VacancyFactory(name=f"Vacancy {number}")


def names(patterns):
    """Of the addresses among them and below."""
    for pattern in patterns:
        yield from (
            names(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern.name]
        )


@pytest.fixture(scope="module")
def visits(scene_in_database, django_db_blocker):
    """Each visit while there were few applications, and when there were many."""
    scene = scene_in_database
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        scene = scene.read_again()
        access_log.log_access(AccessAction.LISTED, scene.vacancy, scene.users["reader"], NOW)
        few = {one: visit(scene, *one) for one in VISITS}
        grow(scene)
        many = {one: visit(scene, *one) for one in VISITS}
    return {one: (few[one], many[one]) for one in VISITS}


def test_no_screen_is_left_out():
    assert {*OF_SITE, *OF_VACANCY, *OF_ONE, *OF_USERS} == set(names(urls.urlpatterns))


@pytest.mark.thorough
@pytest.mark.parametrize(("role", "name"), VISITS)
def test_many_are_no_more_queries_than_few(visits, role, name):
    few, many = visits[role, name]
    more = "\n".join(sorted(Counter(many.queries) - Counter(few.queries)))
    counted = len(few.queries), len(many.queries)
    assert counted[1] <= counted[0], more


@pytest.mark.thorough
@pytest.mark.parametrize(("role", "name"), VISITS)
def test_nothing_is_asked_while_an_answer_is_sent(visits, role, name):
    """Who receives slowly holds nothing in the database."""
    for one in visits[role, name]:
        assert one.first == len(one.queries), one.queries[one.first :]


@pytest.mark.thorough
@pytest.mark.parametrize(("role", "name"), [one for one in VISITS if one[1] in OF_ONE])
def test_one_application_is_read_without_the_others(visits, role, name):
    few, many = visits[role, name]
    assert few.loaded == many.loaded
    assert many.loaded[Application] <= 2
