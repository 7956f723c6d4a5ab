"""Application period, to the second, also on days of 23 and 25 hours (R31)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from vacancies.posting import lifecycle
from vacancies.posting.lifecycle import State

STOCKHOLM = "Europe/Stockholm"
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def at(text: str, zone: str = STOCKHOLM, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "zone", "too_late"),
    [
        pytest.param("2025-06-14", STOCKHOLM, "2025-06-14T22:00", id="summer"),
        pytest.param("2025-12-01", STOCKHOLM, "2025-12-01T23:00", id="winter"),
        pytest.param("2025-03-30", STOCKHOLM, "2025-03-30T22:00", id="23 hours"),
        pytest.param("2025-10-26", STOCKHOLM, "2025-10-26T23:00", id="25 hours"),
        pytest.param("2025-06-14", "America/New_York", "2025-06-15T04:00", id="west"),
        pytest.param("2025-06-14", "Asia/Kathmandu", "2025-06-14T18:15", id="quarter hours"),
        pytest.param("2025-06-14", "Pacific/Kiritimati", "2025-06-14T10:00", id="far east"),
        pytest.param("2025-09-06", "America/Santiago", "2025-09-07T04:00", id="no midnight"),
        pytest.param("2018-02-17", "America/Sao_Paulo", "2018-02-18T03:00", id="23 h comes twice"),
        pytest.param("2025-11-02", "America/Havana", "2025-11-03T05:00", id="midnight twice"),
        pytest.param(
            "2025-11-01", "America/Havana", "2025-11-02T04:00", id="first midnight of two"
        ),
        pytest.param(
            "1919-03-30", "America/Toronto", "1919-03-31T04:30", id="23:30 skips to 00:30"
        ),
        pytest.param("2011-12-29", "Pacific/Apia", "2011-12-30T10:00", id="a day that never was"),
    ],
)
def test_r31_a_deadline_date_is_the_whole_day_in_its_zone(
    on: str, zone: str, too_late: str
) -> None:
    day = date.fromisoformat(on)
    closes = lifecycle.closing_instant(day, None, zone)
    assert closes == utc(too_late)
    assert (closes - SECOND).astimezone(ZoneInfo(zone)).date() == day
    assert closes.astimezone(ZoneInfo(zone)).date() > day


@pytest.mark.parametrize("on", ["2025-03-30", "2025-06-14", "2025-10-26"])
@pytest.mark.parametrize("zone", [STOCKHOLM, "America/New_York", "Australia/Lord_Howe"])
def test_r31_open_at_23_59_59_and_closed_at_00_00_00(on: str, zone: str) -> None:
    day = date.fromisoformat(on)
    closes = lifecycle.closing_instant(day, None, zone)

    def state_at(moment: datetime) -> State:
        return lifecycle.vacancy_state(
            live=True,
            opens_at=None,
            closes_at=closes,
            outcome="",
            at=moment,
            closing_soon_period=WEEK,
        )

    assert state_at(at(f"{on}T23:59:59", zone)) == State.CLOSING_SOON
    assert state_at(at(f"{day + timedelta(days=1)}T00:00:00", zone)) == State.CLOSED


@pytest.mark.parametrize(
    ("on", "clock", "too_late"),
    [
        pytest.param("2025-06-14", "12:00", "2025-06-14T10:01", id="the whole minute counts"),
        pytest.param("2025-06-14", "12:00:30", "2025-06-14T10:01", id="seconds do not shorten it"),
        pytest.param("2025-06-14", "23:59", "2025-06-14T22:00", id="the same as the whole day"),
        pytest.param("2025-06-14", "00:00", "2025-06-13T22:01", id="one minute of the day"),
        pytest.param("2025-10-26", "02:30", "2025-10-26T00:31", id="repeated hour: first pass"),
        pytest.param("2025-10-26", "02:59", "2025-10-26T01:00", id="last minute of the first pass"),
        pytest.param("2025-10-26", "03:00", "2025-10-26T02:01", id="after the repeated hour"),
        pytest.param("2025-03-30", "01:59", "2025-03-30T01:00", id="last minute before the jump"),
        pytest.param("2025-03-30", "02:00", "2025-03-30T01:00", id="skipped: first"),
        pytest.param("2025-03-30", "02:30", "2025-03-30T01:00", id="skipped: ends at the jump"),
        pytest.param("2025-03-30", "03:00", "2025-03-30T01:01", id="first minute after the jump"),
    ],
)
def test_a_deadline_with_a_time(on: str, clock: str, too_late: str) -> None:
    closes = lifecycle.closing_instant(date.fromisoformat(on), time.fromisoformat(clock), STOCKHOLM)
    assert closes == utc(too_late)


def test_both_passes_of_the_repeated_hour_are_told_apart() -> None:
    closes = lifecycle.closing_instant(date(2025, 10, 26), time(2, 30), STOCKHOLM)
    assert at("2025-10-26T02:30:59") < closes
    assert at("2025-10-26T02:10:00", fold=1) >= closes


@pytest.mark.parametrize(
    ("on", "clock", "zone", "opens"),
    [
        pytest.param("2025-05-13", None, STOCKHOLM, "2025-05-12T22:00", id="start of the day"),
        pytest.param("2025-05-13", "09:00", STOCKHOLM, "2025-05-13T07:00", id="with a time"),
        pytest.param("2025-10-26", "02:30", STOCKHOLM, "2025-10-26T00:30", id="first pass"),
        pytest.param("2025-03-30", "02:30", STOCKHOLM, "2025-03-30T01:00", id="skipped: the jump"),
        pytest.param("2025-09-07", None, "America/Santiago", "2025-09-07T04:00", id="no midnight"),
    ],
)
def test_opening(on: str, clock: str | None, zone: str, opens: str) -> None:
    hour = time.fromisoformat(clock) if clock else None
    assert lifecycle.opening_instant(date.fromisoformat(on), hour, zone) == utc(opens)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("clock", [None, time(0, 0), time(12, 0), time(23, 59)])
@pytest.mark.parametrize("zone", [STOCKHOLM, "America/New_York", "Pacific/Kiritimati"])
def test_a_date_at_the_end_of_the_calendar_is_no_error(
    day: date, clock: time | None, zone: str
) -> None:
    opens = lifecycle.opening_instant(day, clock, zone)
    closes = lifecycle.closing_instant(day, clock, zone)
    assert closes - opens <= timedelta(days=1)
    assert lifecycle.last_minute_before_closing(day, clock, zone) < closes
    assert (day == date.max) == (closes > utc("9999-12-29T00:00"))


@pytest.mark.parametrize(
    ("on", "clock", "zone", "shown"),
    [
        ("2025-06-14", None, STOCKHOLM, "2025-06-14 23:59 CEST"),
        ("2025-10-26", None, STOCKHOLM, "2025-10-26 23:59 CET"),
        ("2025-06-14", "12:00", STOCKHOLM, "2025-06-14 12:00 CEST"),
        ("2025-06-14", "12:00", "America/New_York", "2025-06-14 12:00 EDT"),
        ("2025-10-26", "02:30", STOCKHOLM, "2025-10-26 02:30 CEST"),
        ("2025-03-30", "02:30", STOCKHOLM, "2025-03-30 01:59 CET"),
        ("2025-09-06", None, "America/Santiago", "2025-09-06 23:59 -04"),
    ],
)
def test_the_last_minute_that_counts(on: str, clock: str | None, zone: str, shown: str) -> None:
    hour = time.fromisoformat(clock) if clock else None
    last = lifecycle.last_minute_before_closing(date.fromisoformat(on), hour, zone)
    assert last.strftime("%Y-%m-%d %H:%M %Z") == shown


@pytest.mark.parametrize(
    ("moment", "zone", "left"),
    [
        ("2025-05-20T12:00", STOCKHOLM, 25),
        ("2025-06-13T23:59", STOCKHOLM, 1),
        ("2025-06-14T00:00", STOCKHOLM, 0),
        ("2025-06-14T23:59", STOCKHOLM, 0),
        ("2025-06-15T00:00", STOCKHOLM, -1),
        # In Gothenburg it is already the 15th; in New York the last day goes on.
        ("2025-06-15T03:00", "America/New_York", 0),
    ],
)
def test_days_left_are_calendar_days_of_the_zone(moment: str, zone: str, left: int) -> None:
    assert lifecycle.days_left(date(2025, 6, 14), zone, at(moment)) == left


OPENS = at("2025-05-13T09:00")
CLOSES = at("2025-06-15T00:00")


@pytest.mark.parametrize(
    ("changes", "moment", "expected"),
    [
        pytest.param({"live": False}, "2025-05-20T12:00", State.DRAFT, id="not live"),
        pytest.param({"live": False, "outcome": "filled"}, "2025-07-01T12:00", State.DRAFT),
        pytest.param({}, "2025-05-13T08:59:59", State.SCHEDULED, id="a second before it opens"),
        pytest.param({}, "2025-05-13T09:00", State.OPEN, id="it opens"),
        pytest.param({"opens_at": None}, "2000-01-01T00:00", State.OPEN, id="open since ever"),
        pytest.param({}, "2025-06-07T23:59:59", State.OPEN, id="a second before the last week"),
        pytest.param({}, "2025-06-08T00:00", State.CLOSING_SOON, id="the last week begins"),
        pytest.param({}, "2025-06-14T23:59:59", State.CLOSING_SOON, id="the last second"),
        pytest.param({}, "2025-06-15T00:00", State.CLOSED, id="too late"),
        pytest.param({"closes_at": None}, "2040-01-01T00:00", State.OPEN, id="until filled"),
        pytest.param({"closes_at": None, "outcome": "filled"}, "2025-06-01T00:00", State.FILLED),
        pytest.param({"outcome": "filled"}, "2025-05-20T12:00", State.FILLED, id="before its end"),
        pytest.param({"outcome": "cancelled"}, "2025-07-01T12:00", State.CANCELLED),
        pytest.param(
            {"outcome": "cancelled"}, "2025-05-01T12:00", State.SCHEDULED, id="not public"
        ),
        pytest.param(
            {"closing_soon_period": timedelta(0)}, "2025-06-14T23:59", State.OPEN, id="no warning"
        ),
    ],
)
def test_state(changes: dict[str, object], moment: str, expected: State) -> None:
    facts: dict[str, object] = {
        "live": True,
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "outcome": "",
        "closing_soon_period": WEEK,
    }
    assert lifecycle.vacancy_state(**(facts | changes), at=at(moment)) == expected  # type: ignore[arg-type]


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValueError, match="open"):
        lifecycle.vacancy_state(
            live=True,
            opens_at=None,
            closes_at=None,
            outcome="open",
            at=CLOSES,
            closing_soon_period=WEEK,
        )


def test_the_groups_share_out_every_state_once() -> None:
    hidden = (State.DRAFT, State.SCHEDULED)
    assert sorted(hidden + lifecycle.PUBLIC_STATES) == sorted(State)
    assert set(lifecycle.PUBLIC_STATES) == {*lifecycle.OPEN_STATES, *lifecycle.ENDED_STATES}
    assert set(lifecycle.Outcome.values) < set(lifecycle.ENDED_STATES)
