"""R61, R62: passwords are guessed a few times, unknown accounts answer as known ones, the owner gets in."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from groupsite.logins import attempt_limits
from groupsite.logins.attempt_limits import TooManyAttemptsError
from tests.factories import NOW
from vacancies.applications.rate_limits import AttemptLimit

pytestmark = pytest.mark.django_db

ADMIN, FRONT = "/admin/login/", "/en/_util/login/"
RESET = "/admin/password_reset/"
RIGHT, WRONG = "correct horse battery staple", "wrong"
MINUTE = timedelta(minutes=1)
Guess = Callable[..., Any]


class CountingHasher(MD5PasswordHasher):
    """Counts the passwords that are hashed, in whatever way."""

    hashed = 0

    def encode(self, *args: Any, **kwargs: Any) -> str:
        type(self).hashed += 1
        return super().encode(*args, **kwargs)


@pytest.fixture(autouse=True)
def counting(settings: Any) -> type[CountingHasher]:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    return CountingHasher


@pytest.fixture(autouse=True)
def editor(group_site: Any, counting: Any, at: Any) -> Any:
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", RIGHT)
    CountingHasher.hashed = 0
    return user


@pytest.fixture
def guess(client: Client) -> Guess:
    """One attempt at a login, each time from another network unless the test says from where."""
    asked = iter(range(1, 250))

    def attempt(
        name: str = "editor", password: str = WRONG, door: str = ADMIN, **where: Any
    ) -> Any:
        where.setdefault("REMOTE_ADDR", f"203.0.113.{next(asked)}")
        return client.post(door, {"username": name, "password": password}, **where)

    return attempt


@pytest.fixture
def six_from_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of fifty: what is counted, and what is said then, do not depend on the number."""
    monkeypatch.setattr(attempt_limits, "PER_ADDRESS", AttemptLimit(6, attempt_limits.WINDOW))


def statuses(answers: list[Any]) -> list[int]:
    return [answer.status_code for answer in answers]


@pytest.mark.table(every="door")
@pytest.mark.parametrize("door", [ADMIN, FRONT])
@pytest.mark.parametrize("name", ["editor", "nobody"])
def test_guesses_at_one_account_end(guess: Guess, door: str, name: str) -> None:
    answers = [guess(name, door=door) for _guess in range(25)]
    assert statuses(answers) == [200] * 5 + [429] * 20
    assert CountingHasher.hashed == 5
    assert {int(answer.headers["Retry-After"]) for answer in answers[5:]} == {900}


def test_of_one_account_ten_guesses_are_checked_in_any_quarter_of_an_hour(guess: Guess) -> None:
    for minutes in (14, 14.5, 15, 15.5, 28.9):
        with time_machine.travel(NOW + MINUTE * minutes, tick=False):
            for _guess in range(8):
                guess()
    assert CountingHasher.hashed == 10


def test_both_logins_count_together(guess: Guess) -> None:
    answers = [guess(door=door) for door in (ADMIN, FRONT) * 4]
    assert statuses(answers) == [200] * 5 + [429] * 3


@pytest.mark.table(every="name")
@pytest.mark.parametrize(
    "name", ["EDITOR", " editor ", "\uff45ditor", "\uff25ditor", "editor\u00a0"]
)
@pytest.mark.parametrize("door", [ADMIN, FRONT])
def test_a_name_typed_otherwise_is_the_same_account(guess: Guess, name: str, door: str) -> None:
    for _guess in range(5):
        guess(name, door=door)
    assert guess("editor").status_code == 429


def test_known_and_unknown_accounts_are_answered_alike(guess: Guess) -> None:
    pages = {
        name: [re.sub(rf"{name}|[\w]{{64}}", "", guess(name).text) for _guess in range(6)]
        for name in ("editor", "nobody")
    }
    assert pages["editor"] == pages["nobody"]


def test_after_the_limit_a_right_password_is_not_looked_at(guess: Guess, client: Client) -> None:
    refused = [guess() for _guess in range(6)][-1]
    right = guess(password=RIGHT)
    assert right.status_code == 429
    assert right.text == refused.text
    assert "_auth_user_id" not in client.session
    assert CountingHasher.hashed == 5
    with time_machine.travel(NOW + 15 * MINUTE, tick=False):
        assert guess(password=RIGHT).status_code == 302


def test_the_wait_is_never_longer_than_its_quarter_of_an_hour(guess: Guess) -> None:
    """Whoever goes on guessing makes it no longer."""
    for minutes in range(15):
        with time_machine.travel(NOW + MINUTE * minutes, tick=False):
            answers = [guess() for _guess in range(6)]
            assert int(answers[-1].headers["Retry-After"]) == 900 - 60 * minutes


@pytest.mark.usefixtures("six_from_a_network")
def test_right_passwords_are_not_counted(guess: Guess, client: Client) -> None:
    for _login in range(9):
        assert guess(password=RIGHT, REMOTE_ADDR="203.0.113.7").status_code == 302
        client.logout()
    assert statuses([guess() for _guess in range(6)]) == [200] * 5 + [429]


def test_a_right_password_makes_earlier_guesses_no_less(guess: Guess) -> None:
    """Or whoever guesses would begin anew each time that the owner logs in."""
    assert statuses([guess() for _guess in range(4)]) == [200] * 4
    assert guess(password=RIGHT).status_code == 302
    assert statuses([guess(), guess()]) == [200, 429]


def test_one_network_guesses_at_few_accounts(guess: Guess) -> None:
    here = {"REMOTE_ADDR": "198.51.100.1"}
    answers = [guess(f"name-{number}", **here) for number in range(60)]
    assert statuses(answers) == [200] * 50 + [429] * 10
    assert guess(password=RIGHT, **here).status_code == 429
    assert guess(password=RIGHT).status_code == 302


@pytest.mark.usefixtures("six_from_a_network")
def test_a_forged_address_changes_nothing(guess: Guess) -> None:
    answers = [
        guess(
            f"name-{number}",
            REMOTE_ADDR="198.51.100.1",
            HTTP_X_FORWARDED_FOR=f"10.0.0.{number}",
            HTTP_X_REAL_IP=f"10.0.0.{number}",
            HTTP_FORWARDED=f"for=10.0.0.{number}",
        )
        for number in range(9)
    ]
    assert statuses(answers) == [200] * 6 + [429] * 3


@pytest.mark.parametrize(
    ("language", "title", "wait", "way"),
    [
        ("en", "Too many attempts", "You can try again in 15 minutes.", "Choose a new password"),
        (
            "sv",
            "För många försök",
            "Du kan försöka igen om 15 minuter.",
            "Välj ett nytt lösenord",
        ),
    ],
)
def test_the_refusal_is_a_page_in_the_readers_language(
    guess: Guess, language: str, title: str, wait: str, way: str
) -> None:
    answer = [guess(HTTP_ACCEPT_LANGUAGE=language) for _guess in range(6)][-1]
    page = BeautifulSoup(answer.content, "lxml")
    assert page.html["lang"] == language
    assert page.h1.get_text(strip=True) == title
    assert wait in page.get_text(" ", strip=True)
    assert page.find("a", string=way)["href"] == RESET
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("six_from_a_network")
def test_who_is_refused_for_the_network_is_promised_nothing_of_a_new_password(
    guess: Guess,
) -> None:
    answers = [guess(f"name-{number}", REMOTE_ADDR="198.51.100.1") for number in range(7)]
    assert answers[-1].status_code == 429
    assert RESET not in answers[-1].text


# A new password


def ask_for_link(client: Client, email: str = "editor@example.org", **where: Any) -> Any:
    return client.post(RESET, {"email": email}, **where)


def choose_new_password(client: Client, password: str) -> Any:
    [link] = re.findall(r"/admin/password_reset/confirm/\S+", mail.outbox[-1].body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    return client.post(form, {"new_password1": password, "new_password2": password})


def test_the_owner_gets_in_by_a_new_password(guess: Guess, client: Client) -> None:
    for _guess in range(20):
        guess()
    with time_machine.travel(NOW + MINUTE, tick=False):
        ask_for_link(client)
        new = "another horse altogether"
        assert choose_new_password(client, new).status_code == 302
        assert guess(password=new).status_code == 302


@pytest.mark.parametrize("email", ["editor@example.org", "nobody@example.org"])
def test_links_to_a_new_password_end(client: Client, email: str) -> None:
    forms = [email, email.upper(), f" {email} ", email, email]
    answers = [
        ask_for_link(client, typed, REMOTE_ADDR=f"203.0.113.{number}")
        for number, typed in enumerate(forms)
    ]
    assert statuses(answers) == [302] * 4 + [429]
    assert int(answers[-1].headers["Retry-After"]) == 3600
    assert len(mail.outbox) == (4 if email.startswith("editor") else 0)


def test_one_network_asks_for_few_links(client: Client) -> None:
    answers = [ask_for_link(client, f"{number}@example.org") for number in range(31)]
    assert statuses(answers) == [302] * 30 + [429]


# Passwords that are no login's


def test_a_shared_password_of_a_page_is_guessed_a_few_times(
    client: Client, group_site: Any
) -> None:
    from wagtail.models import PageViewRestriction

    page = group_site.home["en"]
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=RIGHT
    )
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])

    def attempt(password: str, network: str = "203.0.113.7") -> int:
        data = {"password": password, "return_url": "/en/"}
        return client.post(address, data, REMOTE_ADDR=network).status_code

    assert [attempt(RIGHT) for _time in range(7)] == [302] * 7
    assert [attempt("wrong") for _time in range(7)] == [200] * 5 + [429] * 2
    assert attempt(RIGHT) == 429
    assert attempt(RIGHT, "203.0.113.8") == 302  # others who know it are not shut out


def test_a_shared_password_of_documents_is_guessed_a_few_times(client: Client) -> None:
    from wagtail.models import Collection, CollectionViewRestriction

    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(),
        restriction_type=CollectionViewRestriction.PASSWORD,
        password=RIGHT,
    )
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    data = {"password": "wrong", "return_url": "/en/"}
    assert statuses([client.post(address, data) for _time in range(7)]) == [200] * 5 + [429] * 2


def test_an_open_browser_is_no_place_to_guess_the_password(
    client: Client, editor: Any, guess: Guess
) -> None:
    client.force_login(editor)
    new = {"password-new_password1": "another horse", "password-new_password2": "another horse"}
    other = {"name_email-first_name": "E", "name_email-email": "editor@example.org"}
    address = reverse("wagtailadmin_account")
    shown = BeautifulSoup(client.get(address).content, "lxml")
    for field in shown.select("main form select"):
        chosen = field.select_one("option[selected]")
        other[field["name"]] = chosen["value"] if chosen else ""
    answers = [
        client.post(address, {**other, **new, "password-old_password": f"wrong {number}"})
        for number in range(7)
    ]
    assert statuses(answers) == [200] * 5 + [429] * 2
    assert guess(password=RIGHT).status_code == 429


def test_an_asynchronous_login_is_counted_too(editor: Any) -> None:
    from asgiref.sync import async_to_sync
    from django.contrib.auth import aauthenticate

    for _guess in range(5):
        assert async_to_sync(aauthenticate)(username="editor", password=WRONG) is None
    with pytest.raises(TooManyAttemptsError):
        async_to_sync(aauthenticate)(username="editor", password=RIGHT)


def test_a_slow_post_reaches_back_to_no_window_that_has_ended(guess: Guess, settings: Any) -> None:
    """A proxy tells how long a request took to arrive: an upload counts from its beginning, a guess not."""
    settings.MIDDLEWARE = ["groupsite.middleware.proxy.ArrivalTimeFromProxy", *settings.MIDDLEWARE]
    answers = [guess(HTTP_X_REQUEST_TIME="500") for _guess in range(5)]
    assert statuses([*answers, guess()]) == [200] * 5 + [429]
