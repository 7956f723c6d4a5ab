"""One response is judged at one moment."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.http import HttpRequest

from people.content.request_time import received_at

NOON = datetime(2025, 6, 14, 12, 0, tzinfo=UTC)


def test_the_clock_is_read_once_for_a_request() -> None:
    request = HttpRequest()
    with time_machine.travel(NOON, tick=False) as clock:
        first = received_at(request)
        clock.shift(timedelta(hours=1))
        assert received_at(request) == first == NOON


def test_each_request_has_its_own_moment_in_utc() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        first = received_at(HttpRequest())
        clock.shift(timedelta(seconds=1))
        second = received_at(HttpRequest())
    assert second - first == timedelta(seconds=1)
    assert first.utcoffset() == timedelta(0)
