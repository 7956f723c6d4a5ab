"""Leaving: one click in a mail program, a button on a page; any time, and nothing is kept."""

import logging
import re
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command

from tests.factories import NOW
from tests.vacancies.alerts.subscribers import DAY, MORNING, page_of, subscriber, tend
from tests.vacancies.letters import open_vacancy
from vacancies.alerts.links import key_of_token, subscription_token
from vacancies.applications.log_filter import mask_private_links
from vacancies.models import AlertSubscription, OutgoingMail
from vacancies.retention.removals import Removal, removals_in_database, replay_removals

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def site(group_site):
    return group_site


def digest(group_site) -> EmailMessage:
    open_vacancy(group_site)
    subscriber()
    mail.outbox.clear()
    tend(NOW, MORNING)
    [message] = mail.outbox
    return message


@pytest.mark.parametrize("how", ["one click", "button", "as parts"])
def test_a_click_in_the_mail_program(site, client, how):
    """RFC 8058: both headers, an answer without redirect, no cookie; a second click is answered too."""
    message = message_from_bytes(digest(site).message(policy=policy.SMTP).as_bytes())
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [url] = re.findall(r"^<http://localhost(/\S+)>$", message["List-Unsubscribe"])
    if how == "button":
        page = client.get(url)
        assert page.status_code == 200
        assert AlertSubscription.objects.exists()  # opening a link stops nothing
        [action] = re.findall(
            r'<form class="form" method="post" action="([^"]+)"', page.content.decode()
        )
        assert action == url
    for _again in range(2):
        answer = (
            client.post(url, ONE_CLICK)
            if how == "as parts"
            else client.post(url, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
        )
        assert answer.status_code == 200
        assert "Your alerts have been stopped" in answer.content.decode()
    assert not AlertSubscription.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert client.get(url).status_code == 200
    assert client.get(url.replace("unsubscribe/", "")).status_code == 410


def test_who_leaves_before_the_digest_is_sent_gets_none(site, client, settings):
    open_vacancy(site)
    leaver, other = subscriber(), subscriber("bob@example.org")
    subscriber(unconfirmed=True, at=NOW - DAY)
    settings.MAILERS = {"default": {"BACKEND": "tests.vacancies.alerts.backends.Away"}}
    assert "alerts queued: 2" in tend(NOW, MORNING)
    client.post(page_of(leaver, "unsubscribe"))
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    mail.outbox.clear()
    tend(MORNING + DAY)
    assert [message.to for message in mail.outbox] == [[other.email]]
    assert [row.email for row in AlertSubscription.objects.all()] == [other.email]


def test_a_token_reveals_nothing_and_lives_with_old_keys(settings):
    one, two = subscriber(), subscriber("bob@example.org")
    token = subscription_token(one)
    assert key_of_token(token) == one.key
    assert mask_private_links(f"/en/alerts/{token}/") == "/en/alerts/[private link]/"
    assert one.email not in token
    forged = token[:22] + subscription_token(two)[22:]
    wrong = ["", "x", token[:-1], token + "A", token[:-1] + "é", forged, token.swapcase()]
    assert [key_of_token(text) for text in wrong] == [None] * len(wrong)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 9
    assert key_of_token(token) == one.key
    settings.SECRET_KEY_FALLBACKS = []
    assert key_of_token(token) is None


@pytest.mark.parametrize("page", ["", "saved/", "unsubscribe/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_not_ours(client, page, method):
    subscriber()
    answer = getattr(client, method)(f"/en/alerts/{'x' * 43}/{page}")
    assert answer.status_code == (405 if (page, method) == ("saved/", "post") else 404)
    assert AlertSubscription.objects.count() == 1


def test_nothing_personal_is_logged(site, client, caplog):
    """R23: neither the address nor a token, also where something fails."""
    with caplog.at_level(logging.DEBUG):
        message = digest(site)
        row = AlertSubscription.objects.get()
        client.get(page_of(row) + "nonsense/")
        client.post("/en/alerts/", {"email": "alice"})
        client.delete(page_of(row))
    assert message.to == [row.email]
    ours = [record.getMessage() for record in caplog.records if "sql" not in record.name]
    assert not [line for line in ours if row.email in line or subscription_token(row) in line]


def test_one_address_is_exported_and_erased(capsys):
    subscriber(kinds=["thesis"])
    subscriber("bob@example.org")
    call_command("alerts_of_address", "ALICE@example.org")
    shown = capsys.readouterr().out
    assert '"thesis"' in shown
    assert "alice@example.org" in shown
    assert "bob" not in shown
    call_command("alerts_of_address", "alice@example.org", "--erase")
    assert capsys.readouterr().out == "Subscriptions erased: 1\n"
    assert [row.email for row in AlertSubscription.objects.all()] == ["bob@example.org"]


@pytest.mark.parametrize("how", ["button", "command"])
def test_a_backup_does_not_bring_back_who_has_left(client, how):
    """R75: what is kept of them is the hash of a random number."""
    leaver, other = subscriber(), subscriber("bob@example.org")
    if how == "button":
        client.post(page_of(leaver, "unsubscribe"))
    else:
        call_command("alerts_of_address", leaver.email, "--erase", verbosity=0)
    [removal] = removals_in_database()
    assert Removal.from_line(removal.line) == removal
    pk = subscriber(key=leaver.key).pk  # as a backup of yesterday has it
    assert list(replay_removals([removal], MORNING)) == [f"subscription {pk}: erased again"]
    assert list(AlertSubscription.objects.all()) == [other]
    assert list(replay_removals([removal], MORNING)) == []
