"""Runs functions after the response: mail, so that no response time reveals it (R36), and pictures.

Sending a mail takes seconds, and neither this response nor the next one should show by its duration
whether a mail is sent (R62). So the work waits until the response is closed and a random number of
seconds have passed; then a single thread of this process does it. Outside of requests (commands,
workers) the work is done immediately.

The thread ends when it has no more work, and a process that shuts down normally waits for it. If a
process is killed, `applications_housekeeping` sends the mail that is left in the outbox.
"""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from random import SystemRandom
from typing import Any, Final

from asgiref.local import Local
from django.db import connections
from django.urls import get_script_prefix, set_script_prefix

from people.content.django_versions import Task

logger = logging.getLogger(__name__)

Work = Callable[[], Any]
# Minimum and maximum of the seconds after the response.
DELAY: Final = (1.0, 4.0)
# Interval in seconds at which the thread checks whether its process is shutting down.
SHUTDOWN_CHECK_SECONDS: Final = 0.5

_random: Final = SystemRandom()
_request: Final = Local()


def run_after_response(work: Work) -> None:
    """Call `work` in a thread some seconds after the current response; outside of a request, call it now."""
    waiting = getattr(_request, "waiting", None)
    if waiting is None:
        waiting = getattr(_request, "postponed", None)
    if waiting is None:
        work()
    else:
        waiting.append(partial(_run_below_prefix, get_script_prefix(), work))


def _run_below_prefix(prefix: str, work: Work) -> None:
    """Call `work` with the path at which the site is mounted, which Django keeps for each thread."""
    set_script_prefix(prefix)
    work()


@contextmanager
def postponed() -> Iterator[list[Work]]:
    """Collect in a list what would be run now in this block, which is outside of requests."""
    _request.postponed = []
    try:
        yield _request.postponed
    finally:
        _request.postponed = None


def is_in_request() -> bool:
    """Whether this thread is serving a request."""
    return getattr(_request, "waiting", None) is not None


def enqueue_after_response(background_task: Task, pk: int) -> None:
    """Enqueue a task about one row after the current response; log an error of the task backend."""
    run_after_response(partial(_enqueue_or_log, background_task, pk))


def _enqueue_or_log(background_task: Task, pk: int) -> None:
    try:
        background_task.enqueue(pk)
    except Exception:  # whatever the backend's trouble is, the request has done its work
        logger.exception("%s of row %d is not done.", background_task.name, pk)


def on_request_started(**kwargs: Any) -> None:
    """Handle Django's signal: collect this request's calls of `run_after_response` from now on."""
    if waiting := getattr(_request, "waiting", None):  # the previous response was not closed
        later(waiting)
    # A list, because under ASGI a view runs in a copy of this context.
    _request.waiting = []


def on_request_finished(**kwargs: Any) -> None:
    """Handle Django's signal: hand the collected functions to the worker thread."""
    waiting, _request.waiting = getattr(_request, "waiting", None), None
    if waiting:
        later(waiting)


class WorkerThread:
    """Calls scheduled functions in one thread, each when it is due."""

    def __init__(self) -> None:
        self._work_added = threading.Condition()
        self._works: list[tuple[float, int, Work]] = []
        self._numbers = itertools.count()
        self._is_running = False

    def schedule(self, works: Iterable[Work]) -> None:
        """Schedule these functions for a random moment a few seconds later.

        Starts the thread if it is not running.
        """
        due = time.monotonic() + _random.uniform(*DELAY)
        with self._work_added:
            for work in works:
                heapq.heappush(self._works, (due, next(self._numbers), work))
            self._work_added.notify()
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run_scheduled_work, name="after-response").start()

    def _run_scheduled_work(self) -> None:
        while work := self._wait_for_next_due_work():
            try:
                work()
            except Exception as error:  # noqa: BLE001 — no caller could handle it, and other functions wait
                logger.error("Work after a response failed: %s", type(error).__name__)
            finally:
                connections.close_all()

    def _wait_for_next_due_work(self) -> Work | None:
        """Wait until a scheduled function is due and return it; return None if none is left."""
        with self._work_added:
            while self._works:
                wait = self._works[0][0] - time.monotonic()
                if wait <= 0 or not threading.main_thread().is_alive():
                    return heapq.heappop(self._works)[2]
                self._work_added.wait(min(wait, SHUTDOWN_CHECK_SECONDS))
            self._is_running = False
            return None


later: Callable[[Iterable[Work]], None] = WorkerThread().schedule
