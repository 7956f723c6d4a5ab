"""R62: whether there is such an account shows neither in the answer nor in what it takes to make it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from people.content import after_response
from tests.groupsite.logins.test_guessing import (
    ADMIN,
    FRONT,
    RESET,
    RIGHT,
    WRONG,
    CountingHasher,
    ask_for_link,
    choose_new_password,
)
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(group_site: Any, settings: Any, at: Any) -> Any:
    settings.PASSWORD_HASHERS = ["tests.groupsite.logins.test_guessing.CountingHasher"]
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", RIGHT)
    CountingHasher.hashed = 0
    return user


def cost(client: Client, page: str, **typed: str) -> tuple[list[str], int, int]:
    """The statements that the database is asked, without values; passwords hashed; the status."""
    hashed, answers = CountingHasher.hashed, list[Any]()
    asked = statements(lambda: answers.append(client.post(page, typed)))
    return asked, CountingHasher.hashed - hashed, answers[0].status_code


@pytest.mark.parametrize("door", [ADMIN, FRONT])
def test_a_wrong_password_costs_the_same_for_everybody(client: Client, door: str) -> None:
    client.post(door, {"username": "first", "password": WRONG})
    get_user_model().objects.create_user("gone", "gone@example.org", RIGHT, is_active=False)
    unusable = get_user_model().objects.create_user("unusable", "unusable@example.org")
    unusable.set_unusable_password()
    unusable.save()
    names = ("editor", "nobody", "gone", "unusable")
    costs = [cost(client, door, username=name, password=WRONG) for name in names]
    assert costs == [costs[0]] * 4
    assert costs[0][1:] == (1, 200)


def test_asking_for_a_link_costs_the_same_for_everybody(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[Any] = []
    monkeypatch.setattr(after_response, "later", later.extend)
    cost(client, RESET, email="first@example.org")
    costs = [cost(client, RESET, email=f"{name}@example.org") for name in ("editor", "nobody")]
    assert costs[0] == costs[1]
    assert costs[0][1:] == (0, 302)
    # Nothing was sent while the answer waited, nor was anybody looked up.
    assert not any("auth_user" in statement for statement in costs[0][0])
    assert mail.outbox == []
    for work in later:
        work()
    assert [message.to for message in mail.outbox] == [["editor@example.org"]]


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "words"), [("en", "reset your password"), ("sv", "återställa ditt lösenord")]
)
def test_the_mail_is_in_the_language_of_who_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    later: list[Any] = []
    monkeypatch.setattr(after_response, "later", later.extend)
    ask_for_link(client, HTTP_ACCEPT_LANGUAGE=language)
    client.get("/en/" if language == "sv" else "/sv/")  # another request, in another language
    for work in later:
        work()
    assert words in mail.outbox[0].body
    assert choose_new_password(client, "another horse altogether").status_code == 302
