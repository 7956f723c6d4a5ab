"""Another phone in place of the first one: the first ends when the new one has shown a code."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from groupsite.second_factor.models import SecondFactor
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import CODE, PASSWORD, Phone

pytestmark = pytest.mark.django_db
NEW_PHONE, HOME = CODE + "new-phone/", "/admin/"


@pytest.fixture
def page(client_of_officer: Client, phone: Phone) -> BeautifulSoup:
    return BeautifulSoup(client_of_officer.get(NEW_PHONE).content, "lxml")


@pytest.fixture
def new_phone(page: BeautifulSoup) -> Phone:
    return Phone(page.select_one("main code").text.replace(" ", ""), [])


def replace(client: Client, page: BeautifulSoup, old: str, new: str, **instead: str) -> Any:
    token = page.select_one("input[name=token]")["value"]
    fields = {"password": PASSWORD, "token": token, "one_time_password": old, "new_code": new}
    return client.post(NEW_PHONE, fields | instead)


def secret_in_use(phone: Phone, officer: Any) -> bool:
    client = Client()
    phones.enter_password(client, officer)
    return phones.enter_code(client, phone.code()).status_code == 302


def test_the_old_one_ends_when_the_new_one_has_shown_a_code(
    client_of_officer: Client,
    officer: Any,
    phone: Phone,
    page: BeautifulSoup,
    new_phone: Phone,
    clock: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    other = Client()
    phones.enter_password(other, officer)
    phones.enter_code(other, phone.code())
    clock.shift(timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        replace(client_of_officer, page, phone.code(), new_phone.code())
    assert client_of_officer.get(HOME).status_code == 200
    assert other.get(HOME).headers["Location"].startswith(CODE)
    clock.shift(timedelta(minutes=1))
    assert not secret_in_use(phone, officer)
    assert secret_in_use(new_phone, officer)
    assert SecondFactor.objects.get().unused_recovery_codes == 10
    assert ModelLogEntry.objects.filter(action="groupsite_second_factor.new_phone").exists()
    assert mail.outbox[-1].subject == "Another phone or app now shows the codes for your account"


def test_a_code_of_the_new_one_works_once(
    client_of_officer: Client, officer: Any, phone: Phone, page: BeautifulSoup, new_phone: Phone
) -> None:
    replace(client_of_officer, page, phone.code(), new_phone.code())
    assert not secret_in_use(new_phone, officer)


@pytest.mark.table(every="instead")
@pytest.mark.parametrize(
    "instead",
    [
        {"one_time_password": ""},
        {"one_time_password": "000000"},
        {"password": "wrong"},
        {"new_code": "000000"},
        {"new_code": ""},
        {"token": "invented"},
        {"token": ""},
    ],
    ids=str,
)
def test_without_one_of_three_nothing_changes(
    client_of_officer: Client,
    officer: Any,
    phone: Phone,
    page: BeautifulSoup,
    new_phone: Phone,
    instead: dict[str, str],
) -> None:
    answer = replace(client_of_officer, page, phone.code(), new_phone.code(), **instead)
    assert answer.status_code == 200
    assert secret_in_use(phone, officer)


def test_a_wrong_code_of_the_new_one_uses_up_none_of_the_old_one(
    client_of_officer: Client, phone: Phone, page: BeautifulSoup, new_phone: Phone
) -> None:
    code = phone.code()
    replace(client_of_officer, page, code, new_phone.wrong_code())
    assert replace(client_of_officer, page, code, new_phone.code()).status_code == 302


def test_the_old_one_is_not_the_new_one(
    client_of_officer: Client, phone: Phone, page: BeautifulSoup, officer: Any
) -> None:
    assert replace(client_of_officer, page, phone.code(), phone.code()).status_code == 200


def test_the_page_of_another_account_gives_no_secret(
    accounts: dict[str, Any], phone: Phone, page: BeautifulSoup, new_phone: Phone, clock: Any
) -> None:
    stranger = Client()
    phones.enter_password(stranger, accounts["administrator"])
    own = phones.set_up(stranger)
    clock.shift(timedelta(minutes=1))
    assert replace(stranger, page, own.code(), new_phone.code()).status_code == 200


def test_a_recovery_code_will_do(
    client_of_officer: Client, phone: Phone, page: BeautifulSoup, new_phone: Phone
) -> None:
    """For a phone that is lost, in a browser that is still signed in."""
    answer = replace(client_of_officer, page, phone.recovery_codes[0], new_phone.code())
    assert answer.status_code == 302
