"""The people of `factories`, an account of every sort, and the list as each of them gets it."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from people.models import Person
from tests.accounts import make_accounts, make_viewer, signed_in
from tests.factories import PersonFactory, role
from tests.made_once import made_once


def url(model=Person, name="list"):
    return reverse(model.snippet_viewset.get_url_name(name))


def names(response):
    return [str(row) for row in response.context["object_list"]]


def as_csv(response):
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
@made_once
def accounts(group_site):
    viewer = make_viewer("view_person", "view_researcharea")
    return {**make_accounts("editor", "member", "officer"), "viewer": viewer}


@pytest.fixture
def login(accounts):
    return lambda role: signed_in(accounts, role)


@pytest.fixture
def editor(login):
    return login("editor")


@pytest.fixture
@made_once
def everybody(group_site, at, accounts):
    """Alice, whose account is the member's, with pages; Bob; one who left; one from elsewhere."""
    alice = PersonFactory(email="alice@example.org", user=accounts["member"])
    group_site.add(alice)
    PersonFactory(bob=True)
    PersonFactory(given_name="Örjan", family_name="Lindström", alumnus=True)
    zoe = PersonFactory(given_name="Zoë", family_name="Crépeau", affiliated=True)
    zoe.roles.update(role=role("Professor"))
    later = PersonFactory(given_name="Ida", family_name="Ny")
    later.roles.update(begins_on=date(2025, 9, 1))
    return alice
