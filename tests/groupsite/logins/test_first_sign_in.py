"""Who signs in for the first time by a mailed link says name and language at once, and may leave them out."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.users.models import UserProfile

from tests.factories import NOW

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery staple"
NAMES = ("first_name", "last_name", "language")


@pytest.fixture
def newcomer(group_site: Any, at: Any) -> Any:
    """An account that an administrator has made, without a password that anybody knows."""
    return get_user_model().objects.create_user("newcomer", "new@example.org", last_name="Ek")


def page(client: Client, user: Any) -> tuple[str, BeautifulSoup]:
    """The address to which the mailed link leads, and what stands there."""
    key, token = (
        urlsafe_base64_encode(force_bytes(user.pk)),
        default_token_generator.make_token(user),
    )
    link = reverse("wagtailadmin_password_reset_confirm", args=[key, token])
    answer = client.get(link, follow=True)
    return answer.request["PATH_INFO"], BeautifulSoup(answer.text, "lxml")


def choose(client: Client, user: Any, **more: str) -> Any:
    address, _shown = page(client, user)
    data = {"new_password1": PASSWORD, "new_password2": PASSWORD, **more}
    answer = client.post(address, data)
    user.refresh_from_db()
    return answer


def language(user: Any) -> str:
    return UserProfile.get_for_user(user).preferred_language


def test_the_first_link_asks_for_password_names_and_language(client: Client, newcomer: Any) -> None:
    _address, shown = page(client, newcomer)
    names = [one["name"] for one in shown.select("main :is(input, select)[name]")]
    assert names == ["csrfmiddlewaretoken", *NAMES, "new_password1", "new_password2"]
    assert shown.select_one("[name=last_name]")["value"] == "Ek"
    offered = {one["value"] for one in shown.select("[name=language] option")}
    assert {"en", "sv"} <= offered
    assert shown.select_one("[name=language] [selected]")["value"] == "en"


def test_what_was_said_is_saved(client: Client, newcomer: Any) -> None:
    answer = choose(client, newcomer, first_name="Nils", last_name="Öberg", language="sv")
    assert answer.status_code == 302
    assert (newcomer.get_full_name(), language(newcomer)) == ("Nils Öberg", "sv")
    assert newcomer.check_password(PASSWORD)
    client.force_login(newcomer)


def test_names_may_be_left_out(client: Client, newcomer: Any) -> None:
    assert choose(client, newcomer).status_code == 302
    assert newcomer.check_password(PASSWORD)


@pytest.mark.parametrize(
    "wrong", [{"new_password2": "another"}, {"language": "xx"}, {"first_name": "x" * 200}]
)
def test_what_is_refused_saves_nothing_and_keeps_what_was_typed(
    client: Client, newcomer: Any, wrong: dict[str, str]
) -> None:
    typed = {"first_name": "Nils", "last_name": "Öberg", "language": "sv"} | wrong
    answer = choose(client, newcomer, **typed)
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.text, "lxml")
    assert shown.select_one(".w-field__errors .error-message")
    assert shown.select_one("[name=last_name]")["value"] == "Öberg"
    assert (newcomer.first_name, newcomer.last_name, language(newcomer)) == ("", "Ek", "")
    assert not newcomer.check_password(PASSWORD)


def test_who_has_signed_in_before_is_asked_for_the_password_alone(
    client: Client, newcomer: Any
) -> None:
    newcomer.last_login = NOW
    newcomer.save()
    _address, shown = page(client, newcomer)
    assert [shown.select_one(f"[name={name}]") for name in NAMES] == [None, None, None]
    choose(client, newcomer, first_name="Mallory", language="sv")
    assert (newcomer.first_name, language(newcomer)) == ("", "")
    assert newcomer.check_password(PASSWORD)


def test_a_used_link_shows_nothing_of_the_account(client: Client, newcomer: Any) -> None:
    choose(client, newcomer, first_name="Nils")
    answer = client.get(reverse("wagtailadmin_password_reset_confirm", args=["x", "y-z"]))
    assert "Nils" not in answer.text
    assert "Request a new password reset" in answer.text
