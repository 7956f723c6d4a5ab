"""Limits that keep searches from slowing down the pages that other visitors read.

A search costs more than any other public page, and anonymous visitors can request as many as they like.
Each process runs one search at a time and lets a few wait; a search is stopped after some seconds; and
each network gets a burst of searches, then one every few seconds. The counts are per process
and in memory, so a search never writes to the database: see `docs/decisions/0020-search-limits.md`.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from math import ceil
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpRequest

from vacancies.applications.rate_limits import client_ip_address_or_network

TIME_LIMIT: Final = 5.0  # seconds for one search
QUEUE_TIMEOUT: Final = 5.0  # seconds to wait for the search that is running
QUEUE_LENGTH: Final = 30  # each waiting search holds one of the 40 threads of a worker
BURST: Final = 60  # searches in a row from one address
INTERVAL: Final = 4.0  # seconds between searches after the burst
SUGGESTION_BURST: Final = 120  # a query takes several requests for suggestions
SUGGESTION_INTERVAL: Final = 1.0
UNANSWERED_BURST: Final = (
    10  # searches in vain whose words are counted, so that nobody fills the table
)
UNANSWERED_INTERVAL: Final = 1800.0
MAX_CLIENTS: Final = 10_000
RETRY_AFTER: Final = 5  # seconds
# Compiling a statement takes longer than running it. The planner does not know that reading all words takes
# longer than using their index.
SET_ON_POSTGRESQL: Final = """
SELECT set_config('statement_timeout', %s, false),
    set_config('jit', 'off', false), set_config('enable_seqscan', 'off', false)
"""
RESET_ON_POSTGRESQL: Final = "RESET statement_timeout; RESET jit; RESET enable_seqscan"
PROGRESS_STEPS: Final = 10_000  # SQLite instructions between two checks: about a millisecond


class RefusalReason(StrEnum):
    RATE_LIMITED = "rate-limited"
    BUSY = "busy"
    TIMED_OUT = "timed-out"


class SearchRefusedError(Exception):
    """A search was refused; the visitor may try again after `retry_after` seconds."""

    def __init__(self, reason: RefusalReason, retry_after: int = RETRY_AFTER) -> None:
        super().__init__(reason)
        self.reason, self.retry_after = reason, retry_after

    @property
    def status(self) -> HTTPStatus:
        if self.reason is RefusalReason.RATE_LIMITED:
            return HTTPStatus.TOO_MANY_REQUESTS
        return HTTPStatus.SERVICE_UNAVAILABLE


class ConcurrencyLimit:
    """Admits `running` threads at a time, and lets `waiting` others wait for a slot."""

    def __init__(self, running: int, waiting: int) -> None:
        self._admitted = threading.BoundedSemaphore(running + waiting)
        self._running = threading.BoundedSemaphore(running)

    @contextmanager
    def hold_slot(self, timeout: float) -> Iterator[None]:
        """Context manager that holds a slot. Raises SearchRefusedError if none is free in time."""
        if not self._admitted.acquire(blocking=False):
            raise SearchRefusedError(RefusalReason.BUSY)
        try:
            if not self._running.acquire(timeout=timeout):
                raise SearchRefusedError(RefusalReason.BUSY)
            try:
                yield
            finally:
                self._running.release()
        finally:
            self._admitted.release()


class RateLimit:
    """Allows each client a burst of requests, then one per interval (the GCRA algorithm)."""

    def __init__(self, burst: int, interval: float, max_clients: int) -> None:
        self._interval, self._max_clients = interval, max_clients
        self._tolerance = (burst - 1) * interval
        self._lock = threading.Lock()
        # The time from which each client may use its whole burst again, least recently seen first.
        self._full_at: dict[str, float] = {}

    def count_request_or_get_wait_seconds(self, client: str, at: datetime) -> int:
        """Count a request and return 0, or return after how many seconds it will be allowed."""
        now = at.timestamp()
        with self._lock:
            full_at = max(self._full_at.pop(client, now), now)
            wait = full_at - now - self._tolerance
            self._full_at[client] = full_at if wait > 0 else full_at + self._interval
            if len(self._full_at) > self._max_clients:
                del self._full_at[next(iter(self._full_at))]
        return ceil(max(wait, 0))


@contextmanager
def total_query_time_limit(seconds: float) -> Iterator[None]:
    """Context manager that stops its queries after `seconds` in total. Raises SearchRefusedError."""
    deadline = time.monotonic() + seconds

    def is_past_deadline() -> bool:
        return time.monotonic() > deadline

    def execute_before_deadline(execute: Callable[..., Any], *args: Any) -> Any:
        if is_past_deadline():
            raise SearchRefusedError(RefusalReason.TIMED_OUT)
        return execute(*args)

    try:
        with (
            _statement_time_limit(seconds, is_past_deadline),
            connection.execute_wrapper(execute_before_deadline),
        ):
            yield
    except OperationalError as error:
        if is_past_deadline():
            raise SearchRefusedError(RefusalReason.TIMED_OUT) from error
        raise


@contextmanager
def _statement_time_limit(seconds: float, is_past_deadline: Callable[[], bool]) -> Iterator[None]:
    """Context manager that lets the database interrupt a statement that runs longer than `seconds`."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        raw = connection.connection
        raw.set_progress_handler(is_past_deadline, PROGRESS_STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)
    elif connection.vendor == "postgresql":
        milliseconds = max(round(seconds * 1000), 1)
        with connection.cursor() as cursor:
            cursor.execute(SET_ON_POSTGRESQL, [str(milliseconds)])
        try:
            yield
        finally:
            # In a transaction that has failed, the rollback resets it.
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute(RESET_ON_POSTGRESQL)
    else:
        yield


concurrency = ConcurrencyLimit(running=1, waiting=QUEUE_LENGTH)
rate = RateLimit(BURST, INTERVAL, MAX_CLIENTS)
suggestion_rate = RateLimit(SUGGESTION_BURST, SUGGESTION_INTERVAL, MAX_CLIENTS)
unanswered_rate = RateLimit(UNANSWERED_BURST, UNANSWERED_INTERVAL, MAX_CLIENTS)


def count_search_or_refuse(request: HttpRequest, at: datetime) -> None:
    """Count a search of this client. Raises SearchRefusedError if there are too many.

    A client without an address (the server listens on a Unix socket) cannot be counted.
    """
    _count_or_refuse(rate, request, at)


def count_suggestions_or_refuse(request: HttpRequest, at: datetime) -> None:
    """Count a request for suggestions of this client. Raises SearchRefusedError if there are too many."""
    _count_or_refuse(suggestion_rate, request, at)


def may_count_unanswered_words(request: HttpRequest, at: datetime) -> bool:
    """Count a search in vain of this client; return whether its words may be counted too."""
    return not _count_or_get_wait_seconds(unanswered_rate, request, at)


def _count_or_refuse(limit: RateLimit, request: HttpRequest, at: datetime) -> None:
    if wait := _count_or_get_wait_seconds(limit, request, at):
        raise SearchRefusedError(RefusalReason.RATE_LIMITED, wait)


def _count_or_get_wait_seconds(limit: RateLimit, request: HttpRequest, at: datetime) -> int:
    client = client_ip_address_or_network(request)
    if not client or not settings.GROUPSITE_SEARCH_THROTTLE:
        return 0
    return limit.count_request_or_get_wait_seconds(client, at)


@contextmanager
def search_limits() -> Iterator[None]:
    """Context manager that waits for a slot and limits the time of a search. Raises SearchRefusedError."""
    with concurrency.hold_slot(QUEUE_TIMEOUT), total_query_time_limit(TIME_LIMIT):
        yield
