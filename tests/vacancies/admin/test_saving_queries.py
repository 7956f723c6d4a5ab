"""What saving and publishing in the editors costs, and that both indexes are up to date afterwards."""

from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from people.content import after_response
from tests.factories import PersonFactory, VacancyFactory, document_kind, elsewhere
from tests.made_once import made_once
from tests.vacancies.admin.conftest import url
from tools.hosts.visitor import values
from vacancies.models import Vacancy, VacancyPage

AUTOSAVE_OF_FACTS, PUBLISHING_FACTS = 45, 108
AUTOSAVE_OF_UNPUBLISHED_FACTS, AUTOSAVE_OF_UNPUBLISHED_PAGE = 126, 89  # indexes, too
AUTOSAVE_OF_PAGE, PUBLISHING_PAGE = 59, 107
SAVED, REDIRECTED = 200, 302
TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
WRITES_OF_A_ROW = 8  # of one row of every kind: the row itself, and what it replaces

pytestmark = pytest.mark.indexes


@pytest.fixture
@made_once
def vacancy(group_site, supervisor):
    made = VacancyFactory(
        name="PhD student in coding",
        supervisors=[supervisor, PersonFactory()],
        contacts=[supervisor],
        documents=["CV", "Personal letter"],
        funded=True,
    )
    group_site.add(made)
    made.pages.update(required="<p>Mathematics</p>")
    made.save_revision(clean=False).publish()
    return Vacancy.objects.get(pk=made.pk)


@pytest.fixture
def editor(people, login):
    return login("editor")


@pytest.fixture
def page_path(vacancy):
    return reverse("wagtailadmin_pages:edit", args=[vacancy.pages.order_by("locale__pk")[0].pk])


def typed(client, path, **changes):
    """What a browser sends of the editor."""
    soup = BeautifulSoup(client.get(path).text, "html.parser")
    data = {"extra_sections-count": "0"}
    for name, value in values(soup.select_one("#w-editor-form, #page-edit-form")):
        data.setdefault(name, []).append(value)
    return data | changes


def messages_of(response):
    return [one.text for one in BeautifulSoup(response.text, "html.parser").select(".messages li")]


def queries_of_post(client, path, data, *, autosave):
    """Queries that the editor waits for; pictures of the page are drawn after the response."""
    headers = {"accept": "application/json"} if autosave else {}
    data = data if autosave else data | {"action-publish": "action-publish"}
    following = []
    with (
        patch.object(after_response, "later", following.extend),
        CaptureQueriesContext(connection) as asked,
    ):
        response = client.post(path, data, headers=headers)
    for work in following:
        work()
    assert response.status_code == (SAVED if autosave else REDIRECTED), messages_of(response)
    found = [query["sql"] for query in asked]
    return [sql for sql in found if not sql.startswith(TRANSACTIONS)]  # the test is within one


def autosaved(client, path, **changes):
    return queries_of_post(client, path, typed(client, path, **changes), autosave=True)


def published(client, path, **changes):
    return queries_of_post(client, path, typed(client, path, **changes), autosave=False)


@pytest.mark.thorough
def test_saving_and_publishing_facts(editor, vacancy):
    path = url("edit", vacancy.pk)
    autosaved(editor, path, reference="1")
    asked = autosaved(editor, path, reference="2")
    assert len(asked) <= AUTOSAVE_OF_FACTS, "\n".join(asked)
    asked = published(editor, path, reference="3")
    assert len(asked) <= PUBLISHING_FACTS, "\n".join(asked)
    assert Vacancy.objects.get(pk=vacancy.pk).reference == "3"


@pytest.mark.thorough
def test_autosaving_what_was_never_published(editor, vacancy, page_path):
    vacancy.pages.order_by("locale__pk")[0].unpublish()
    asked = autosaved(editor, page_path, lead="Two")
    assert len(asked) <= AUTOSAVE_OF_UNPUBLISHED_PAGE, "\n".join(asked)
    Vacancy.objects.get(pk=vacancy.pk).unpublish()
    asked = autosaved(editor, url("edit", vacancy.pk), reference="2")
    assert len(asked) <= AUTOSAVE_OF_UNPUBLISHED_FACTS, "\n".join(asked)


@pytest.mark.thorough
def test_rows_take_no_queries_but_those_that_write_them(editor, vacancy):
    path = url("edit", vacancy.pk)
    published(editor, path, reference="1")
    saved = len(autosaved(editor, path, reference="2"))
    written = len(published(editor, path, reference="3"))
    for name in ("supervisors", "contacts", "document_rules"):
        row = getattr(Vacancy.objects.get(pk=vacancy.pk), name).all()[0]
        row.pk, row.sort_order = None, 5
        if name == "document_rules":
            row.kind = document_kind("Degree certificates")
        row.save()
    assert len(autosaved(editor, path, reference="4")) <= saved
    assert len(published(editor, path, reference="5")) <= written + WRITES_OF_A_ROW


@pytest.mark.thorough
def test_saving_and_publishing_a_page(editor, vacancy, page_path):
    autosaved(editor, page_path, lead="One")
    asked = autosaved(editor, page_path, lead="Two")
    assert len(asked) <= AUTOSAVE_OF_PAGE, "\n".join(asked)
    asked = published(editor, page_path, lead="Three")
    assert len(asked) <= PUBLISHING_PAGE, "\n".join(asked)
    assert VacancyPage.objects.get(locale__pk=1, vacancy=vacancy).lead == "Three"


def pages_found(words):
    return [page.pk for page in get_search_backend().search(words, VacancyPage.objects.all())]


@pytest.mark.thorough
def test_the_search_index_has_what_is_public(editor, vacancy, page_path):
    page = vacancy.pages.order_by("locale__pk")[0]
    published(editor, page_path, lead="Zymurgy is welcome")
    assert pages_found("zymurgy") == [page.pk]
    autosaved(editor, page_path, lead="Xylography is welcome")
    assert pages_found("zymurgy") == [page.pk]
    assert not pages_found("xylography")
    published(editor, page_path, lead="Xylography is welcome")
    assert pages_found("xylography") == [page.pk]
    page.unpublish()
    page.delete()
    assert not pages_found("xylography")


def uses_of(thing):
    return {
        (reference.base_content_type.model_class(), reference.object_id, reference.model_path)
        for reference in ReferenceIndex.get_references_to(thing)
    }


@pytest.mark.thorough
def test_the_reference_index_has_what_is_public(editor, vacancy):
    path, organisation = url("edit", vacancy.pk), elsewhere()
    used = (Vacancy, str(vacancy.pk), "organisation")
    autosaved(editor, path, organisation=str(organisation.pk))
    assert used not in uses_of(organisation)
    published(editor, path, organisation=str(organisation.pk))
    assert used in uses_of(organisation)
    person = PersonFactory(family_name="Newcomer")
    published(editor, path, **{"supervisors-0-person": str(person.pk)})
    assert uses_of(person) == {(Vacancy, str(vacancy.pk), "supervisors.item.person")}
    vacancy.pages.all().delete()
    Vacancy.objects.get(pk=vacancy.pk).delete()
    assert not uses_of(person)
