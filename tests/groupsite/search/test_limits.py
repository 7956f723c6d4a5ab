"""Limits on searches: how often, how many at once, and for how long."""

import threading
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction

from groupsite.search import limits
from groupsite.search.limits import (
    ConcurrencyLimit,
    RateLimit,
    RefusalReason,
    SearchRefusedError,
    total_query_time_limit,
)
from tests.factories import NOW

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class TestRateLimit:
    def waits(self, limit, *moments, name="a"):
        return [
            limit.count_request_or_get_wait_seconds(name, NOW + timedelta(seconds=seconds))
            for seconds in moments
        ]

    @pytest.mark.parametrize(
        ("moments", "waits"),
        [
            ([0, 0, 0], [0, 0, 0]),
            ([0, 0, 0, 0], [0, 0, 0, 10]),
            ([0, 0, 0, 9.5], [0, 0, 0, 1]),
            ([0, 0, 0, 10, 10], [0, 0, 0, 0, 10]),
            ([0, 0, 0, 30, 30, 30, 30], [0, 0, 0, 0, 0, 0, 10]),
            # Refused requests are not counted.
            ([0, 0, 0, 1, 1, 1, 10], [0, 0, 0, 9, 9, 9, 0]),
        ],
    )
    def test_a_burst_and_then_one_per_interval(self, moments, waits):
        assert self.waits(RateLimit(3, 10, 100), *moments) == waits

    def test_clients_are_counted_separately(self):
        limit = RateLimit(1, 10, 100)
        assert self.waits(limit, 0, 0) == [0, 10]
        assert self.waits(limit, 0, name="b") == [0]

    def test_memory_is_time_limit(self):
        limit = RateLimit(1, 10, 100)
        for number in range(1000):
            self.waits(limit, 0, name=str(number))
        assert len(limit._full_at) == 100
        assert self.waits(limit, 0, name="999") == [10]


class TestConcurrencyLimit:
    def test_one_runs_at_a_time_and_the_next_one_waits(self):
        slots, order = ConcurrencyLimit(1, 1), []

        def second():
            with slots.hold_slot(10):
                order.append("second")

        with slots.hold_slot(0):
            thread = threading.Thread(target=second)
            thread.start()
            order.append("first")
        thread.join()
        assert order == ["first", "second"]

    @pytest.mark.parametrize("waiting", [0, 1])
    def test_refuses_if_the_queue_is_full_or_the_wait_too_long(self, waiting):
        slots = ConcurrencyLimit(1, waiting)
        with slots.hold_slot(0), pytest.raises(SearchRefusedError) as refused, slots.hold_slot(0):
            pass
        assert refused.value.reason is RefusalReason.BUSY

    def test_an_error_frees_the_slot(self):
        slots = ConcurrencyLimit(1, 0)
        for _time in range(3):
            with pytest.raises(ValueError, match="a fault"), slots.hold_slot(0):
                raise ValueError("a fault")
        with slots.hold_slot(0):
            pass


@pytest.mark.django_db
class TestTimeLimit:
    def ask(self, sql="SELECT 1"):
        with connection.cursor() as cursor:
            return cursor.execute(sql).fetchone()

    def test_a_running_statement_is_stopped_and_the_next_one_works(self):
        with (
            pytest.raises(SearchRefusedError) as refused,
            transaction.atomic(),
            total_query_time_limit(0.05),
        ):
            self.ask(ENDLESS)
        assert refused.value.reason is RefusalReason.TIMED_OUT
        assert self.ask() == (1,)

    def test_no_statement_starts_after_the_deadline(self):
        with pytest.raises(SearchRefusedError), total_query_time_limit(-1):
            self.ask()
        assert self.ask() == (1,)

    def test_other_database_errors_are_raised_as_they_are(self):
        with (
            pytest.raises(DatabaseError, match="nowhere"),
            transaction.atomic(),
            total_query_time_limit(60),
        ):
            self.ask("SELECT 1 FROM nowhere")


@pytest.mark.usefixtures("waves", "at")
class TestResponses:
    @pytest.fixture(autouse=True)
    def throttled(self, settings, monkeypatch, client):
        settings.GROUPSITE_SEARCH_THROTTLE = True
        monkeypatch.setattr(limits, "rate", RateLimit(2, 4, 10))
        self.client = client

    def ask(self, words="transf", language="en", address="192.0.2.7"):
        path = {"en": "/en/search/", "sv": "/sv/sok/"}[language]
        return self.client.get(path, {"q": words}, REMOTE_ADDR=address)

    def refusal(self, response):
        page = BeautifulSoup(response.text, "lxml").main
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["Cache-Control"] == "no-store"
        assert page.select_one("form[role=search] input[name=q]")["value"] == "transf"
        assert page.select(".results, mark") == []
        return response.status_code, response.headers["Retry-After"], page.h1.text

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "There have been too many searches from your network."),
            ("sv", "Det har kommit för många sökningar från ditt nätverk."),
        ],
    )
    def test_too_many_searches(self, language, said):
        assert [self.ask().status_code for _time in range(2)] == [200, 200]
        assert self.refusal(self.ask(language=language)) == (429, "4", said)
        assert self.ask(address="192.0.2.8").status_code == 200

    def test_a_refusal_needs_no_database(self, monkeypatch, django_assert_num_queries):
        monkeypatch.setattr(limits, "rate", RateLimit(1, 4, 10))
        self.ask()
        with django_assert_num_queries(0):
            assert self.ask().status_code == 429

    def test_only_searches_are_counted(self):
        for _time in range(3):
            assert self.ask(words="").status_code == 200
            assert self.ask(words="!").status_code == 200
            self.ask()
            assert self.client.get("/en/", REMOTE_ADDR="192.0.2.7").status_code == 200

    def test_an_ipv6_network_is_one_client(self):
        addresses = [f"2001:db8:1:2::{number}" for number in range(3)]
        assert [self.ask(address=one).status_code for one in addresses] == [200, 200, 429]
        assert self.ask(address="2001:db8:1:3::1").status_code == 200

    def test_without_an_address_nothing_is_counted(self):
        assert [self.ask(address="").status_code for _time in range(5)] == [200] * 5

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "Too many people are searching at the moment."),
            ("sv", "Det är för många som söker just nu."),
        ],
    )
    def test_busy(self, monkeypatch, language, said):
        monkeypatch.setattr(limits, "concurrency", slots := ConcurrencyLimit(1, 0))
        with slots.hold_slot(0):
            assert self.refusal(self.ask(language=language)) == (503, "5", said)
            assert self.ask(words="").status_code == 200
        assert self.ask().status_code == 200

    @pytest.mark.parametrize(
        ("language", "said"),
        [("en", "This search took too long."), ("sv", "Sökningen tog för lång tid.")],
    )
    def test_too_long(self, monkeypatch, language, said):
        monkeypatch.setattr(limits, "TIME_LIMIT", -1)
        assert self.refusal(self.ask(language=language)) == (503, "5", said)
