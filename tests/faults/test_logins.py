"""Passwords guessed by many at once: few are checked, memory stays small, and readers are served."""

import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.faults import memory
from tests.faults.guessers import ADMIN, FRONT, NETWORKS, guess
from tests.faults.stress import at_once
from tools.deployed.server import Server
from tools.web.applicants import ask

pytestmark = pytest.mark.alone

GUESSES, PARALLEL = 1000, 80
KNOWN = ("administrator", "editor", "member", "translator", "officer", "reader")
ACCOUNTS = [*KNOWN, *(f"nobody-{number}" for number in range(50 - len(KNOWN)))]
MEGABYTE = 1_000_000


@contextmanager
def readers(server: Server) -> Iterator[list[float]]:
    """Three who read one page after the other meanwhile; how many seconds each page took."""
    over, waited = threading.Event(), list[float]()

    def read() -> None:
        while not over.wait(0.1):
            asked = time.monotonic()
            assert ask(server.site.address, "GET", "/en/").status == 200
            waited.append(time.monotonic() - asked)

    with ThreadPoolExecutor(3) as pool:
        reading = [pool.submit(read) for _reader in range(3)]
        try:
            yield waited
        finally:
            over.set()
    for ended in reading:
        ended.result()


def alone(server: Server) -> float:
    """What half of the readers wait at most while nobody logs in: this machine, at this moment."""
    with readers(server) as waited:
        time.sleep(3)
    return statistics.median(waited)


def assert_served(waited: list[float], usually: float) -> None:
    """Of a hundred pages, one may take a second: longer where this machine has other work as well."""
    assert len(waited) >= 20
    p99 = statistics.quantiles(waited, n=100, method="inclusive")[-1]
    assert p99 < max(1, 10 * usually), f"{p99:.2f} s, where {usually:.2f} s are usual"


def test_of_a_thousand_guesses_few_are_checked(server: Server) -> None:
    """R61, R62: over fifty accounts, both login pages and all workers, from forty networks at once."""
    attempts = [
        (ACCOUNTS[number % 50], NETWORKS[number % 40], (ADMIN, FRONT)[number % 3 % 2])
        for number in range(GUESSES)
    ]
    usually = alone(server)
    with readers(server) as waited, ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda attempt: guess(server.site.address, *attempt), attempts))
    assert set(answers) <= {200, 429, 503}
    checked = Counter(
        name for (name, *_where), status in zip(attempts, answers, strict=True) if status == 200
    )
    assert set(checked) == set(ACCOUNTS)
    assert max(checked.values()) <= 10
    assert_served(waited, usually)


def test_parallel_logins_take_little_memory_and_hold_up_nobody(server: Server) -> None:
    """Every hash takes memory and a core, and anybody may ask for one."""
    site = server.site.address
    for number in range(12):  # whatever is loaded once is loaded now
        guess(site, f"first-{number}", NETWORKS[100 + number])
    # So are the connections of the threads: SQLite keeps the schema in each, readers cause as many.
    at_once([lambda: ask(site, "GET", ADMIN)] * PARALLEL)
    acts = [
        lambda number=number: guess(site, f"other-{number}", NETWORKS[200 + number])
        for number in range(PARALLEL)
    ]
    answers, usually = list[int](), alone(server)
    with readers(server) as waited:
        time.sleep(0.5)
        taken = memory.above(server, lambda: answers.extend(at_once(acts)))
        time.sleep(0.5)
    assert set(answers) <= {200, 503}
    assert answers.count(200) > 0
    assert sum(taken) < 100 * MEGABYTE, f"{sum(taken) / MEGABYTE:.0f} MB"
    assert_served(waited, usually)
