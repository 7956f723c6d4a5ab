"""Whoever controls the e-mail address can choose a new password, so a new one needs a code, too."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.groupsite.logins.second_factor.phones import PASSWORD, Phone

pytestmark = pytest.mark.django_db
ACCOUNT, OLD, NEW = "/admin/account/", "officer@example.org", "thief@example.org"


@pytest.fixture(autouse=True)
def own_address(officer: Any) -> None:
    officer.email = OLD
    officer.save()


def save(client: Client, **typed: str) -> Any:
    fields = {"first_name": "", "last_name": "", "email": NEW, "current_password": PASSWORD}
    data = {f"name_email-{name}": value for name, value in (fields | typed).items()}
    others = {
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    return client.post(ACCOUNT, data | others)


def address(officer: Any) -> str:
    officer.refresh_from_db()
    return str(officer.email)


def test_with_password_and_code_it_changes(
    client_of_officer: Client, officer: Any, phone: Phone
) -> None:
    assert save(client_of_officer, one_time_password=phone.code()).status_code == 302
    assert address(officer) == NEW


def test_a_recovery_code_will_do(client_of_officer: Client, officer: Any, phone: Phone) -> None:
    save(client_of_officer, one_time_password=phone.recovery_codes[0])
    assert address(officer) == NEW


def test_without_a_new_code_it_does_not(
    client_of_officer: Client, officer: Any, phone: Phone
) -> None:
    for code in ("", phone.wrong_code(), "aaaa-aaaa"):
        answer = save(client_of_officer, one_time_password=code)
        assert "Enter a new code to change the e-mail address." in answer.text
    assert address(officer) == OLD


def test_a_used_code_is_refused(client_of_officer: Client, officer: Any, phone: Phone) -> None:
    code = phone.code()
    save(client_of_officer, one_time_password=code)
    save(client_of_officer, one_time_password=code, email="other@example.org")
    assert address(officer) == NEW


def test_only_the_right_password_uses_up_guesses(
    client_of_officer: Client, officer: Any, phone: Phone, clock: Any
) -> None:
    for _guess in range(4):
        wrong = {"current_password": "wrong", "one_time_password": phone.wrong_code()}
        save(client_of_officer, **wrong)
    for _guess in range(5):
        save(client_of_officer, one_time_password=phone.wrong_code())
    assert save(client_of_officer, one_time_password=phone.code()).status_code == 429
    assert address(officer) == OLD
    clock.shift(timedelta(minutes=16))
    save(client_of_officer, one_time_password=phone.code())
    assert address(officer) == NEW


def test_other_changes_need_none(client_of_officer: Client, officer: Any, phone: Phone) -> None:
    assert save(client_of_officer, email=OLD, current_password="").status_code == 302
