"""R36, R62: how long an answer takes does not tell who has applied, nor who has an account.

Six known and six unknown addresses, ten rounds, against the documented server with a mail server that takes
its time and without a worker. A rank test must not tell the answers apart, nor those to whatever is
asked next on the same server.
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from people.content.after_response import DELAY
from tests.faults.guessers import NETWORKS, RESET, guess, post
from tests.faults.ranks import p_value
from tests.faults.stored import forget_attempts
from tools.deployed.server import Server, prepare, serving
from tools.servers.mail import Postbox, postbox
from tools.web.applicants import Applicant, ask, form_of

ROUNDS, ADDRESSES = 10, 6
SLOW = 0.3  # seconds that the mail server takes for a mail
# Two samples of the same kind look so different once in a hundred; three times running, once in a million.
SUSPICIOUS, REPEATED = 0.01, 3
FORM = "application/x-www-form-urlencoded"
ACCOUNTS = ["administrator", "editor", "member", "officer", "reader", "translator"]


class Place(NamedTuple):
    server: Server
    box: Postbox

    @property
    def site(self) -> str:
        return self.server.site.address

    def received(self, emails: list[str]) -> dict[str, int]:
        """How many mails each of these has."""
        written_to = [to for recipients, _message in self.box.messages for to in recipients]
        return {email: written_to.count(email) for email in emails}

    def wait_for_the_mail_of_other_tests(self) -> None:
        """Until none has come for longer than one may wait for its turn."""
        self.box.seconds = 0
        seen = -1
        while seen != len(self.box.messages):
            seen = len(self.box.messages)
            time.sleep(DELAY[1] + 1)
        self.box.seconds = SLOW

    def wait_for(self, emails: list[str], mails: int) -> None:
        until = time.monotonic() + 20
        self.box.seconds = 0
        while min(self.received(emails).values()) < mails:
            assert time.monotonic() < until, "the mail does not come"
            time.sleep(0.1)
        self.box.seconds = SLOW


class Times(NamedTuple):
    answer: float
    next_answer: float


@pytest.fixture(scope="module")
def place(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    data = tmp_path_factory.mktemp("slow-mail") / "data"
    prepare(demo_data, data)
    with postbox(SLOW) as (box, port), serving(data, TEST_MAIL_PORT=str(port)) as server:
        yield Place(server, box)


@pytest.fixture(scope="module")
def applicants(place: Place) -> list[str]:
    """Six addresses that have applied."""
    people = [Applicant(place.site) for _who in range(ADDRESSES)]
    for who in people:
        assert who.begin().status == 303
    emails = [who.email for who in people]
    place.wait_for(emails, 1)
    return emails


def timed(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def apart(
    place: Place, act: Callable[[str], int], known: list[str], unknown: Callable[[int], str]
) -> dict[str, float]:
    """How probable the differences are where there are none. Known and unknown come in mixed order."""
    times: dict[bool, list[Times]] = {True: [], False: []}
    order = random.Random(36)  # noqa: S311 — no secret
    for _round in range(ROUNDS):
        forget_attempts(place.server)
        asked = [(True, email) for email in known]
        asked += [(False, unknown(number)) for number in range(ADDRESSES)]
        order.shuffle(asked)
        for is_known, email in asked:
            answer = timed(lambda email=email: act(email))
            following = timed(lambda: ask(place.site, "GET", "/robots.txt"))
            times[is_known].append(Times(answer, following))
    return {
        name: p_value(*([getattr(time, name) for time in sample] for sample in times.values()))
        for name in Times._fields
    }


def assert_not_told_apart(measure: Callable[[], dict[str, float]]) -> None:
    found = [measure()]
    while len(found) < REPEATED and min(found[-1].values()) < SUSPICIOUS:
        found.append(measure())
    assert any(min(probable.values()) >= SUSPICIOUS for probable in found), found


def post_form(site: str, path: str, **typed: str) -> int:
    return ask(site, "POST", path, urlencode(typed).encode(), FORM).status


def ask_for_link(site: str, email: str) -> int:
    return post_form(site, f"{form_of(site)}link/", email=email)


def start(site: str, email: str) -> int:
    typed = {"given_name": "Alice", "family_name": "Ek", "has_read": "on", "key": str(uuid4())}
    return post_form(site, form_of(site), email=email, **typed)


def reset(site: str, email: str) -> int:
    return post(site, RESET, NETWORKS[0], email=email)


@pytest.mark.parametrize(
    ("act", "status"), [(ask_for_link, 200), (start, 303)], ids=["link", "start"]
)
def test_time_does_not_tell_who_has_applied(
    place: Place, applicants: list[str], act: Callable[[str, str], int], status: int
) -> None:
    assert act(place.site, "first@example.org") == status
    assert_not_told_apart(
        lambda: apart(
            place,
            lambda email: act(place.site, email),
            applicants,
            # Whoever starts is known from then on.
            lambda number: f"{uuid4() if act is start else number}@example.org",
        )
    )


def test_time_does_not_tell_who_has_an_account(place: Place) -> None:
    assert reset(place.site, "first@example.org") == 302
    assert_not_told_apart(
        lambda: apart(
            place,
            lambda email: reset(place.site, email),
            [f"{name}@example.org" for name in ACCOUNTS],
            lambda number: f"nobody-{number}@example.org",
        )
    )


def test_time_does_not_tell_which_account_a_wrong_password_is_of(place: Place) -> None:
    assert guess(place.site, "first", NETWORKS[0]) == 200
    assert_not_told_apart(
        lambda: apart(
            place,
            lambda name: guess(place.site, name, NETWORKS[0]),
            ACCOUNTS,
            lambda number: f"nobody-{number}",
        )
    )


def test_every_mail_goes_out_soon_and_once_and_not_before_its_answer(place: Place) -> None:
    place.wait_for_the_mail_of_other_tests()
    people = [Applicant(place.site) for _who in range(ADDRESSES)]
    emails = [who.email for who in people]
    for times, act in enumerate((lambda who: who.begin().status, ask_again), 1):
        for who in people:
            assert act(who) in (200, 303)
            assert place.received(emails)[who.email] == times - 1
        place.wait_for(emails, times)
    time.sleep(5)
    assert place.received(emails) == dict.fromkeys(emails, 2)


def ask_again(who: Applicant) -> int:
    return ask_for_link(who.site, who.email)
