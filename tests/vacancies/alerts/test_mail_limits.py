"""How often one mailbox gets an e-mail to confirm alerts, from all requests together."""

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from tests.factories import NOW
from tests.vacancies.alerts.subscribers import DAY, HOUR, MINUTE, page_of, subscriber, tend
from vacancies.alerts import subscriptions
from vacancies.alerts.mail_limits import count_mail_unless_limited, limits_end_at
from vacancies.models import AlertSubscription, AttemptCount

pytestmark = pytest.mark.django_db

ALICE = "alice@example.org"


@pytest.fixture(autouse=True)
def site(group_site, at):
    return group_site


def mails_after_asking(client, *emails, at=NOW):
    mail.outbox.clear()
    for email in emails:
        with time_machine.travel(at, tick=False):
            answer = client.post("/en/alerts/", {"email": email, "frequency": "daily"})
        assert answer.status_code == 200
    tend(at)
    return [message.to for message in mail.outbox]


@pytest.mark.thorough
def test_leaving_does_not_begin_the_hour_anew(client):
    assert mails_after_asking(client, ALICE) == [[ALICE]]
    client.post(page_of(AlertSubscription.objects.get(), "unsubscribe"))
    assert not AlertSubscription.objects.exists()
    assert mails_after_asking(client, ALICE, at=NOW + 59 * MINUTE) == []
    client.post(page_of(AlertSubscription.objects.get(), "unsubscribe"))
    assert mails_after_asking(client, ALICE, at=NOW + HOUR) == [[ALICE]]


@pytest.mark.thorough
def test_parts_behind_a_plus_and_case_are_one_mailbox(client):
    """The address is written to as it was typed; only the limit compares mailboxes."""
    asked = ["Alice+jobs@example.org", "alice+more@example.org", "ALICE@Example.org"]
    assert mails_after_asking(client, *asked) == [asked[:1]]
    assert mails_after_asking(client, "bob+jobs@example.org", "bob@example.com") == [
        ["bob+jobs@example.org"],
        ["bob@example.com"],
    ]
    assert AlertSubscription.objects.filter(email="alice+more@example.org").exists()
    assert count_mail_unless_limited("+one@example.org", NOW)
    assert count_mail_unless_limited("+two@example.org", NOW)


def test_three_a_day():
    hours = [hour for hour in range(50) if count_mail_unless_limited(ALICE, NOW + hour * HOUR)]
    assert hours == [0, 1, 2, 24, 25, 26, 48, 49]


def test_what_is_kept_is_a_keyed_hash_for_a_day():
    assert count_mail_unless_limited(ALICE, NOW)
    [row] = AttemptCount.objects.all()
    assert (len(row.key), row.ends_at) == (64, NOW + DAY)
    tend(NOW + DAY)
    assert AttemptCount.objects.exists()  # a slow request may still count in it
    tend(NOW + DAY + HOUR)
    assert not AttemptCount.objects.exists()


def test_a_new_secret_key_keeps_the_limit(settings):
    assert count_mail_unless_limited(ALICE, NOW)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 9
    assert not count_mail_unless_limited(ALICE, NOW)
    settings.SECRET_KEY_FALLBACKS = []
    assert count_mail_unless_limited(ALICE, NOW)


def test_its_owner_is_told_and_erasing_does_not_lift_it(capsys):
    subscriber()
    count_mail_unless_limited("Alice+jobs@example.org", NOW)
    assert limits_end_at(ALICE) == [NOW + DAY]
    call_command("alerts_of_address", ALICE)
    assert '"2025-05-21T' in capsys.readouterr().out
    call_command("alerts_of_address", ALICE, "--erase")
    assert not count_mail_unless_limited(ALICE, NOW + MINUTE)


def test_an_erased_address_does_not_come_back_with_a_slow_form(client, monkeypatch):
    """R75: the form was opened and sent before its owner stopped the alerts, and arrives after."""
    row = subscriber(unconfirmed=True)
    url, found = page_of(row), subscriptions.subscription_of_token

    def erased_meanwhile(token):
        subscription = found(token)
        AlertSubscription.objects.all().delete()
        return subscription

    monkeypatch.setattr(subscriptions, "subscription_of_token", erased_meanwhile)
    assert client.post(url, {"frequency": "daily"}).status_code == 410
    assert not AlertSubscription.objects.exists()
