"""Two vacancies with applications, and somebody of every role that could want to look."""

import tempfile
from dataclasses import dataclass, field, replace
from typing import Any, Self

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client, override_settings
from wagtail.models import Site

from groupsite import roles
from tests.applications import ApplicationFactory
from tests.factories import NOW, PersonFactory, VacancyFactory
from tests.sites import make_site
from vacancies.applications.committee_url import committee_url
from vacancies.models import Application, Retention, Vacancy, VacancyReader

# Who else has a right over pages, facts or people, and none over applications.
STRANGERS = ("member", "editor", "moderator", "supervisor", "page_owner")
# Whom Wagtail's own door stops.
OUTSIDE = ("anonymous", "deactivated_reader", "no_door")


@dataclass
class Scene:
    """`vacancy` has two received applications, a draft and a withdrawn one; `other` has one."""

    vacancy: Vacancy
    other: Vacancy
    application: Application
    second: Application
    draft: Application
    withdrawn: Application
    elsewhere: Application
    users: dict[str, Any] = field(default_factory=dict)

    def read_again(self) -> Self:
        """The same from the database: a row in memory still says what a test has undone."""
        rows = {
            name: type(row)._base_manager.get(pk=row.pk)
            for name, row in vars(self).items()
            if name != "users"
        }
        users = {name: type(user).objects.get(pk=user.pk) for name, user in self.users.items()}
        return replace(self, users=users, **rows)

    def client(self, role: str) -> Client:
        client = Client()
        if role != "anonymous":
            client.force_login(get_user_model().objects.get(username=role))
        return client

    def url(self, name: str, application: Application | None = None, *args: Any) -> str:
        """An address below the vacancy, or below one of its applications."""
        where = [self.vacancy.pk, *([application.pk] if application else []), *args]
        return committee_url(name, *where)

    def reader_row(self, role: str = "reader") -> VacancyReader:
        return VacancyReader.objects.get(user__username=role)


def make_user(name: str, *groups: str, **facts: Any) -> Any:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", **facts)
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


def make_scene() -> Scene:
    site = make_site()
    roles.set_up_groups()
    supervisor = make_user("supervisor", roles.EDITORS)
    alice = PersonFactory(user=supervisor)
    facts = {"documents": ["CV", "Personal letter"], "first_published_at": NOW}
    vacancy = VacancyFactory(
        name="PhD student in coding", supervisors=[alice], contacts=[alice], **facts
    )
    other = VacancyFactory(name="Postdoc", reference="CS-2025-05", documents=["CV"])
    for one in (vacancy, other):
        pages = site.add(one)
    users = {
        "supervisor": supervisor,
        "member": make_user("member", roles.MEMBERS),
        "editor": make_user("editor", roles.EDITORS),
        "moderator": make_user("moderator", "Moderators"),
        "page_owner": make_user("page_owner", roles.EDITORS),
        "reader": make_user("reader", roles.MEMBERS, first_name="Rut", last_name="Läsare"),
        "other_reader": make_user("other_reader", roles.MEMBERS),
        "deactivated_reader": make_user("deactivated_reader", roles.MEMBERS),
        "no_door": make_user("no_door"),
        "officer": make_user("officer", roles.OFFICERS),
        "superuser": get_user_model().objects.create_superuser("superuser", "s@example.org"),
    }
    for page in pages.values():
        type(page).objects.filter(vacancy=vacancy).update(owner=users["page_owner"])
    for role, where in {
        "reader": vacancy,
        "deactivated_reader": vacancy,
        "no_door": vacancy,
        "other_reader": other,
    }.items():
        VacancyReader.objects.create(
            vacancy=where, user=users[role], added_by=users["officer"], added_at=NOW
        )
    return Scene(
        vacancy=vacancy,
        other=other,
        application=ApplicationFactory(
            vacancy=vacancy, received=True, given_name="Giuseppe", family_name="Durisi"
        ),
        second=ApplicationFactory(
            vacancy=vacancy, received=True, given_name="Åsa", family_name="Öberg", incomplete=True
        ),
        draft=ApplicationFactory(vacancy=vacancy, family_name="Unsent"),
        withdrawn=ApplicationFactory(
            vacancy=vacancy, received=True, withdrawn=True, family_name="Gone"
        ),
        elsewhere=ApplicationFactory(vacancy=other, received=True, family_name="Elsewhere"),
        users=users,
    )


@pytest.fixture(scope="module")
def scene_in_database(django_db_setup, django_db_blocker):
    """Made once a module, and rolled back after it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(GROUPSITE_VACANCIES_FILES=folder),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        Site.clear_site_root_paths_cache()
        yield make_scene()
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def scene(scene_in_database, db, at):
    """What a test changes is undone; the clock stands at NOW."""
    Site.clear_site_root_paths_cache()
    return scene_in_database.read_again()


@pytest.fixture
def decided(scene):
    """The vacancy is decided on; gives the row that says so."""
    return Retention.objects.create(vacancy=scene.vacancy, decided_on=NOW.date())
