"""Work waits for the end of a request, and is done by one thread, one after the other."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import clear_script_prefix, get_script_prefix, set_script_prefix

from people.content import after_response
from people.content.after_response import WorkerThread

PATIENCE = 10


@pytest.fixture
def thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkerThread]:
    """One that is given nothing but what the test gives it, without the delay."""
    monkeypatch.setattr(after_response, "DELAY", (0.0, 0.0))
    monkeypatch.setattr(after_response.connections, "close_all", lambda: None)
    made = WorkerThread()
    monkeypatch.setattr(after_response, "later", made.schedule)
    yield made
    done = threading.Event()
    made.schedule([done.set])
    assert done.wait(PATIENCE)


def done_by(act: Callable[[Callable[[], None]], Any]) -> str:
    """The name of the thread that does the work of this act; empty where it was not done."""
    names: list[str] = []
    is_done = threading.Event()

    def work() -> None:
        names.append(threading.current_thread().name)
        is_done.set()

    act(work)
    is_done.wait(1 if not names else 0)
    return names[0] if names else ""


def test_work_outside_of_a_request_can_be_postponed() -> None:
    done: list[int] = []
    with after_response.postponed() as works:
        after_response.run_after_response(lambda: done.append(1))
        assert not after_response.is_in_request()
        assert not done
    for work in works:
        work()
    after_response.run_after_response(lambda: done.append(2))
    assert done == [1, 2]


def test_outside_of_a_request_work_is_done_at_once(thread: WorkerThread) -> None:
    assert done_by(after_response.run_after_response) == threading.current_thread().name


def test_in_a_request_work_waits_for_its_end(thread: WorkerThread) -> None:
    order: list[str] = []
    after_response.on_request_started()
    after_response.run_after_response(lambda: order.append("first"))
    after_response.run_after_response(lambda: order.append("second"))
    time.sleep(0.05)
    order.append("answer")
    after_response.on_request_finished()
    assert done_by(lambda work: thread.schedule([work])) == "after-response"
    assert order == ["answer", "first", "second"]


def test_urls_in_the_work_begin_where_the_site_is_mounted(thread: WorkerThread) -> None:
    prefixes: list[str] = []
    after_response.on_request_started()
    set_script_prefix("/web/")
    try:
        after_response.run_after_response(lambda: prefixes.append(get_script_prefix()))
    finally:
        clear_script_prefix()
    after_response.on_request_finished()
    assert done_by(lambda work: thread.schedule([work])) == "after-response"
    assert prefixes == ["/web/"]


def test_a_response_that_nobody_closed_loses_no_work(thread: WorkerThread) -> None:
    after_response.on_request_started()
    assert done_by(
        lambda work: (after_response.run_after_response(work), after_response.on_request_started())
    )
    after_response.on_request_finished()


def test_requests_of_other_threads_are_not_waited_for(thread: WorkerThread) -> None:
    after_response.on_request_started()
    here = threading.current_thread().name
    other = threading.Thread(
        target=lambda: names.append(done_by(after_response.run_after_response)), name="other"
    )
    names: list[str] = []
    other.start()
    other.join()
    after_response.on_request_finished()
    assert names == ["other"] != [here]


def test_a_fault_stops_nothing_and_tells_nothing(thread: WorkerThread, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)

    def fail() -> None:
        raise ValueError("alice@example.org")

    thread.schedule([fail])
    assert done_by(lambda work: thread.schedule([work])) == "after-response"
    assert "ValueError" in caplog.text
    assert "alice" not in caplog.text


def test_it_waits_so_long_that_the_next_request_is_not_slowed(
    thread: WorkerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By chance, or measuring again would tell after all."""
    monkeypatch.setattr(after_response, "DELAY", (0.1, 0.2))
    began = time.monotonic()
    assert done_by(lambda work: thread.schedule([work]))
    assert time.monotonic() - began >= 0.1


def test_many_wait_together_and_not_one_after_the_other(
    thread: WorkerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_response, "DELAY", (0.2, 0.2))
    began, done = time.monotonic(), threading.Event()
    for _request in range(30):
        thread.schedule([lambda: None])
    thread.schedule([done.set])
    assert done.wait(PATIENCE)
    assert time.monotonic() - began < 3


ENDING = """
import django
from django.conf import settings
settings.configure()
django.setup()
from people.content import after_response
after_response.DELAY = (3600, 3600)
after_response.later([lambda: print("done")])
"""


def test_a_process_that_ends_does_what_waits() -> None:
    """A restart in order loses nothing, and takes no hour."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout.strip(), done.returncode) == ("done", 0), done.stderr
