"""A thousand subscribers and one extension: each is told once, whatever happens meanwhile."""

from collections import Counter
from datetime import date

import pytest
from django.core import mail
from wagtail.models import Site

from tests.factories import NOW
from tests.statements import statements
from tests.vacancies.alerts import backends
from tests.vacancies.alerts.subscribers import DAY, HOUR, MINUTE, MORNING, YESTERDAY, tend
from tests.vacancies.alerts.test_digests import EXTENDED, published, told
from tests.vacancies.letters import open_vacancy
from vacancies.alerts import digests
from vacancies.emails import delivery
from vacancies.models import AlertSubscription, MailKind, OutgoingMail

pytestmark = pytest.mark.django_db

LOCMEM = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
AWAY = {"default": {"BACKEND": "tests.vacancies.alerts.backends.Away"}}
DEADLY = {"default": {"BACKEND": "tests.vacancies.alerts.backends.Deadly"}}


def subscribers(number: int) -> None:
    site = Site.objects.get()
    AlertSubscription.objects.bulk_create(
        AlertSubscription(
            email=f"person-{one}@example.org",
            language=("en", "sv")[one % 2],
            site=site,
            requested_at=YESTERDAY,
            confirmed_at=YESTERDAY,
            told_until=NOW + MINUTE,
        )
        for one in range(number)
    )


@pytest.fixture
def extended(group_site):
    """One extension since the last digest, which nobody has been told of."""
    vacancy = open_vacancy(group_site)
    tend(NOW)
    published(vacancy, NOW + HOUR, deadline_on=date(2025, 6, 21))
    tend(NOW + 2 * HOUR)
    mail.outbox.clear()
    return vacancy


def receivers() -> Counter[str]:
    return Counter(one.to[0] for one in mail.outbox)


def run_until_killed(monkeypatch, settings, at, takes: int) -> None:
    """As kill -9 would end the process, after so many mails in all."""
    settings.MAILERS = DEADLY
    monkeypatch.setattr(backends.Deadly, "takes", takes)
    with pytest.raises(backends.KilledError):
        tend(at)
    settings.MAILERS = LOCMEM


@pytest.mark.parametrize("number", [60, pytest.param(1000, marks=pytest.mark.thorough)])
def test_each_is_told_once_after_kills_and_with_the_mail_server_away(
    extended, settings, monkeypatch, number
):
    subscribers(number)
    leavers = [f"person-{one}@example.org" for one in (0, number // 2, number - 1)]
    run_until_killed(monkeypatch, settings, MORNING, takes=number // 8)
    AlertSubscription.objects.filter(email__in=leavers[1:]).delete()
    run_until_killed(monkeypatch, settings, MORNING + MINUTE, takes=number // 3)
    settings.MAILERS = AWAY
    assert tend(MORNING + 2 * MINUTE) == []
    settings.MAILERS = LOCMEM
    tend(MORNING + 3 * MINUTE, MORNING + 9 * MINUTE, MORNING + 15 * MINUTE, MORNING + DAY)
    expected = {f"person-{one}@example.org" for one in range(number)} - set(leavers[1:])
    assert receivers() == dict.fromkeys(expected, 1)
    assert told("person-2@example.org") == [EXTENDED]
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == len(expected)
    tend(MORNING + 40 * DAY)
    assert not OutgoingMail.objects.filter(
        kind=MailKind.ALERTS_DIGEST, sent_at__lt=MORNING + DAY
    ).exists()


@pytest.mark.thorough
def test_killed_while_they_are_queued(extended, monkeypatch):
    subscribers(30)
    monkeypatch.setattr(digests, "BATCH_SIZE", 10)
    calls = []

    def killed(*arguments):
        calls.append(arguments)
        if len(calls) > 25:  # in the middle of the third batch
            raise backends.KilledError
        return unsaved(*arguments)

    unsaved = digests.mail_queue.unsaved_digest
    monkeypatch.setattr(digests.mail_queue, "unsaved_digest", killed)
    with pytest.raises(backends.KilledError):
        digests.record_events_and_queue_digests(MORNING)
    assert OutgoingMail.objects.count() == 20
    monkeypatch.setattr(digests.mail_queue, "unsaved_digest", unsaved)
    tend(MORNING + MINUTE, MORNING + HOUR)
    assert receivers() == {f"person-{one}@example.org": 1 for one in range(30)}


@pytest.mark.thorough
def test_many_cost_three_queries_each_and_a_few_for_all(extended, monkeypatch):
    """Each mail is claimed, compared with what is public at its moment, and marked."""
    monkeypatch.setattr(digests, "BATCH_SIZE", 20)
    monkeypatch.setattr(delivery, "DIGEST_BATCH", 20)
    costs = {}
    for number in (20, 60):
        AlertSubscription.objects.all().delete()
        subscribers(number)
        queued = len(statements(lambda: digests.record_events_and_queue_digests(MORNING)))
        sent = len(statements(lambda: delivery.deliver_waiting_digests(MORNING)))
        assert len(mail.outbox) == number
        mail.outbox.clear()
        costs[number] = queued, sent - 3 * number
    (queued, rest), (queued_for_more, rest_for_more) = costs[20], costs[60]
    assert queued <= 24  # of which four look for events
    assert queued_for_more - queued <= 2 * 6  # two batches more
    assert rest <= 12
    assert rest_for_more - rest <= 2 * 12
