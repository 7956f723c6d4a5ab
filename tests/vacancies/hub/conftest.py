"""An open vacancy with pages in both languages, and somebody of every role."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from groupsite import roles
from tests.factories import NOW, PersonFactory, VacancyFactory
from vacancies.models import Vacancy, VacancyReader

GROUPS = {"member": roles.MEMBERS, "editor": roles.EDITORS, "officer": roles.OFFICERS}


@pytest.fixture
def supervisor(group_site):
    return PersonFactory(email="alice@example.org")


@pytest.fixture
def vacancy(group_site, at, supervisor):
    made = VacancyFactory(
        name="PhD student in coding",
        supervisors=[supervisor],
        contacts=[supervisor],
        documents=["CV"],
        first_published_at=NOW,
    )
    group_site.add(made)
    made.save_revision(clean=False).publish()
    return Vacancy.objects.get(pk=made.pk)


@pytest.fixture
def people(vacancy):
    roles.set_up()
    accounts = get_user_model()
    made = {"superuser": accounts.objects.create_superuser("superuser", "s@example.org")}
    for name, group in GROUPS.items():
        made[name] = accounts.objects.create_user(name, f"{name}@example.org")
        made[name].groups.add(Group.objects.get(name=group))
    made["reader"] = accounts.objects.create_user("reader", "reader@example.org")
    made["reader"].groups.add(Group.objects.get(name=roles.MEMBERS))
    VacancyReader.objects.create(
        vacancy=vacancy, user=made["reader"], added_by=made["officer"], added_at=NOW
    )
    return made


@pytest.fixture
def login(people):
    def as_role(role):
        client = Client()
        if role != "anonymous":
            client.force_login(people[role])
        return client

    return as_role


@pytest.fixture
def editor(login):
    return login("editor")


def url(name, *args):
    return reverse(Vacancy.snippet_viewset.get_url_name(name), args=args)


def shown(client, address):
    """What the screen's form would send back, with its hidden field."""
    form = client.get(address).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}
