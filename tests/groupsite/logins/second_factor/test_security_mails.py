"""The owner hears of each change, also if the mail server is away, and pages with secrets load nothing."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from wagtail.users.models import UserProfile

from groupsite.second_factor import changes
from groupsite.second_factor.changes import Change
from tests.factories import NOW
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import CODE, NEW_CODES, SET_UP
from vacancies.emails import delivery
from vacancies.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_it_is_sent_again_when_the_mail_server_is_back(
    officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_facts: Any) -> int:
        raise SMTPServerDisconnected

    changes.log_and_notify(officer, Change.NEW_CODES, officer, NOW)
    row = OutgoingMail.objects.get()
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "send_mail_message", away)
        delivery.deliver_waiting_mail(NOW)
    assert mail.outbox == []
    assert delivery.deliver_waiting_mail(NOW + timedelta(minutes=2)) == 1
    assert mail.outbox[0].to == [officer.email]
    assert delivery.deliver_waiting_mail(NOW + timedelta(hours=2)) == 0
    assert str(row) == f"mail {row.pk}: account"


@pytest.mark.parametrize("change", Change, ids=lambda change: change.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_change_has_its_sentence(officer: Any, change: Change, language: str) -> None:
    """In the language of the owner, whatever that of who caused it and of the worker."""
    UserProfile.get_for_user(officer)
    UserProfile.objects.filter(user=officer).update(preferred_language=language)
    with translation.override("en" if language == "sv" else "sv"):
        changes.log_and_notify(officer, change, None, NOW)
        delivery.deliver_waiting_mail(NOW)
    (letter,) = mail.outbox
    assert ("ditt konto" if language == "sv" else "your account") in letter.subject
    assert letter.subject in " ".join(letter.body.split())
    assert "“officer”" in letter.body
    assert letter.alternatives[0][0].count("<h1") == 1


def test_an_owner_without_an_address_gets_none(officer: Any) -> None:
    officer.email = ""
    changes.log_and_notify(officer, Change.RESET, None, NOW)
    assert not OutgoingMail.objects.exists()


def test_an_owner_who_has_lost_it_meanwhile_is_no_fault(officer: Any) -> None:
    changes.log_and_notify(officer, Change.RESET, None, NOW)
    officer.email = ""
    officer.save()
    delivery.deliver_waiting_mail(NOW)
    assert mail.outbox == []
    assert OutgoingMail.objects.get().sent_at == NOW


def policy_of(answer: Any) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: rest for name, _space, rest in (part.partition(" ") for part in parts)}


def test_pages_with_secrets_load_nothing_and_send_nothing_elsewhere(
    client_of_officer: Client, officer: Any, clock: Any
) -> None:
    shown = [client_of_officer.get(SET_UP)]
    phone = phones.set_up(client_of_officer)
    clock.shift(timedelta(minutes=1))
    shown.append(client_of_officer.get(CODE + "new-phone/"))
    shown.append(phones.confirm(client_of_officer, NEW_CODES, phone.code()))
    assert "I have saved them" in shown[-1].text
    shown.append(Client().get("/admin/login/"))
    for answer in shown:
        policy = policy_of(answer)
        assert policy["default-src"] == "'none'"
        assert policy["form-action"] == policy["connect-src"] == policy["style-src"] == "'self'"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "http" not in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Frame-Options"] == "DENY"
