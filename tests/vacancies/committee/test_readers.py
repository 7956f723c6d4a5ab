"""R37: readers are named and taken away by recruitment officers, and every change is logged."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.test import Client

from tests.factories import NOW
from tests.vacancies.committee.conftest import make_user
from vacancies.applications import access_log
from vacancies.models import AccessAction, AccessEntry, VacancyReader


def post(scene, name, *args, **data):
    return scene.client("officer").post(scene.url(name, None, *args), data, follow=True)


def changes():
    return list(AccessEntry.objects.order_by("pk").values_list("act", "username", "detail"))


def named(scene):
    readers = VacancyReader.objects.filter(vacancy=scene.vacancy)
    return set(readers.values_list("user__username", flat=True))


def test_naming_a_reader(scene):
    response = post(scene, "reader_add", user=scene.users["member"].pk)
    row = scene.reader_row("member")
    assert (row.vacancy, row.added_by, row.added_at) == (
        scene.vacancy,
        scene.users["officer"],
        NOW,
    )
    assert "member may now read the applications." in response.text
    assert "cannot yet sign in to the admin" not in response.text
    assert changes() == [(AccessAction.ADDED_READER, "officer", "member")]


def test_naming_again_changes_nothing(scene):
    before = named(scene)
    post(scene, "reader_add", user=scene.users["reader"].pk)
    assert named(scene) == before
    assert changes() == []


def test_the_database_takes_a_reader_once(scene):
    with pytest.raises(IntegrityError), transaction.atomic():
        VacancyReader.objects.create(
            vacancy=scene.vacancy, user=scene.users["reader"], added_at=NOW
        )


def test_who_cannot_log_in_is_named_with_a_warning(scene):
    outsider = make_user("outsider")
    response = post(scene, "reader_add", user=outsider.pk)
    assert "outsider cannot yet sign in to the admin" in response.text
    assert "outsider" in named(scene)
    assert "Cannot sign in to the admin" in response.text


def test_an_inactive_user_is_not_named(scene):
    make_user("gone", is_active=False)
    gone = get_user_model().objects.get(username="gone")
    assert post(scene, "reader_add", user=gone.pk).status_code == 404
    assert "gone" not in named(scene)


def test_the_button_of_a_row_is_accepted_from_a_browser(scene):
    """Which sends no more than the form holds, and is asked for the token that is in it."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(scene.users["officer"])
    page = BeautifulSoup(browser.get(scene.url("reader_add"), {"q": "member"}).text, "lxml")
    form = page.select_one("form:has([name=user])")
    data = {field["name"]: field["value"] for field in form.select("input")}
    assert browser.post(form["action"], data).status_code == 302
    assert "member" in named(scene)


@pytest.mark.parametrize("key", ["", "nobody", "\0", "9" * 30])
def test_a_key_that_is_nobody_s(scene, key):
    before = named(scene)
    assert post(scene, "reader_add", user=key).status_code == 404
    assert named(scene) == before


def test_taking_a_reader_away(scene):
    row = scene.reader_row()
    asked = scene.client("officer").get(scene.url("reader_remove", None, row.pk))
    assert "Rut Läsare (reader) will no longer be able to read" in asked.text
    assert "reader" in named(scene)
    response = post(scene, "reader_remove", row.pk)
    assert "can no longer read these applications" in response.text
    assert "reader" not in named(scene)
    assert changes() == [(AccessAction.REMOVED_READER, "officer", "reader")]
    assert post(scene, "reader_remove", row.pk).status_code == 404


@pytest.mark.table(every="query")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("member", {"member"}),
        ("MEMBER@example", {"member"}),
        ("rut", set()),  # a reader already
        ("deactivated", set()),
        ("nobody", set()),
    ],
)
@pytest.mark.parametrize("name", ["reader_add", "reader_add_results"])
def test_active_users_are_found_by_name(scene, name, query, found):
    get_user_model().objects.filter(username="deactivated_reader").update(is_active=False)
    html = scene.client("officer").get(scene.url(name), {"q": query}).text
    assert {user for user in scene.users if f"Add: {user}" in html} == found


def test_a_closed_account_is_shown_as_such(scene):
    get_user_model().objects.filter(username="deactivated_reader").update(is_active=False)
    assert "Account is closed" in scene.client("officer").get(scene.url("readers")).text


def test_nobody_named(scene):
    VacancyReader.objects.all().delete()
    html = scene.client("officer").get(scene.url("readers")).text
    assert "There are no readers yet" in html


def test_a_user_who_is_deleted_reads_no_more_and_stays_in_the_log(scene):
    user = make_user("brief")
    post(scene, "reader_add", user=user.pk)
    user.delete()
    assert "brief" not in named(scene)
    assert changes() == [(AccessAction.ADDED_READER, "officer", "brief")]


@pytest.mark.parametrize("length", [200, 254, 300])
def test_an_address_as_a_user_name_is_logged(scene, monkeypatch, length):
    """PostgreSQL refuses what is longer than the column: nobody could read an application."""
    account = f"{'r' * (length - 12)}@example.org"
    officer = scene.users["officer"]
    monkeypatch.setattr(type(officer), "get_username", lambda user: account)
    entry = access_log.log_access(AccessAction.LISTED, scene.vacancy, officer, NOW)
    entry.clean_fields()
    assert entry.username == account[:254]
