"""A form of the admin that is sent while signed out is kept over the login, for its author only."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from groupsite.logins import forms_sent_while_signed_out
from tests.accounts import make_accounts
from tests.factories import NOW
from tests.made_once import made_once
from vacancies.models import DocumentKind

pytestmark = pytest.mark.django_db
PASSWORD = "the password of everybody here"
ORIGIN = {"Origin": "http://testserver"}
KEPT = "What you wrote has been kept: sign in to send it."
NOT_SAVED = "The last thing that you sent was not saved."


@pytest.fixture
@made_once
def accounts() -> dict[str, Any]:
    with time_machine.travel(NOW, tick=False):
        made = make_accounts("editor", "officer")
        for account in made.values():
            account.set_password(PASSWORD)
            account.save()
    return made


@pytest.fixture
def browser(accounts) -> Client:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, "editor")
    return client


def form_of(page: Any, action: str = "") -> dict[str, Any]:
    """The fields of the form on a page that leads to this address."""
    soup = BeautifulSoup(page.text, "lxml")
    forms = [one for one in soup.find_all("form") if one.get("action", "") == action]
    return dict(querydict_from_html(f"<html><body>{forms[0]}</body></html>", exclude_csrf=False))


def sign_in(client: Client, name: str, page: Any = None, password: str = PASSWORD) -> Any:
    with time_machine.travel(NOW, tick=False):
        client.cookies.pop("sessionid", None)
        page = page or client.get("/admin/login/")
        typed = form_of(page, "/admin/login/") | {"username": name, "password": password}
        return client.post("/admin/login/", typed)


def add_kind() -> str:
    return reverse(DocumentKind.snippet_viewset.get_url_name("add"))


def opened(browser: Client) -> dict[str, Any]:
    """The form of a new kind of document, filled in."""
    with time_machine.travel(NOW, tick=False):
        page = browser.get(add_kind())
    form = form_of(page, add_kind())
    return form | {
        "texts-TOTAL_FORMS": "1",
        "texts-0-language": "en",
        "texts-0-name": "Häftig «list»\nwith lines",
        "texts-0-ORDER": "1",
    }


def send(browser: Client, form: dict[str, Any], path: str = "", **headers: str) -> Any:
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        return browser.post(path or add_kind(), form, headers=headers)


def sign_out(browser: Client) -> None:
    del browser.cookies["sessionid"]


def sent_again(browser: Client, page: Any) -> Any:
    return send(browser, form_of(page, add_kind()))


def test_what_was_written_arrives_after_signing_in(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    login = send(browser, form)
    assert login.status_code == 403
    assert KEPT in login.text
    assert "no-store" in login.headers["Cache-Control"]
    kept = sign_in(browser, "editor", login)
    assert "Send my changes" in kept.text
    assert not DocumentKind.objects.exists()  # nothing is sent by itself
    assert sent_again(browser, kept).status_code == 302
    assert DocumentKind.objects.get().texts.get().name.startswith("Häftig «list»")


def test_a_wrong_password_loses_nothing(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    login = send(browser, form)
    again = sign_in(browser, "editor", login, password="wrong")
    assert KEPT in again.text
    assert "Send my changes" in sign_in(browser, "editor", again).text


def test_an_idle_session_that_ended_keeps_it_too(browser) -> None:
    sign_in(browser, "administrator")
    form = opened(browser)
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        login = browser.post(add_kind(), form)
    assert KEPT in login.text
    assert "because you were inactive for an hour" in login.text
    assert NOT_SAVED not in login.text


def test_nobody_else_gets_it(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    answer = sign_in(browser, "administrator", send(browser, form))
    assert answer.status_code == 302
    with time_machine.travel(NOW, tick=False):
        home = browser.get("/admin/")
    assert (
        "The form that was waiting on the sign-in page was filled in by a user signed in with a "
        "different account, so it has not been sent." in home.text
    )
    assert "Häftig" not in home.text


def test_a_form_opened_before_another_login_is_kept(browser) -> None:
    """Signing in elsewhere in the same browser makes the old form's token invalid."""
    form = opened(browser)
    sign_out(browser)
    sign_in(browser, "editor")
    kept = send(browser, form, **ORIGIN)
    assert "Send my changes" in kept.text
    assert sent_again(browser, kept).status_code == 302
    assert DocumentKind.objects.count() == 1


def test_a_form_opened_before_another_login_is_kept_after_signing_out_too(browser) -> None:
    """Its token is of the earlier login, so it cannot be checked against forgery but by its origin."""
    form = opened(browser)
    sign_in(browser, "editor")
    sign_out(browser)
    login = send(browser, form, **ORIGIN)
    assert KEPT in login.text
    kept = sign_in(browser, "editor", login)
    assert sent_again(browser, kept).status_code == 302
    assert DocumentKind.objects.count() == 1


@pytest.mark.table(every="origin")
@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", None, "null", "http://testserver:81"]
)
def test_what_another_site_sends_is_never_kept(browser, origin: str | None) -> None:
    form = opened(browser)
    sign_out(browser)
    sign_in(browser, "editor")
    answer = send(browser, form, **({"Origin": origin} if origin else {}))
    assert answer.status_code == 403
    assert "Häftig" not in answer.text


def test_a_form_of_somebody_else_is_not_offered_to_who_signed_in_since(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    sign_in(browser, "administrator")
    answer = send(browser, form, **ORIGIN)
    assert answer.status_code == 403
    assert "Häftig" not in answer.text


def test_neither_passwords_nor_files_are_carried(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    secret = {"password-old_password": "tell nobody", "current_password": "nor this"}
    file = SimpleUploadedFile("cv.txt", b"private")
    login = send(browser, form | secret | {"file": file})
    [carried] = BeautifulSoup(login.text, "lxml").select("[name=kept_form]")
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        kept = forms_sent_while_signed_out.read_signed_form(str(carried["value"]))
    assert kept is not None
    assert {"texts-0-name"} <= dict(kept.fields).keys()
    assert not {*secret, "file", "csrfmiddlewaretoken"} & dict(kept.fields).keys()
    assert "Choose them again" in sign_in(browser, "editor", login).text


@pytest.mark.table
@pytest.mark.parametrize("changed", ["", "nonsense", "x:y:z"])
def test_what_was_not_signed_here_is_ignored(browser, changed: str) -> None:
    form = opened(browser)
    sign_out(browser)
    login = form_of(send(browser, form), "/admin/login/")
    posted = {**login, "username": "editor", "password": PASSWORD, "kept_form": changed}
    with time_machine.travel(NOW, tick=False):
        assert browser.post("/admin/login/", posted).status_code == 302


def test_too_much_is_not_carried_and_the_login_page_says_so(browser, monkeypatch) -> None:
    monkeypatch.setattr(forms_sent_while_signed_out, "MAX_LENGTH", 100)
    form = opened(browser)
    sign_out(browser)
    answer = send(browser, form)
    assert answer.status_code == 302
    with time_machine.travel(NOW, tick=False):
        assert NOT_SAVED in browser.get("/admin/login/").text


def test_a_script_is_told_so_without_a_page(browser) -> None:
    form = opened(browser)
    sign_out(browser)
    answer = send(browser, form, Accept="application/json")
    assert (answer.status_code, answer.content) == (403, b"")


def test_it_is_shown_in_the_language_of_the_account(accounts, browser) -> None:
    UserProfile.objects.create(user=accounts["editor"], preferred_language="sv")
    form = opened(browser)
    sign_out(browser)
    assert "Skicka mina ändringar" in sign_in(browser, "editor", send(browser, form)).text


def test_the_cookie_is_for_the_admin_and_unreadable_by_scripts(browser) -> None:
    cookie = browser.cookies[forms_sent_while_signed_out.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
