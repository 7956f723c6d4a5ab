"""What ends by date, and what a host is told to do before it uses alerts."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail

from tests.factories import NOW
from tests.vacancies.alerts.subscribers import DAY, HOUR, page_of, subscriber, tend
from vacancies.alerts import checks
from vacancies.models import AlertSubscription

pytestmark = pytest.mark.django_db

CONFIRMED = NOW
ENDS = datetime.fromisoformat("2027-05-20T10:00+00:00")


@pytest.fixture(autouse=True)
def site(group_site):
    return group_site


@pytest.mark.parametrize("is_renewed", [True, False])
def test_an_address_is_kept_two_years_unless_confirmed_again(client, is_renewed):
    row = subscriber(at=CONFIRMED)
    tend(ENDS - 31 * DAY)
    assert mail.outbox == []
    tend(ENDS - 30 * DAY, ENDS - 29 * DAY)
    [message] = mail.outbox
    assert "20 May 2027" in message.body.replace("\xa0", " ")
    assert "http://localhost" + page_of(row) in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    if is_renewed:
        with time_machine.travel(ENDS - 28 * DAY, tick=False):
            assert client.get(page_of(row)).status_code == 200
            assert client.post(page_of(row), {"frequency": "daily"}).status_code == 303
    tend(ENDS - HOUR)
    assert AlertSubscription.objects.exists()
    tend(ENDS)
    assert AlertSubscription.objects.exists() == is_renewed
    assert len(mail.outbox) == 1
    tend(ENDS + 680 * DAY, ENDS + 720 * DAY)
    assert not AlertSubscription.objects.exists()
    assert len(mail.outbox) == 1 + is_renewed


@pytest.mark.parametrize(
    ("urls", "is_confirmed", "found"),
    [
        ("groupsite.urls", False, ["groupsite_vacancies.W007"]),
        ("groupsite.urls", True, []),
        ("tests.vacancies.urls_without_form", False, []),
    ],
)
def test_a_host_confirms_the_notice(settings, urls, is_confirmed, found):
    settings.ROOT_URLCONF = urls
    settings.GROUPSITE_VACANCIES_ALERTS_NOTICE_CONFIRMED = is_confirmed
    assert [one.id for one in checks.check_alerts_notice_is_confirmed(None)] == found


def test_alerts_come_before_wagtails_pages(settings):
    settings.ROOT_URLCONF = "tests.vacancies.alerts.urls_too_late"
    assert [one.id for one in checks.check_alerts_urls_come_before_wagtail(None)] == [
        "groupsite_vacancies.E009"
    ]
    settings.ROOT_URLCONF = "groupsite.urls"
    assert checks.check_alerts_urls_come_before_wagtail(None) == []
