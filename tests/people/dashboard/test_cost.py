"""What the first screen of the admin costs: the same at 300 vacancies, and whatever waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts import signed_in
from tests.crowds import grow
from tests.people.dashboard.conftest import panels

QUERIES = 40


def first_screen(client):
    client.get("/admin/")
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/admin/")
    return panels(response.text), [query["sql"] for query in asked]


def draft_of(record):
    draft = record.draft()
    draft.has_unpublished_changes = True
    draft.save_revision(clean=False)


@pytest.fixture
def waiting(group_site, alice, area, soon):
    """Something of every kind waits: facts of every model and a page."""
    for record in (alice, area, soon):
        draft_of(type(record).objects.get(pk=record.pk))
    page = soon.pages.first()
    page.lead = "Come and join us."
    page.save_revision()


@pytest.mark.table
@pytest.mark.parametrize("role", ["editor", "administrator", "officer", "translator", "member"])
@pytest.mark.parametrize("others", [0, pytest.param(300, marks=pytest.mark.thorough)])
def test_the_first_screen(group_site, accounts, waiting, role, others):
    if others:
        grow(group_site, people=60, areas=10, vacancies=others)
    found, asked = first_screen(signed_in(accounts, role))
    # The record types of the test host cost a query each.
    own = [query for query in asked if '"laboratory_' not in query]
    assert len(own) <= QUERIES, "\n".join(own)
    if role == "editor":
        assert len(found["drafts"]) >= 3
