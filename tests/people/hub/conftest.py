"""The people of `factories`, an account of every sort, and the list as each of them gets it."""

import csv
import io
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from groupsite import roles
from people.models import Person
from tests.factories import PersonFactory, role


def url(model=Person, name="list"):
    return reverse(model.snippet_viewset.get_url_name(name))


def names(response):
    return [str(row) for row in response.context["object_list"]]


def as_csv(response):
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def accounts(group_site):
    roles.set_up()
    model = get_user_model()
    made = {"administrator": model.objects.create_superuser("administrator")}
    for name, group in {
        "editor": roles.EDITORS,
        "member": roles.MEMBERS,
        "officer": roles.OFFICERS,
    }.items():
        made[name] = model.objects.create_user(name)
        made[name].groups.add(Group.objects.get(name=group))
    made["viewer"] = model.objects.create_user("viewer")
    codenames = ("access_admin", "view_person", "view_researcharea")
    made["viewer"].user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return made


@pytest.fixture
def login(accounts):
    def as_role(role):
        client = Client()
        if role != "anonymous":
            client.force_login(accounts[role])
        return client

    return as_role


@pytest.fixture
def editor(login):
    return login("editor")


@pytest.fixture
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
