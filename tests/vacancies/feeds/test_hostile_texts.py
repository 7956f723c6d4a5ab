"""Whatever an editor types, feeds and calendars are right; none of it is markup of theirs."""

import unicodedata
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from people.wording import text_for_machines
from vacancies.models import Vacancy, VacancyPage
from vacancies.posting.lifecycle import last_minute_before_closing

TEXTS = [
    "A & B <b>bold</b> </script><script>",
    "王小明 och å" * 18,
    "\u200f\u05e2\u05d1\u05e8\u05d9\u05ea\u200e \u202eabc\u202c",
    "a;b,c\\n\\d\"'",
    "Con\x0btrol\x85led\u2028\u2029\ufffe \u00ad soft",
    "é" * 200,
]
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def written(text: str) -> str:
    return text_for_machines(text).strip()


def published(client: Any, title: str, lead: str = "") -> tuple[Any, Any]:
    """The entry and the event of the only vacancy, with this title."""
    VacancyPage.objects.update(title=title, lead=lead)
    feed = feedparser.parse(client.get("/en/feeds/vacancies.atom").content)
    assert not feed.bozo
    content = client.get("/en/feeds/vacancies.ics").content
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(content)
    assert not [error for part in calendar.walk() for error in part.errors]
    (entry,), (event,) = feed.entries, calendar.walk("VEVENT")
    return entry, event


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_arrives_as_it_was_typed(client: Any, advertised: Any, text: str) -> None:
    entry, event = published(client, text, lead=text)
    assert unicodedata.normalize("NFC", event["summary"]).endswith(written(text))
    assert "<script" not in entry.content[0].value
    assert "<b>" not in entry.content[0].value


@pytest.mark.parametrize("title", ["\r\nBEGIN:VEVENT\r\nSUMMARY:other", "]]></title><entry>"])
def test_a_title_that_ends_its_element_leaves_both_whole(
    client: Any, advertised: Any, title: str
) -> None:
    leaves_both_whole(client, title)


@pytest.mark.thorough
@settings(max_examples=40, **SLOW)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=255))
def test_any_title_leaves_both_whole(client: Any, advertised: Any, title: str) -> None:
    leaves_both_whole(client, title)


def leaves_both_whole(client: Any, title: str) -> None:
    _entry, event = published(client, title, lead=title)
    typed = "Application deadline: " + text_for_machines(title)
    assert str(event["summary"]).split() == typed.replace("\r", " ").split()


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("Europe/Stockholm", date(2025, 6, 14), None),
        ("Europe/Stockholm", date(2025, 3, 30), time(2, 30)),  # an hour that is left out
        ("Pacific/Kiritimati", date(2025, 6, 14), time(0, 0)),
    ],
)
def test_a_deadline_is_its_day_or_its_instant(
    client: Any, advertised: Any, zone: str, day: date, clock: time | None
) -> None:
    is_its_day_or_its_instant(client, advertised, zone, day, clock)


@pytest.mark.thorough
@settings(max_examples=60, **SLOW)
@given(
    zone=st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})),
    day=st.dates(date(1, 1, 2), date(9999, 12, 29)) | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    clock=st.none()
    | st.times(timezones=st.none()).map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_any_deadline_is_its_day_or_its_instant(
    client: Any, advertised: Any, zone: str, day: date, clock: time | None
) -> None:
    is_its_day_or_its_instant(client, advertised, zone, day, clock)


def is_its_day_or_its_instant(
    client: Any, advertised: Any, zone: str, day: date, clock: time | None
) -> None:
    vacancy = Vacancy(
        pk=advertised.vacancy.pk, deadline_on=day, deadline_time=clock, time_zone=zone
    )
    vacancy._set_opening_and_closing()
    Vacancy.objects.update(
        deadline_on=day, deadline_time=clock, time_zone=zone, closes_at=vacancy.closes_at
    )
    content = client.get(f"/en/feeds/vacancy/{advertised.vacancy.key}.ics").content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    start = event["dtstart"].dt
    if clock is None:
        assert start == day
    else:
        expected = last_minute_before_closing(day, clock, zone).astimezone(UTC)
        own = start.replace(tzinfo=ZoneInfo(zone)) if "TZID" in event["dtstart"].params else start
        assert own.astimezone(UTC) == expected
        assert isinstance(start, datetime)
