"""The address to which the provider leads is opened once more: with the Back button or a double click."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from tests.groupsite.logins.university.providers import Provider
from tests.groupsite.logins.university.test_university_login import (
    HOME,
    LOGIN,
    STAFF,
    START,
    begin,
    is_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("oidc")]
AGAIN = f"{START}?again=1"


def opened_twice(client: Client, provider: Provider, **claims: Any) -> Any:
    back = provider.authorize(begin(client), **claims).removeprefix("http://testserver")
    client.get(back)
    return client.get(back)


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_who_is_signed_in_is_led_on(provider: Provider) -> None:
    client = Client()
    answer = opened_twice(client, provider, **STAFF)
    assert (answer.status_code, answer.headers["Location"]) == (302, HOME)
    assert told(answer) == []
    assert is_in(client)


def test_who_has_still_to_show_the_second_factor_is_led_there(
    provider: Provider, settings: Any
) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    client = Client()
    answer = opened_twice(client, provider, groups=["hr"])
    assert (answer.headers["Location"], told(answer)) == (HOME, [])
    assert client.get(HOME).headers["Location"].startswith("/admin/second-factor/")


def test_who_was_refused_is_told_so_again(provider: Provider) -> None:
    answer = opened_twice(Client(), provider, groups=["students"])
    assert answer.headers["Location"] == LOGIN
    assert "was not completed" in told(answer)[-1]


def test_who_cancels_when_asked_again_is_told_so(provider: Provider) -> None:
    client = Client()
    opened_twice(client, provider, **STAFF)
    back = provider.authorize(client.get(AGAIN).headers["Location"]).partition("?")[0]
    answer = client.get(f"{back.removeprefix('http://testserver')}?error=access_denied&state=x")
    assert "was not completed" in told(answer)[-1]
