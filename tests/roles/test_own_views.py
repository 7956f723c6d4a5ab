"""Roles × our own views × methods: who gets in, and that nobody else changes anything (R43)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.users.models import UserProfile

from people.models import Role
from tests.roles.addresses import walked
from tests.roles.own_objects import objects
from tests.roles.own_views import (
    ELSEWHERE,
    FORMULA,
    HOME,
    PEOPLE,
    SESSION,
    SUBMIT,
    TABLE,
    UNDERSTOOD,
    UNDERSTOOD_DATE,
    view_of,
)
from tests.roles.scene import DESK, INSIDE, OTHERS, SECRET
from vacancies.models import VacancySupervisor

pytestmark = [pytest.mark.table, pytest.mark.indexes]

ADDRESSES = list(walked())
METHODS = ("get", "post")
CHANGES = ("INSERT", "UPDATE", "DELETE")
# Wagtail's, where a chooser has no form to create with: nothing leads there.
BROKEN = ("create", "post")
REFUSED_IN_SWEDISH = "Du har inte behörighet till den delen av administrationen."


@pytest.fixture
def found(scene):
    return objects(scene)


def ours(namespace):
    """The addresses of a namespace; of those without one, ours and the dashboard."""
    names = {FORMULA, HOME, SESSION, SUBMIT, UNDERSTOOD, UNDERSTOOD_DATE}
    return [
        one for one in ADDRESSES if one.namespace == namespace and (namespace or one.name in names)
    ]


@contextmanager
def noted_changes() -> Iterator[list[str]]:
    """The statements that change rows, but for those of the session."""
    noted: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(CHANGES) and "django_session" not in sql:
            noted.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield noted


def asked(client, method, address, it):
    """The answer and what was changed for it; then it is undone."""
    client.cookies.pop("messages", None)  # those of the answer before
    view = view_of(address)
    url = reverse(address.name, kwargs={name: it.value(name, view) for name in address.needs})
    with transaction.atomic(), noted_changes() as changes:
        response = getattr(client, method)(url, it.to(view))
        b"".join(response)  # closes what it sends
        transaction.set_rollback(True)
    return response, changes


def is_refused(response):
    """Not there, forbidden, to the login, or to the dashboard where the reason is told."""
    if response.status_code in (401, 403, 404):
        return True
    if response.status_code != 302:
        return False
    told = [str(message) for message in get_messages(response.wsgi_request)]
    if response.url == reverse("wagtailadmin_home"):
        return any("do not have permission" in one for one in told)
    return response.url.startswith(reverse("wagtailadmin_login"))


def judged(role, method, address, row, answer):
    """What is wrong with it, or None."""
    response, changes = answer
    let_in = not is_refused(response) and response.status_code != 405
    if let_in is not (role in row.who(method)):
        return f"{response.status_code} {response.headers.get('Location', '')}"
    if not let_in and changes:
        return f"refused, but {changes}"
    if response.status_code == 500:
        return "an error"
    if let_in and method == "post" and row.writes and not changes:
        return "let in, but nothing was changed"
    return None


def test_every_view_has_a_row():
    for name, (namespace, rows) in TABLE.items():
        assert {view_of(one) for one in ours(namespace)} == set(rows), name


def test_every_namespace_of_ours_has_a_table():
    walked_through = {one.namespace for one in ADDRESSES if "groupsite" in one.namespace}
    asked_here = {namespace for namespace, _rows in TABLE.values() if "groupsite" in namespace}
    assert walked_through == asked_here | ELSEWHERE
    alone = {one.name for one in ADDRESSES if not one.namespace and "groupsite" in one.name}
    assert alone == {FORMULA, SESSION, SUBMIT, UNDERSTOOD, UNDERSTOOD_DATE}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ["anonymous", *INSIDE])
def test_who_may(scene, found, role, method):
    client, wrong = scene.client(role), []
    client.raise_request_exception = False
    for name, (namespace, rows) in TABLE.items():
        it = found[name.removeprefix("choosing: ")]
        for address in ours(namespace):
            if (view_of(address), method) == BROKEN and role in DESK:
                continue
            answer = asked(client, method, address, it)
            if fault := judged(role, method, address, rows[view_of(address)], answer):
                wrong.append(f"{name}, {view_of(address)}: {fault}")
    assert wrong == []


@pytest.mark.parametrize("role", OTHERS)
def test_refusals_are_in_the_language_of_the_account(scene, found, role):
    """Whatever the browser asks for: Wagtail refuses outside of the views that it translates."""
    UserProfile.objects.create(user=scene.user(role), preferred_language="sv")
    client, said = scene.client(role), {}
    for name, (namespace, rows) in TABLE.items():
        it = found[name.removeprefix("choosing: ")]
        for address in ours(namespace):
            if role not in rows[view_of(address)].get:
                response, _changes = asked(client, "get", address, it)
                told = " ".join(str(one).strip() for one in get_messages(response.wsgi_request))
                said.setdefault(told, []).append(f"{name}, {view_of(address)}")
    assert said.pop(REFUSED_IN_SWEDISH)
    said.pop("", None)  # a page that there is not, or 403 for a script
    assert said == {}


class TestDeletingMany:
    """Wagtail's bulk act on records: its address says neither which nor whose."""

    def delete(self, scene, role, it, ids):
        kind = type(it)._meta
        parts = [kind.app_label, kind.model_name, "delete"]
        query = "&".join(f"id={pk}" for pk in ids)
        client = scene.client(role)
        with noted_changes() as changes:
            client.post(f"{reverse('wagtail_bulk_action', args=parts)}?{query}")
        return changes

    @pytest.mark.parametrize("role", OTHERS)
    def test_is_for_editors(self, scene, found, role):
        word = Role.objects.get(pk=found["role"].values["pk"])
        for one in (word, scene.own.person, scene.person.person, scene.closed.record):
            for ids in ([one.pk], ["all"]):
                assert not self.delete(scene, role, one, ids), one

    def test_an_editor_does_it(self, scene, found):
        word = Role.objects.get(pk=found["role"].values["pk"])
        assert self.delete(scene, "editor", word, [word.pk])
        assert not Role.objects.filter(pk=word.pk).exists()


class TestOwnDrafts:
    """A member is named in a draft: their own views do not tell of it."""

    VACANCY = f"{SECRET} position"

    @pytest.fixture
    def named(self, scene, found):
        vacancy = scene.closed.record
        vacancy.supervisors.add(VacancySupervisor(person=scene.own.person))
        vacancy.save()
        ReferenceIndex.create_or_update_for_object(vacancy)
        return found["own person"]

    def text(self, scene, role, view, it):
        address = next(one for one in ours(PEOPLE) if view_of(one) == view)
        response, _changes = asked(scene.client(role), "get", address, it)
        assert response.status_code == 200
        return response.text

    @pytest.mark.parametrize("view", ["usage", "edit", "history", "list"])
    def test_are_not_named(self, scene, named, view):
        assert self.VACANCY not in self.text(scene, "member", view, named)

    def test_the_dashboard_names_no_draft_vacancy(self, scene, named):
        assert self.VACANCY not in scene.client("member").get(reverse(HOME)).text

    def test_an_editor_reads_where_a_person_is_named(self, scene, named):
        assert self.VACANCY in self.text(scene, "editor", "usage", named)
