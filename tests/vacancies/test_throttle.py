"""R35: counts of attempts hold for all workers, whoever else asks, and name nobody."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import RequestFactory

from groupsite.settings.all_environments import sqlite_database_settings
from tests.factories import NOW
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import AttemptLimit, LimitedAction
from vacancies.models import AttemptCount

pytestmark = pytest.mark.django_db

FIVE = {"account editor": AttemptLimit(5, 900)}


def ask(email: str = "", address: str = "203.0.113.7", at: datetime = NOW, **headers: str) -> int:
    request = RequestFactory().post("/", REMOTE_ADDR=address, **headers)
    return rate_limits.count_attempt_or_get_wait_seconds(LimitedAction.LINK, request, at, email)


def use_up(email: str) -> None:
    while not ask(email):
        pass


def test_another_worker_knows_the_count() -> None:
    """Each worker has a cache of its own, as a rule."""
    use_up("alice@example.org")
    cache.clear()
    assert ask("alice@example.org")


def test_a_flood_of_other_names_pushes_no_count_out() -> None:
    """Django's cache in memory keeps three hundred."""
    use_up("alice@example.org")
    for number in range(400):
        ask(f"{number}@example.org", f"198.51.{number // 250}.{number % 250}")
    assert ask("alice@example.org")


@pytest.mark.parametrize(
    "typed",
    ["ALICE@example.org", " alice@example.org ", "\uff41lice@example.org", "alice+x@example.org"],
)
def test_the_same_mailbox_typed_otherwise_is_the_same(typed: str) -> None:
    use_up("alice@example.org")
    assert ask(typed)


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("203.0.113.7", "::ffff:203.0.113.7", True),
        # A home has 2^64 addresses to choose from.
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("", "", True),
        ("unix", "unix", True),
    ],
)
def test_who_asks_is_a_network(address: str, other: str, same: bool) -> None:
    for number in range(30):
        assert not ask(f"{number}@example.org", address)
    assert ask("x@example.org", address)
    assert bool(ask("y@example.org", other)) is same


def test_what_the_visitor_says_of_his_address_counts_for_nothing() -> None:
    for number in range(30):
        ask(f"{number}@example.org")
    assert ask("x@example.org", HTTP_X_FORWARDED_FOR="198.51.100.1")


def test_refused_attempts_make_no_wait_longer() -> None:
    for _attempt in range(5):
        assert rate_limits.count_attempt_unless_limited(FIVE, NOW) is None
    minute = timedelta(minutes=1)
    waits = [
        rate_limits.count_attempt_unless_limited(FIVE, NOW + minute * passed)
        for passed in range(15)
    ]
    seconds = [wait.seconds for wait in waits if wait]
    assert seconds == [900 - 60 * passed for passed in range(15)]
    assert rate_limits.count_attempt_unless_limited(FIVE, NOW + 15 * minute) is None
    assert AttemptCount.objects.order_by("count").last().count == 5


def test_a_refusal_names_the_limit_and_counts_nothing_elsewhere() -> None:
    wide = {"address 203.0.113.7": AttemptLimit(6, 900)}
    for _attempt in range(9):
        refusal = rate_limits.count_attempt_unless_limited(FIVE | wide, NOW)
    assert refusal == rate_limits.LimitReached("account editor", 900)
    assert rate_limits.count_attempt_unless_limited(wide, NOW) is None
    assert rate_limits.count_attempt_unless_limited(wide, NOW) == rate_limits.LimitReached(
        "address 203.0.113.7", 900
    )


def test_what_should_not_have_been_counted_is_taken_back() -> None:
    for _attempt in range(20):
        assert rate_limits.count_attempt_unless_limited(FIVE, NOW) is None
        rate_limits.undo_attempt_count(FIVE, NOW)
    rate_limits.undo_attempt_count(FIVE, NOW)  # below nothing it does not go
    assert [
        rate_limits.count_attempt_unless_limited(FIVE, NOW) is None for _attempt in range(6)
    ] == [True] * 5 + [False]
    rate_limits.delete_attempt_counts(FIVE, NOW)
    assert rate_limits.count_attempt_unless_limited(FIVE, NOW) is None


def test_the_rows_name_nobody_and_go_when_their_window_ends() -> None:
    """A thief of the database cannot even try names: their keys are made with the site's secret."""
    ask("alice@example.org")
    kept = str(list(AttemptCount.objects.values()))
    assert "alice" not in kept
    assert "203.0" not in kept
    assert rate_limits.delete_old_attempt_counts(NOW) == 0
    assert (
        rate_limits.delete_old_attempt_counts(NOW + timedelta(hours=1)) == 0
    )  # a slow post may still come
    assert rate_limits.delete_old_attempt_counts(NOW + timedelta(hours=2)) == 2
    assert not AttemptCount.objects.exists()


@pytest.fixture
def on_disk(tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """The site's own database engine, on a file, with the table of counts."""
    usual = connections.settings["default"]
    with django_db_blocker.unblock():
        old = connections["default"]
        connections.settings["default"] = connections.configure_settings(
            {"default": sqlite_database_settings(tmp_path / "db.sqlite3")}
        )["default"]
        del connections["default"]
        with connections["default"].schema_editor() as editor:
            editor.create_model(AttemptCount)
        yield
        connections["default"].close()
        connections.settings["default"] = usual
        connections["default"] = old


@pytest.mark.usefixtures("on_disk")
def test_many_at_once_are_counted_exactly() -> None:
    together = threading.Barrier(12)

    def attempt(number: int) -> bool:
        together.wait()
        try:
            return rate_limits.count_attempt_unless_limited(FIVE, NOW) is None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        allowed = list(pool.map(attempt, range(12)))
    assert sum(allowed) == 5
