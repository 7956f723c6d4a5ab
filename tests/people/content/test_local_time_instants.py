"""The end of a day, where clocks are changed too."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from people.content.local_time_instants import start_of_next_local_day


@pytest.mark.parametrize(
    ("zone", "at", "end"),
    [
        ("Europe/Stockholm", "2025-05-20T10:00", "2025-05-20T22:00"),
        ("Europe/Stockholm", "2025-05-20T22:00", "2025-05-21T22:00"),
        ("Europe/Stockholm", "2025-05-20T21:59:59.5", "2025-05-20T22:00"),
        ("Europe/Stockholm", "2025-10-25T22:00", "2025-10-26T23:00"),  # 25 hours
        ("Europe/Stockholm", "2025-03-29T23:00", "2025-03-30T22:00"),  # 23 hours
        ("Africa/Cairo", "2025-04-24T12:00", "2025-04-24T22:00"),  # there is no midnight
        ("America/Havana", "2025-11-01T12:00", "2025-11-02T04:00"),  # midnight comes twice
        ("Pacific/Kiritimati", "2025-05-20T10:00", "2025-05-21T10:00"),
        ("Asia/Kathmandu", "2025-05-20T10:00", "2025-05-20T18:15"),
    ],
)
def test_the_end_of_a_day(zone, at, end):
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(end).replace(tzinfo=UTC)
    assert start_of_next_local_day(moment, ZoneInfo(zone)) == expected
