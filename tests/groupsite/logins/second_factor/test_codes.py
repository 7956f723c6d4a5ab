"""Codes: guessed ten times a day, accepted once, and nowhere stored, exported or written to a log."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail, serializers
from django.test import Client
from django.views.debug import ExceptionReporter
from wagtail.models import ModelLogEntry

from groupsite.second_factor import authenticator_app, checking, encryption
from groupsite.second_factor.changes import renew_encryption, set_up_second_factor
from groupsite.second_factor.models import RecoveryCode, SecondFactor
from groupsite.second_factor.screens import login_views
from tests.factories import NOW
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import CODE, SET_UP, TURN_OFF, Phone

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def browser(officer: Any, phone: Phone) -> Client:
    """Another browser, in which the officer has entered the password."""
    client = Client()
    phones.enter_password(client, officer)
    return client


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes that have been compared with the right one."""
    noted: list[str] = []
    original = checking.use_code

    def noting(factor: SecondFactor, code: str, at: Any) -> Any:
        noted.append(code)
        return original(factor, code, at)

    monkeypatch.setattr(checking, "use_code", noting)
    return noted


def is_in(client: Client) -> bool:
    return bool(client.get(HOME).status_code == 200)


@pytest.mark.table
@pytest.mark.parametrize("guesses", [50, 1000])
def test_any_number_of_guesses_is_locked_at_ten(
    browser: Client, phone: Phone, clock: Any, checked: list[str], guesses: int
) -> None:
    """From ever new networks and through ten windows of fifteen minutes; then the right codes fail too."""
    window = guesses // 10
    for number in range(guesses):
        if number % window == window - 1:
            clock.shift(timedelta(minutes=16))
        address = f"203.0.{number // 250}.{number % 250 + 1}"
        browser.post(CODE, {"one_time_password": phone.wrong_code()}, REMOTE_ADDR=address)
    assert len(checked) == 10
    assert phones.enter_code(browser, phone.code()).status_code == 429
    refused = phones.enter_code(browser, phone.code())
    assert refused.status_code == 429
    assert "password" not in refused.text  # a new one does not help
    assert not is_in(browser)


def test_a_recovery_code_still_lets_the_owner_in(browser: Client, phone: Phone) -> None:
    """It cannot be guessed, so somebody with the password locks nobody out for good."""
    for _guess in range(6):
        answer = phones.enter_code(browser, phone.wrong_code())
    assert answer.status_code == 429
    assert phones.enter_code(browser, "aaaa-aaaa-aaaa-aaaa").status_code == 200
    phones.enter_code(browser, phone.recovery_codes[0])
    assert is_in(browser)


def test_wrong_codes_are_told_to_the_owner_once_a_day(
    browser: Client, officer: Any, phone: Phone, clock: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """At the fifth: somebody else may know the password. A slip or two is not worth a mail."""
    told = []
    for number in range(1, 21):
        with django_capture_on_commit_callbacks(execute=True):
            phones.enter_code(browser, phone.wrong_code() if number % 2 else "abcd-abcd")
        told += [number] * len(mail.outbox)
        mail.outbox, letters = [], mail.outbox
        if letters:
            assert letters[0].to == [officer.email]
            assert "choose a new one" in letters[0].body
    assert told == [5]


def test_the_right_code_takes_no_guess_away(browser: Client, phone: Phone, clock: Any) -> None:
    for _time in range(12):
        assert phones.enter_code(browser, phone.code()).status_code == 302
        assert is_in(browser)
        clock.shift(timedelta(minutes=1))
        browser.session.flush()
        browser.cookies.clear()
        phones.enter_password(browser, SecondFactor.objects.get().user)


def test_a_code_of_the_app_works_once(browser: Client, officer: Any, phone: Phone) -> None:
    code = phone.code()
    phones.enter_code(browser, code)
    assert is_in(browser)
    other = Client()
    phones.enter_password(other, officer)
    assert phones.enter_code(other, code).status_code == 200
    assert not is_in(other)


def test_of_two_requests_with_one_code_one_wins(phone: Phone) -> None:
    """Both have read the row before either has written to it."""
    one, two = SecondFactor.objects.get(), SecondFactor.objects.get()
    code = phone.code()
    at = NOW + timedelta(minutes=1)
    assert checking.use_code(one, code, at)
    assert not checking.use_code(two, code, at)


def test_a_recovery_code_works_once_and_the_owner_is_told(
    browser: Client, officer: Any, phone: Phone, django_capture_on_commit_callbacks: Any
) -> None:
    code = phone.recovery_codes[3].upper().replace("-", " ")
    with django_capture_on_commit_callbacks(execute=True):
        phones.enter_code(browser, code)
    assert is_in(browser)
    assert mail.outbox[-1].to == [officer.email]
    assert "A recovery code has been used" in mail.outbox[-1].subject
    other = Client()
    phones.enter_password(other, officer)
    assert phones.enter_code(other, code).status_code == 200
    assert not is_in(other)


@pytest.mark.table
@pytest.mark.parametrize("typed", ["abc", "", "٣٤٥٦٧٨", "1" * 40, "000 000", "-", "aaaa-aaaa"])
def test_nonsense_is_refused(browser: Client, phone: Phone, typed: str) -> None:
    assert phones.enter_code(browser, typed).status_code == 200
    assert not is_in(browser)


@pytest.mark.parametrize(
    ("seconds", "accepted"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_a_clock_may_be_half_a_minute_wrong(seconds: int, accepted: bool) -> None:
    secret = authenticator_app.new_secret()
    with time_machine.travel(NOW, tick=False):
        code = Phone(secret, []).code()
    at = NOW + timedelta(seconds=seconds)
    step = authenticator_app.matching_step(secret, code, at)
    assert step == (int(NOW.timestamp()) // 30 if accepted else None)


def test_what_is_stored_shows_no_secret(
    browser: Client, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the tables, of which backups and exports are made, nor sessions, the log, mails and log lines."""
    caplog.set_level(logging.DEBUG)
    phones.enter_code(browser, phone.recovery_codes[0])
    rows = [*SecondFactor.objects.all(), *RecoveryCode.objects.all(), *ModelLogEntry.objects.all()]
    stored = serializers.serialize("json", rows) + caplog.text
    stored += "".join(str(session.get_decoded()) for session in Session.objects.all())
    stored += "".join(letter.subject + letter.body for letter in mail.outbox)
    assert len(phone.recovery_codes) == 10
    for secret in (phone.secret, *phone.recovery_codes):
        assert secret not in stored
        assert secret.replace("-", "") not in stored


def test_pages_with_secrets_are_kept_nowhere(officer: Any, clock: Any) -> None:
    client = Client()
    phones.enter_password(client, officer)
    for path in (SET_UP, CODE):
        assert "no-store" in client.get(path, follow=True).headers["Cache-Control"]


def test_a_new_secret_key_leaves_the_phones_working(
    browser: Client, phone: Phone, settings: Any
) -> None:
    """With the earlier key among the fallbacks; after the command without it, too."""
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    assert renew_encryption(NOW) == 1
    settings.SECRET_KEY_FALLBACKS = []
    assert encryption.decrypt(SecondFactor.objects.get().encrypted_secret) == phone.secret


def test_if_the_secret_key_is_lost_recovery_codes_still_work(
    officer: Any, phone: Phone, settings: Any
) -> None:
    settings.SECRET_KEY = "another key"
    client = Client()
    phones.enter_password(client, officer)
    assert phones.enter_code(client, phone.code()).status_code == 200
    phones.enter_code(client, phone.recovery_codes[0])
    assert is_in(client)


def test_of_two_set_ups_at_once_one_wins(
    client_of_officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def set_up_twice(*facts: Any) -> list[str]:
        set_up_second_factor(*facts)
        return set_up_second_factor(*facts)

    monkeypatch.setattr(login_views, "set_up_second_factor", set_up_twice)
    assert phones.set_up(client_of_officer).recovery_codes == []
    assert SecondFactor.objects.count() == 1
    assert client_of_officer.get(HOME).headers["Location"].startswith(CODE)


def test_a_traceback_shows_neither_password_nor_code(
    browser: Client, client_of_officer: Client, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hosts may send tracebacks with their variables to a service."""

    def fail(*_facts: Any) -> None:
        raise RuntimeError

    code = phone.code()
    monkeypatch.setattr(checking, "use_code", fail)
    for client, address in ((browser, CODE), (client_of_officer, TURN_OFF)):
        with pytest.raises(RuntimeError) as failed:
            phones.confirm(client, address, code)
        reporter = ExceptionReporter(None, failed.type, failed.value, failed.tb)
        ours = [
            str(frame["vars"])
            for frame in reporter.get_traceback_frames()
            if "/groupsite/second_factor/" in frame["filename"]
        ]
        assert ours
        assert [text for text in ours if code in text or phones.PASSWORD in text] == []


def test_setting_up_needs_the_password_and_a_code_of_that_key(officer: Any, clock: Any) -> None:
    client = Client()
    phones.enter_password(client, officer)
    first, second = (client.get(SET_UP).context["form"] for _page in range(2))
    right = {"password": phones.PASSWORD, "token": first.token}
    right["one_time_password"] = Phone(first.secret, []).code()
    for wrong in (
        {"password": "wrong"},
        {"token": second.token},
        {"token": "invented"},
        {"token": encryption.encrypt(f'[0, "{first.secret}"]', NOW)},  # for another account
        {"token": encryption.encrypt(f'[{officer.pk}, "A"]', NOW - timedelta(hours=2))},
    ):
        assert client.post(SET_UP, right | wrong).status_code == 200
        assert not SecondFactor.objects.exists()
    client.post(SET_UP, right)
    assert SecondFactor.objects.exists()
