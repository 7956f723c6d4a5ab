"""An open vacancy with pages in both languages, and somebody of every role."""

import pytest
from django.urls import reverse

from tests.accounts import make_accounts, signed_in
from tests.factories import NOW, PersonFactory, VacancyFactory
from tests.made_once import made_once
from vacancies.models import Vacancy, VacancyReader


@pytest.fixture
@made_once
def supervisor(group_site):
    return PersonFactory(email="alice@example.org")


@pytest.fixture
@made_once
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
@made_once
def people(vacancy):
    made = make_accounts("member", "editor", "officer", "reader")
    VacancyReader.objects.create(
        vacancy=vacancy, user=made["reader"], added_by=made["officer"], added_at=NOW
    )
    return made


@pytest.fixture
def login(people):
    return lambda role: signed_in(people, role)


@pytest.fixture
def editor(login):
    return login("editor")


def url(name, *args):
    return reverse(Vacancy.snippet_viewset.get_url_name(name), args=args)


def shown(client, address):
    """What the screen's form would send back, with its hidden field."""
    form = client.get(address).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}
