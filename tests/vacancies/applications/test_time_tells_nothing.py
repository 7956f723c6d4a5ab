"""R36: whether an address has applied shows neither in the answer nor in what it takes to make it.

Every statement that the database is asked is the same for known and unknown addresses, and mail goes out
after the response. `tests/faults/test_response_times.py` measures the same with a slow mail server.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from people.content import after_response
from tests.statements import statements
from tests.vacancies.applications.conftest import Applicant
from vacancies.emails import delivery
from vacancies.models import Application, MailKind, OutgoingMail, mail_queue

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "alice@example.org", "carol@example.org"
Ask = Callable[[Applicant, str], Any]


def ask_for_link(applicant: Applicant, email: str) -> Any:
    return applicant.client.post(f"{applicant.start_url}link/", {"email": email})


def start(applicant: Applicant, email: str) -> Any:
    typed = {"given_name": "A", "family_name": "B", "email": email, "has_read": "on"}
    return applicant.client.post(applicant.start_url, {**typed, "key": str(uuid4())})


@pytest.fixture
def known(applicant: Applicant) -> Application:
    application = applicant.apply()
    assert application.email == KNOWN
    OutgoingMail.objects.all().delete()
    return application


@pytest.mark.parametrize("ask", [ask_for_link, start])
def test_known_and_unknown_addresses_cost_the_same(
    applicant: Applicant, known: Application, ask: Ask
) -> None:
    ask(applicant, "first@example.org")  # whatever is remembered is remembered now
    costs = {
        email: statements(lambda email=email: ask(applicant, email)) for email in (UNKNOWN, KNOWN)
    }
    assert costs[KNOWN] == costs[UNKNOWN]
    assert any("outgoingmail" in statement for statement in costs[KNOWN])


@pytest.mark.parametrize("ask", [ask_for_link, start])
def test_known_and_unknown_addresses_have_the_same_answer(
    applicant: Applicant, known: Application, ask: Ask
) -> None:
    answers = {email: ask(applicant, email) for email in (KNOWN, UNKNOWN)}
    assert len({answer.status_code for answer in answers.values()}) == 1
    assert answers[KNOWN].text.replace(KNOWN, UNKNOWN) == answers[UNKNOWN].text


def deliver_all(at: datetime) -> list[str]:
    """The addresses that were written to."""
    mail.outbox = []
    delivery.deliver_waiting_mail(at)
    delivery.deliver_waiting_mail(at)  # what sending has put
    return sorted(address for message in mail.outbox for address in message.to)


def test_who_has_applied_gets_the_link_and_nobody_else(
    applicant: Applicant, known: Application, at: datetime
) -> None:
    for email in (KNOWN, UNKNOWN, "ALICE@example.org"):
        ask_for_link(applicant, email)
    assert deliver_all(at) == [KNOWN, KNOWN]
    assert all("/draft/" in message.body for message in mail.outbox)
    # No address is kept of who has not applied.
    assert not OutgoingMail.objects.exclude(address="").exists()
    assert OutgoingMail.objects.count() == 2
    assert deliver_all(at + timedelta(days=1)) == []


def test_addresses_are_forgotten_while_the_mail_server_is_away(
    applicant: Applicant, known: Application, at: datetime, settings: Any
) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9},
        }
    }
    for email in (KNOWN, UNKNOWN, "bob@example.org"):
        ask_for_link(applicant, email)
    delivery.deliver_waiting_mail(at)
    assert list(OutgoingMail.objects.values_list("address", "application")) == [("", known.pk)]


def test_whoever_withdrew_or_never_applied_gets_nothing(
    applicant: Applicant, known: Application, at: datetime
) -> None:
    Application.objects.update(withdrawn_at=at)
    ask_for_link(applicant, KNOWN)
    assert deliver_all(at) == []
    assert not OutgoingMail.objects.exists()


def test_the_owner_of_a_mailbox_is_told_that_it_began_before(
    applicant: Applicant, known: Application, at: datetime
) -> None:
    start(applicant, KNOWN)
    start(applicant, UNKNOWN)
    assert deliver_all(at) == [KNOWN, KNOWN, UNKNOWN]
    rows = OutgoingMail.objects.filter(kind=MailKind.BEGAN_AGAIN)
    assert [row.application for row in rows] == [known]


def test_it_is_told_once_however_often_the_mail_is_tried(
    applicant: Applicant, known: Application, at: datetime
) -> None:
    start(applicant, KNOWN)
    started = OutgoingMail.objects.get(kind=MailKind.STARTED)
    for _attempt in range(3):
        mail_queue.find_application_or_delete_mail(started, at)
    assert OutgoingMail.objects.filter(kind=MailKind.BEGAN_AGAIN).count() == 1


@pytest.mark.parametrize("ask", [ask_for_link, start])
def test_nothing_is_sent_before_the_response(
    applicant: Applicant,
    known: Application,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """Also without a worker: the commit hands over what the end of the request does."""
    mail.outbox = []
    done: list[Any] = []
    monkeypatch.setattr(after_response, "later", done.extend)
    with django_capture_on_commit_callbacks() as committed:
        ask(applicant, KNOWN)
    after_response.on_request_started()
    for callback in committed:
        callback()
    assert mail.outbox == []
    after_response.on_request_finished()
    assert mail.outbox == []
    for work in done:
        work()
    assert {address for message in mail.outbox for address in message.to} == {KNOWN}
