"""R63: twelve hours after signing in, an hour without a request, and wherever the password changes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from tests.accounts import make_accounts
from tests.factories import NOW, VacancyFactory
from tests.made_once import made_once
from vacancies.models import Retention, RetentionRule, VacancyReader

pytestmark = pytest.mark.django_db
ROLES = ("editor", "member", "translator", "officer", "reader")
READ = ("administrator", "officer", "reader")
OTHERS = ("editor", "member", "translator")
OLD, NEW = "the password until now", "another password from now on"
HOME = "/admin/"
IDLE_SAID = "You have been signed out because you were inactive for an hour. Please sign in again."


@pytest.fixture
@made_once
def accounts() -> dict[str, Any]:
    with time_machine.travel(NOW, tick=False):
        made = make_accounts(*ROLES)
        VacancyReader.objects.create(
            vacancy=VacancyFactory(), user=made["reader"], added_by=made["officer"], added_at=NOW
        )
    for account in made.values():
        account.first_name, account.last_name = "Erin", "Ek"
        account.set_password(OLD)
        account.save()
    return made


def sign_in(account: Any, password: str = OLD, *, remember: bool = False) -> Client:
    """Through the form, at NOW."""
    client = Client()
    typed = {"username": account.username, "password": password}
    with time_machine.travel(NOW, tick=False):
        answer = client.post("/admin/login/", typed | ({"remember": "on"} if remember else {}))
        assert answer.status_code == 302
        assert is_in(client)
    return client


def is_in(client: Client, path: str = HOME) -> bool:
    answer = client.get(path)
    assert answer.status_code in (200, 302)
    return bool(answer.status_code == 200)


def is_in_after(client: Client, **time: float) -> bool:
    with time_machine.travel(NOW + timedelta(**time), tick=False):
        return is_in(client)


@pytest.mark.parametrize("remember", [False, True])
def test_it_ends_twelve_hours_after_the_login(accounts, remember: bool) -> None:
    client = sign_in(accounts["editor"], remember=remember)
    assert is_in_after(client, hours=11, minutes=59, seconds=59)
    assert not is_in_after(client, hours=12)


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("role", [*READ, *OTHERS])
@pytest.mark.parametrize("remember", [False, True])
def test_it_ends_after_twelve_hours_however_busy(accounts, role: str, remember: bool) -> None:
    client = sign_in(accounts[role], remember=remember)
    for minutes in range(30, 12 * 60, 30):
        assert is_in_after(client, minutes=minutes), minutes
    assert is_in_after(client, hours=11, minutes=59, seconds=59)
    assert not is_in_after(client, hours=12)


@pytest.mark.table(every="minutes")
@pytest.mark.parametrize(
    ("role", "minutes", "stays"),
    [
        *((role, 59, True) for role in READ),
        *((role, 60, False) for role in READ),
        *((role, 60 * 11, True) for role in OTHERS),
    ],
)
def test_it_ends_after_an_idle_hour_for_who_reads_applications(
    accounts, role: str, minutes: int, stays: bool
) -> None:
    assert is_in_after(sign_in(accounts[role]), minutes=minutes) is stays


@pytest.mark.table
@pytest.mark.parametrize("path", [HOME, "/admin/pages/", "/admin/applications/", "/nowhere/"])
def test_any_request_is_activity(accounts, path: str) -> None:
    client = sign_in(accounts["officer"])
    with time_machine.travel(NOW + timedelta(minutes=50), tick=False):
        client.get(path)
    assert is_in_after(client, minutes=100)
    assert not is_in_after(client, minutes=160)


def test_what_an_open_editor_sends_by_itself_is_not(accounts) -> None:
    client = sign_in(accounts["administrator"])
    ping = reverse("wagtailadmin_editing_sessions:release", args=[1])
    for minutes in range(10, 70, 10):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            client.post(ping)
    assert not is_in_after(client, minutes=61)


def test_a_right_that_came_later_counts(accounts) -> None:
    """And one that ended does not: asked when the hour has passed."""
    client = sign_in(accounts["editor"])
    accounts["editor"].user_permissions.add(Permission.objects.get(codename="manage_applications"))
    assert not is_in_after(client, minutes=60)


def test_a_reader_whose_time_is_over_is_like_anybody(accounts) -> None:
    client = sign_in(accounts["reader"])
    RetentionRule.objects.update_or_create(defaults={"keep_months": 24, "readers_months": 0})
    vacancy = VacancyReader.objects.get().vacancy
    decided = (NOW - timedelta(days=40)).date()
    Retention.objects.update_or_create(vacancy=vacancy, defaults={"decided_on": decided})
    assert is_in_after(client, minutes=60)


def test_a_session_from_before_the_limit_ends(accounts) -> None:
    client = sign_in(accounts["editor"])
    with time_machine.travel(NOW, tick=False):
        session = client.session
        del session["groupsite_signed_in"]
        session.save()
    assert not is_in_after(client, minutes=1)


def test_it_is_gone_from_the_server(accounts) -> None:
    client = sign_in(accounts["officer"])
    with time_machine.travel(NOW, tick=False):
        key = client.session.session_key
    assert Session.objects.filter(pk=key).exists()
    assert not is_in_after(client, minutes=60)
    assert not Session.objects.filter(pk=key).exists()


def said(client: Client) -> str:
    with time_machine.travel(NOW + timedelta(minutes=62), tick=False):
        return " ".join(client.get("/admin/login/").text.split())


def test_the_login_page_says_why(accounts) -> None:
    client = sign_in(accounts["officer"])
    assert not is_in_after(client, minutes=61)
    assert IDLE_SAID in said(client)
    assert IDLE_SAID not in said(client)  # once


def test_it_says_so_in_the_language_of_the_account(accounts) -> None:
    client = sign_in(accounts["officer"])
    UserProfile.objects.create(user=accounts["officer"], preferred_language="sv")
    assert not is_in_after(client, minutes=61)
    assert "Du har loggats ut eftersom du inte har varit aktiv på en timme. Logga in igen." in said(
        client
    )


def test_it_says_that_what_was_sent_is_not_saved(accounts) -> None:
    client = sign_in(accounts["administrator"])
    account = accounts["administrator"]
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        answer = client.post(reverse("wagtailadmin_account"), {"name_email-email": "x@example.org"})
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/?next=")
    account.refresh_from_db()
    assert account.email == "a@example.org"
    assert "The last thing that you sent was not saved." in said(client)


def test_a_background_request_is_refused_and_the_message_waits(accounts) -> None:
    client = sign_in(accounts["officer"])
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        answer = client.get(HOME, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403
    assert IDLE_SAID in said(client)


def test_who_only_reads_pages_has_no_session(client, group_site) -> None:
    assert client.get("/en/").cookies == {}


@pytest.mark.thorough
def test_reading_costs_one_write_a_minute(accounts) -> None:
    client = sign_in(accounts["officer"])
    with time_machine.travel(NOW, tick=False):
        key = client.session.session_key
    for seconds, written in ((30, False), (70, True), (100, False), (131, True)):
        before = Session.objects.get(pk=key).session_data
        assert is_in_after(client, seconds=seconds)
        assert (Session.objects.get(pk=key).session_data != before) is written, seconds


class TestEverywhere:
    """Two browsers of one account; the first changes the password, or somebody else does."""

    @pytest.fixture
    def both(self, accounts) -> tuple[Client, Client]:
        return sign_in(accounts["editor"]), sign_in(accounts["editor"])

    @pytest.mark.thorough
    def test_the_account_page_of_wagtail(self, both) -> None:
        here, elsewhere = both
        typed = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}
        with time_machine.travel(NOW, tick=False):
            page = here.get(reverse("wagtailadmin_account"))
            form = filled(page, {f"password-{name}": value for name, value in typed.items()})
            assert here.post(reverse("wagtailadmin_account"), form).status_code == 302
        assert is_in_after(here, minutes=1)
        assert not is_in_after(elsewhere, minutes=1)

    @pytest.mark.thorough
    def test_a_reset_by_mail(self, accounts, both) -> None:
        account = get_user_model().objects.get(pk=accounts["editor"].pk)
        with time_machine.travel(NOW, tick=False):
            stranger = Client()
            uid = urlsafe_base64_encode(force_bytes(account.pk))
            token = default_token_generator.make_token(account)
            link = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
            form = stranger.get(link).url
            answer = stranger.post(form, {"new_password1": NEW, "new_password2": NEW})
            assert answer.status_code == 302
        for browser in both:
            assert not is_in_after(browser, minutes=1)
        assert is_in_after(sign_in(account, NEW), minutes=1)

    @pytest.mark.thorough
    def test_an_administrator_who_sets_another(self, accounts, both) -> None:
        self.change(accounts, password1=NEW, password2=NEW)
        for browser in both:
            assert not is_in_after(browser, minutes=1)

    @pytest.mark.thorough
    def test_an_administrator_who_closes_the_account(self, accounts, both) -> None:
        self.change(accounts, is_active=None)
        for browser in both:
            assert not is_in_after(browser, minutes=1)

    @pytest.mark.thorough
    def test_an_administrator_who_changes_something_else(self, accounts, both) -> None:
        self.change(accounts, first_name="Eve")
        for browser in both:
            assert is_in_after(browser, minutes=1)

    def test_an_account_that_is_deleted(self, accounts, both) -> None:
        get_user_model().objects.get(pk=accounts["editor"].pk).delete()
        for browser in both:
            assert not is_in_after(browser, minutes=1)

    def change(self, accounts, **changes: str | None) -> None:
        administrator = sign_in(accounts["administrator"])
        edit = reverse("wagtailusers_users:edit", args=[accounts["editor"].pk])
        with time_machine.travel(NOW, tick=False):
            form = filled(administrator.get(edit), {"is_active": "on"} | changes)
            answer = administrator.post(edit, form)
        assert answer.status_code == 302, answer.context["form"].errors


def filled(page: Any, changes: dict[str, str | None]) -> Any:
    """The form of a page as it was sent, with changes; None leaves a box unticked."""
    main = BeautifulSoup(page.text, "lxml").main
    data = querydict_from_html(str(main))
    for name, value in changes.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    return data
