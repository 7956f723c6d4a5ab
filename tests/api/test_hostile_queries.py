"""What an attacker asks the API, and is never told: see `hostile_scene` for what is hidden."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from groupsite.api.router import api_router
from tests.api.hostile_scene import SECRET, SECRET_EMAIL, HostileScene, make_hostile_scene
from tests.factories import NOW

API = "/api/v2"
ENDPOINTS = list(api_router._endpoints)
REFUSED, NOTHING = 400, 404

# Of every endpoint. Each is asked with the ID of everything hidden in place of {id}, and is either
# refused or told the same as if there were nothing hidden.
OF_ALL = (
    {"fields": "*"},
    {"fields": "*,-id"},
    {"order": "random", "fields": "*"},
    {"order": "-id", "fields": "*"},
    {"limit": "20", "offset": "0"},
    {"id": "{id}"},
    {"locale": "sv", "fields": "*"},
    {"locale": "xx"},
    {"locale": ""},
    {"email": "a"},
    {"email": SECRET_EMAIL},
    {"email__contains": "a"},
    {"user": "1"},
    {"user__password__startswith": "p"},
    {"live": "false"},
    {"latest_revision": "1"},
    {"name": f"{SECRET} internal"},
    {"key": "x"},
    {"order": "latest_revision"},
    {"order": "email"},
    {"order": "user"},
    {"order": "pk"},
    {"order": "roles__organisation"},
    {"fields": "latest_revision"},
    {"fields": "user"},
    {"fields": "user(password)"},
    {"fields": "applications(*)"},
    {"fields": "roles(role(*))"},
    {"fields": "__class__"},
    {"fields": "a(" * 2000},
    {"fields": "(" * 2000},
    {"fields": "id," * 1000},
    {"limit": "21"},
    {"limit": "0"},
    {"limit": ""},
    {"limit": "2_1"},
    {"offset": "9_9999_9999_9999_9999_9999"},
    {"order": ",".join(["id"] * 1000)},
    {"order": "--id"},
    {"limit": "-1"},
    {"limit": "99999999999999999999"},
    {"offset": "99999999999999999999"},
    {"offset": "-1"},
    {"id": "99999999999999999999"},
    {"id": "1 OR 1=1"},
    {"id": "\x00"},
    {"site": "other.example"},
    {"format": "api"},
    {"rich_text_format": "markdown"},
    {"search": SECRET},
    {"search": SECRET, "search_operator": "or"},
    {"unknown": "1"},
    {"supervisors": "{id}"},
    {"lead": "{id}"},
    {"areas": "{id}"},
    {"members": "{id}"},
    {"application_email": SECRET_EMAIL},
)
OF_PAGES = (
    {"child_of": "root", "fields": "*"},
    {"child_of": "{id}"},
    {"descendant_of": "{id}"},
    {"ancestor_of": "{id}"},
    {"translation_of": "{id}"},
    {"descendant_of": "root", "fields": "*"},
    {"translation_of": "root"},
    {"child_of": "x"},
    {"child_of": "99999999999999999999"},
    {"type": "wagtailcore.Page", "fields": "*"},
    {"type": "groupsite.PlainPage", "fields": "*"},
    {"type": "groupsite_people.PersonPage", "fields": "*"},
    {"type": "groupsite_research.ResearchAreaPage", "fields": "*"},
    {"type": "groupsite_vacancies.VacancyPage", "fields": "*"},
    {"type": "groupsite_research.NewsPage", "fields": "*"},
    {"type": "groupsite_people.PersonPage", "fields": "*", "rich_text_format": "db_html"},
    {"type": "groupsite_people.PersonPage,groupsite.PlainPage"},
    {"type": "groupsite_people.PersonPage", "person": "{id}"},
    {"type": "groupsite_vacancies.VacancyPage", "lead": f"{SECRET} text"},
    {"type": "groupsite_people.Person"},
    {"type": "auth.User"},
    {"type": "x"},
    {"title": f"{SECRET} vacancy"},
    {"slug": f"{SECRET}-draft".lower()},
    {"first_published_at": "x"},
    {"show_in_menus": "x"},
    {"alias_of": "{id}"},
    {"fields": "alias_of"},
    {"fields": "_,parent(*)"},
    {"fields": "owner"},
)
QUERIES = [
    *((name, query) for name in ENDPOINTS for query in OF_ALL),
    *(("pages", query) for query in OF_PAGES),
]

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> HostileScene:
    """Made once for the module."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(NOW, tick=False):
        Site.clear_site_root_paths_cache()
        yield make_hostile_scene()
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def clock(at):
    """The clock stands at NOW."""


@pytest.fixture(params=["anonymous", "administrator"])
def attacker(request, scene) -> Client:
    """An administrator is answered as everybody else is."""
    client = Client()
    if request.param == "administrator":
        user = get_user_model().objects.create_superuser("root")
        client.force_login(user)
    return client


def ids_of(told) -> list[int]:
    return [item["id"] for item in told["items"] if "id" in item]


@pytest.mark.table
@pytest.mark.parametrize(("name", "query"), QUERIES, ids=str)
def test_a_query_tells_of_nothing_hidden(scene, name, query):
    client = Client()
    ids = scene.hidden[name] if "{id}" in query.values() else [0]
    for pk in ids:
        asked = {key: value.replace("{id}", str(pk)) for key, value in query.items()}
        response = client.get(f"{API}/{name}/", asked)
        assert SECRET.lower() not in response.text.lower().replace("\\u", "u"), asked
        assert response.status_code in (200, REFUSED, NOTHING), (asked, response.text)
        if response.status_code == 200:
            told = response.json()
            assert not set(ids_of(told)) & set(scene.hidden[name]), asked
            # A number is an answer too: no more are counted than can be seen.
            everything = client.get(f"{API}/{name}/").json()["meta"]["total_count"]
            assert told["meta"]["total_count"] <= everything
        if "{id}" in query.values() and response.status_code == 200:
            assert told["meta"]["total_count"] == 0, asked


@pytest.mark.table(every="name")
@pytest.mark.parametrize("name", ENDPOINTS)
def test_lists_have_what_is_public_and_nothing_else(scene, attacker, name):
    seen: set[int] = set()
    for language in ("en", "sv"):
        told = attacker.get(f"{API}/{name}/", {"locale": language, "fields": "*"})
        assert SECRET.lower() not in told.text.lower()
        seen |= set(ids_of(told.json()))
        assert told.json()["meta"]["total_count"] == len(told.json()["items"])
    assert not seen & set(scene.hidden[name])
    assert seen >= set(scene.public[name])


@pytest.mark.table(every="name")
@pytest.mark.parametrize("name", ENDPOINTS)
def test_details_and_find_are_as_of_nothing(scene, attacker, name):
    nothing = attacker.get(f"{API}/{name}/987654/")
    for pk in scene.hidden[name]:
        for query in ({}, {"fields": "*"}, {"locale": "sv"}):
            response = attacker.get(f"{API}/{name}/{pk}/", query)
            assert (response.status_code, response.content) == (NOTHING, nothing.content)
        found = attacker.get(f"{API}/{name}/find/", {"id": pk})
        assert found.status_code == NOTHING
    for pk in scene.public[name]:
        response = attacker.get(f"{API}/{name}/{pk}/", {"fields": "*"})
        assert response.status_code == 200
        assert SECRET.lower() not in response.text.lower()
        assert attacker.get(f"{API}/{name}/find/", {"id": pk}).status_code == 302


@pytest.mark.parametrize("path", ["zqorp-draft", "zqorp-login/zqorp-below", "zqorp-alias", "x"])
def test_paths_lead_to_nothing_hidden(scene, path):
    response = Client().get(f"{API}/pages/find/", {"html_path": f"/{path}/"})
    assert response.status_code == NOTHING


@pytest.mark.urls("tests.api.host_urls")
@pytest.mark.parametrize("word", [SECRET, f"{SECRET} vacancy", "text"])
def test_searches_in_other_hosts_find_nothing_hidden(scene, word):
    for query in ({}, {"type": "groupsite_vacancies.VacancyPage"}, {"fields": "*"}):
        response = Client().get(f"{API}/pages/", {"search": word, **query})
        assert response.status_code == 200
        assert SECRET.lower() not in response.text.lower()


def test_the_site_of_the_group_refuses_searches(scene):
    assert Client().get(f"{API}/pages/", {"search": "Public"}).status_code == 400


@pytest.mark.urls("tests.api.host_urls")
def test_a_search_finds_what_is_public(scene):
    found = Client().get(f"{API}/pages/", {"search": "Public"}).json()["items"]
    assert [item["title"] for item in found] == ["Public"]


@pytest.mark.table(every="method")
@pytest.mark.parametrize("name", ENDPOINTS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_it_can_only_be_read(scene, name, method):
    client = Client(enforce_csrf_checks=False)
    for url in (f"{API}/{name}/", f"{API}/{name}/{scene.public[name][0]}/"):
        assert getattr(client, method)(url).status_code == 405


@pytest.mark.table
@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_list_takes_at_most_twenty_queries(scene, name):
    client = Client()
    for url in (f"{API}/{name}/", f"{API}/{name}/{scene.public[name][0]}/"):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, {"fields": "*"}).status_code == 200
        assert len(queries) <= 20, "\n".join(query["sql"] for query in queries)
