"""Calendars of deadlines, read back with `icalendar`."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.tz import tzical
from django.test import Client
from icalendar import Calendar

from tests.factories import NOW, PersonFactory, VacancyFactory
from vacancies.feeds.deadline_calendar import MAX_EVENTS
from vacancies.models import Vacancy

DAY = timedelta(days=1)


def start(event: Any) -> Any:
    return event["dtstart"].dt


def test_a_whole_day_is_a_day(read_events: Any, advertised: Any) -> None:
    for language, summary in (
        ("en", "Application deadline: PhD student"),
        ("sv", "Sista ansökningsdag: PhD student"),
    ):
        (event,) = read_events(language=language)
        assert start(event) == date(2025, 6, 14)
        assert event["summary"] == summary
        assert event["summary"].params["LANGUAGE"] == language
        assert event["url"] == advertised.pages[language].full_url
        assert event["status"] == "CONFIRMED"
        assert event["transp"] == "TRANSPARENT"


@pytest.mark.table
@pytest.mark.parametrize(
    ("zone", "day", "clock", "instant"),
    [
        ("Europe/Stockholm", date(2025, 6, 14), time(12), "2025-06-14T10:00"),
        ("Europe/Stockholm", date(2025, 12, 14), time(12), "2025-12-14T11:00"),
        ("America/New_York", date(2025, 6, 14), time(17), "2025-06-14T21:00"),
        # The hour that the clock shows twice: the first of the two.
        ("Europe/Stockholm", date(2025, 10, 26), time(2, 30), "2025-10-26T00:30"),
        ("Europe/Stockholm", date(2025, 10, 26), time(3, 30), "2025-10-26T02:30"),
        # The hour that the clock skips: the last minute before it.
        ("Europe/Stockholm", date(2026, 3, 29), time(2, 30), "2026-03-29T00:59"),
        ("Europe/Stockholm", date(2026, 3, 29), time(3, 30), "2026-03-29T01:30"),
        ("UTC", date(2025, 6, 14), time(12), "2025-06-14T12:00"),
        ("Europe/Stockholm", date(9999, 12, 29), time(12), "9999-12-29T11:00"),
    ],
)
def test_a_time_is_its_instant_in_the_zone_of_the_vacancy(
    client: Client, advertised: Any, zone: str, day: date, clock: time, instant: str
) -> None:
    advertised.publish(NOW, clean=False, time_zone=zone, deadline_on=day, deadline_time=clock)
    content = client.get("/en/feeds/vacancies.ics").content
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    expected = datetime.fromisoformat(f"{instant}+00:00")
    assert start(event).astimezone(UTC) == expected
    # By the zone that the calendar itself describes, as a program without a list of zones reads it.
    named = event["dtstart"].params.get("TZID")
    own = {one["tzid"]: one.to_tz(lookup_tzid=False) for one in calendar.walk("VTIMEZONE")}
    if named:
        wall = start(event).replace(tzinfo=None)
        assert own[named].utcoffset(wall) == wall - expected.replace(tzinfo=None)
    else:
        assert event.to_ical().splitlines()[2].endswith(b"Z")


def test_the_zone_changes_when_its_clocks_do(client: Client, advertised: Any) -> None:
    """Read by a program that knows no zones but the described one (RFC 5545, 3.6.5)."""
    advertised.publish(NOW, deadline_on=date(2025, 6, 14), deadline_time=time(12))
    content = client.get("/en/feeds/vacancies.ics").text
    described, real = tzical(StringIO(content)).get(), ZoneInfo("Europe/Stockholm")
    for changes_at in (datetime(2025, 3, 30, 1, tzinfo=UTC), datetime(2025, 10, 26, 1, tzinfo=UTC)):
        for minutes in (-90, -1, 0, 1, 30, 59, 61, 90):
            instant = changes_at + timedelta(minutes=minutes)
            wall = instant.astimezone(real)
            assert instant.astimezone(described).replace(tzinfo=None) == wall.replace(tzinfo=None)


@pytest.mark.thorough
def test_the_uid_stays_and_the_sequence_rises(read_events: Any, advertised: Any) -> None:
    (first,) = read_events()
    assert first["uid"] == str(advertised.vacancy.key) == read_events(language="sv")[0]["uid"]
    assert first["sequence"] == 0
    advertised.publish(NOW + DAY, deadline_on=date(2025, 6, 21))
    (extended,) = read_events()
    assert (extended["uid"], extended["sequence"]) == (first["uid"], 1)
    assert start(extended) == date(2025, 6, 21)
    assert "Extended from 14 June to 21 June 2025" in extended["description"].replace("\xa0", " ")
    assert extended["dtstamp"].dt == extended["last-modified"].dt == NOW + DAY
    advertised.publish(NOW + 2 * DAY, deadline_on=date(2025, 6, 14))  # earlier again
    advertised.publish(NOW + 3 * DAY, deadline_time=time(12))
    advertised.publish(NOW + 4 * DAY, time_zone="Europe/London")
    (again,) = read_events()
    assert (again["uid"], again["sequence"]) == (first["uid"], 4)
    advertised.publish(NOW + 5 * DAY, salary_amount=40_000)
    (other_fact,) = read_events()
    assert other_fact["sequence"] == 4
    assert other_fact["last-modified"].dt == NOW + 5 * DAY


def test_an_unpublished_vacancy_goes_on_counting(read_events: Any, advertised: Any) -> None:
    Vacancy.objects.update(first_published_at=NOW - 7 * DAY)
    Vacancy.objects.get().unpublish()
    assert read_events() == []
    advertised.publish(NOW + DAY, deadline_on=date(2025, 6, 7))
    assert read_events()[0]["sequence"] == 1


def test_before_its_publication_nothing_is_counted(group_site: Any, at: datetime) -> None:
    people = [PersonFactory()]
    vacancy = VacancyFactory(draft=True, supervisors=people, contacts=people, documents=["CV"])
    vacancy.deadline_on = date(2025, 7, 1)
    vacancy.save()
    vacancy.save_revision().publish()
    assert Vacancy.objects.get().version.deadline_changes == 0


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"outcome": "cancelled"}, "CANCELLED"),
        ({"outcome": "filled"}, "CANCELLED"),  # before the deadline
        ({"deadline_on": date(2025, 5, 19)}, "CONFIRMED"),  # closed early
    ],
)
def test_an_early_end_moves_or_cancels_the_event(
    read_events: Any, advertised: Any, facts: dict[str, Any], status: str
) -> None:
    advertised.publish(NOW, **facts)
    (event,) = read_events()
    assert (event["status"], event["sequence"]) == (status, 1)
    assert start(event) == facts.get("deadline_on", date(2025, 6, 14))
    assert "Application deadline: " in event["description"]
    assert "Apply by" not in event["description"]
    assert read_events(f"vacancy/{advertised.vacancy.key}")[0]["status"] == status


def test_a_decision_after_the_deadline_leaves_the_event(read_events: Any, advertised: Any) -> None:
    decided = advertised.vacancy.closes_at + DAY
    advertised.publish(decided, outcome="filled")
    with time_machine.travel(decided, tick=False):
        assert read_events()[0]["status"] == "CONFIRMED"


def test_a_vacancy_without_a_deadline_is_in_no_calendar(
    client: Client, read_events: Any, group_site: Any, at: datetime
) -> None:
    """A calendar may not be empty: it describes the site's time zone."""
    vacancy = VacancyFactory(thesis=True, deadline_on=None)
    group_site.add(vacancy, title="Thesis")
    assert read_events() == []
    calendar = Calendar.from_ical(client.get("/en/feeds/vacancies.ics").content)
    assert [one["tzid"] for one in calendar.walk("VTIMEZONE")] == ["Europe/Stockholm"]
    assert client.get(f"/en/feeds/vacancy/{vacancy.key}.ics").status_code == 404


def test_one_vacancy_is_a_download(client: Client, read_events: Any, advertised: Any) -> None:
    path = f"vacancy/{advertised.vacancy.key}"
    response = client.get(f"/sv/feeds/{path}.ics")
    name = f"{advertised.vacancy.pages.get(locale__language_code='sv').slug}.ics"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    (event,) = read_events(path, "sv")
    assert event == read_events(language="sv")[0]


def test_the_name_is_that_of_the_feed(client: Client, advertised: Any) -> None:
    calendar = Calendar.from_ical(client.get("/sv/feeds/vacancies.ics").content)
    assert calendar["name"] == calendar["x-wr-calname"] == "Lediga tjänster – Vågor"
    assert calendar["method"] == "PUBLISH"


def test_the_number_of_events_is_bounded(
    read_events: Any, group_site: Any, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next deadlines stay."""
    assert MAX_EVENTS == 100
    monkeypatch.setattr("vacancies.feeds.deadline_calendar.MAX_EVENTS", 3)
    for number in range(5):
        vacancy = VacancyFactory(deadline_on=date(2025, 6, 20) - number * DAY)
        group_site.add(vacancy, title=f"Position {number}")
    assert [start(event).day for event in read_events()] == [16, 17, 18]
