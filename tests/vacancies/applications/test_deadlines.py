"""The deadline, where it counts: at the moment a request arrives (R31, R32)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.factories import NOW
from tests.vacancies.applications.conftest import Applicant
from vacancies.choices import ApplicationMethod
from vacancies.models import Application

pytestmark = pytest.mark.django_db

STOCKHOLM = "Europe/Stockholm"


def moment(text: str, zone: str = STOCKHOLM) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def prepared(applicant: Applicant, **facts: Any) -> None:
    """A draft with everything in it, of a vacancy with these facts, a day before its end."""
    facts.setdefault("opens_on", facts["deadline_on"] - timedelta(days=30))
    for name, value in facts.items():
        setattr(applicant.vacancy, name, value)
    applicant.vacancy.save()
    with time_machine.travel(applicant.vacancy.closes_at - timedelta(days=2), tick=False):
        applicant.begin()
        applicant.upload("CV")
        applicant.upload("Personal letter")


DATES = [
    # the facts of the deadline; the last moment that counts; the first that does not
    (date(2025, 6, 14), None, STOCKHOLM, "2025-06-14T23:59:59.999999", "2025-06-15T00:00:00"),
    (date(2025, 6, 14), time(12, 0), STOCKHOLM, "2025-06-14T12:00:59", "2025-06-14T12:01:00"),
    # 23 hours: the night the clock is put forward
    (date(2025, 3, 30), None, STOCKHOLM, "2025-03-30T23:59:59", "2025-03-31T00:00:00"),
    # 25 hours: the night it is put back
    (date(2025, 10, 26), None, STOCKHOLM, "2025-10-26T23:59:59", "2025-10-27T00:00:00"),
    (date(2025, 6, 14), None, "America/New_York", "2025-06-14T23:59:59", "2025-06-15T00:00:00"),
    (date(2025, 6, 14), None, "Pacific/Auckland", "2025-06-14T23:59:59", "2025-06-15T00:00:00"),
]


@pytest.mark.table(every="clock")
@pytest.mark.parametrize(("on", "clock", "zone", "last", "first"), DATES)
def test_the_last_second_counts_and_the_next_does_not(
    applicant: Applicant, on: date, clock: Any, zone: str, last: str, first: str
) -> None:
    prepared(applicant, deadline_on=on, deadline_time=clock, time_zone=zone)
    with time_machine.travel(moment(first, zone), tick=False):
        assert applicant.send().status_code == 403
        assert Application.objects.get().received_at is None
    with time_machine.travel(moment(last, zone), tick=False):
        assert applicant.send().status_code == 303
    assert Application.objects.get().received_at == moment(last, zone)


def test_a_form_opened_before_does_not_help(applicant: Applicant) -> None:
    """All files in before the deadline are still no application, and the page said so."""
    prepared(applicant, deadline_on=date(2025, 6, 14))
    with time_machine.travel(moment("2025-06-14T23:59:00"), tick=False):
        opened = applicant.client.get(applicant.at("submit"))
        drafted = applicant.client.get(applicant.draft).content.decode()
    assert opened.status_code == 200
    assert "It becomes an application when you send it" in " ".join(drafted.split())
    with time_machine.travel(moment("2025-06-15T00:00:01"), tick=False):
        late = applicant.send()
        assert late.status_code == 403
        assert "Your draft was never sent" in late.content.decode()
        assert applicant.upload("CV").status_code == 403
        assert applicant.client.post(applicant.at("withdraw")).status_code == 403
        assert applicant.client.get(applicant.draft).status_code == 410
        assert applicant.client.get(applicant.start_url).status_code == 410
        assert applicant.begin().status_code == 403
    assert Application.objects.get().received_at is None


def test_the_page_shows_the_zone(applicant: Applicant) -> None:
    shown = applicant.client.get(applicant.start_url).content.decode()
    assert "23:59 Swedish time (CEST)" in shown


def test_an_extension_opens_the_same_link_again(applicant: Applicant) -> None:
    """R36."""
    prepared(applicant, deadline_on=date(2025, 6, 14))
    with time_machine.travel(moment("2025-06-16T08:00:00"), tick=False):
        assert applicant.client.get(applicant.draft).status_code == 410
        applicant.vacancy.deadline_on = date(2025, 6, 30)
        applicant.vacancy.save()
        assert applicant.client.get(applicant.draft).status_code == 200
        assert applicant.send().status_code == 303


@pytest.mark.table
@pytest.mark.parametrize("outcome", ["filled", "cancelled"])
def test_an_outcome_ends_it_at_once(applicant: Applicant, outcome: str) -> None:
    prepared(applicant, deadline_on=date(2025, 6, 14))
    with time_machine.travel(moment("2025-06-13T12:00:00"), tick=False):
        applicant.vacancy.outcome = outcome
        applicant.vacancy.save()
        assert applicant.send().status_code == 403
        assert applicant.begin().status_code == 403
    assert Application.objects.get().received_at is None


@pytest.mark.table
@pytest.mark.parametrize(
    "facts",
    [
        {"live": False},
        {"opens_on": date(2025, 6, 1), "deadline_on": date(2025, 7, 1)},
        {
            "application_method": ApplicationMethod.LINK,
            "application_url": "https://www.example.org/",
        },
    ],
)
def test_no_form_answers_where_there_is_none(
    applicant: Applicant, facts: dict[str, Any], at: datetime
) -> None:
    """A draft, a scheduled vacancy, one with a form elsewhere: 404, and a post changes nothing."""
    for name, value in facts.items():
        setattr(applicant.vacancy, name, value)
    applicant.vacancy.save()
    assert applicant.client.get(applicant.start_url).status_code == 404
    assert applicant.begin().status_code == 404
    assert not Application.objects.exists()


def test_unpublished_pages_close_the_form(applicant: Applicant, at: datetime) -> None:
    applicant.begin()
    for page in applicant.vacancy.pages.all():
        page.unpublish()
    assert applicant.client.get(applicant.start_url).status_code == 404
    assert applicant.client.get(applicant.draft).status_code == 410
    assert applicant.send().status_code == 403


def test_a_vacancy_without_a_deadline_is_open_until_its_outcome(
    applicant: Applicant, at: datetime
) -> None:
    applicant.vacancy.deadline_on = None
    applicant.vacancy.save()
    applicant.begin()
    with time_machine.travel(NOW + timedelta(days=300), tick=False):
        shown = applicant.client.get(applicant.draft)
    assert shown.status_code == 200
    assert "It becomes an application when you send it in step 3." in shown.content.decode()
