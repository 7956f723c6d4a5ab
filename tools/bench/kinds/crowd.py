"""50 visitors who search for the commonest letter while 50 others read: how long each waits.

Each visitor clicks once in two seconds, from a random instant on. The visitors are threads of this
process, on the same machine, so they take some of its time.
"""

import random
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final

from tools.bench.inside import run
from tools.bench.kinds.search import COMMONEST_LETTER, address
from tools.bench.noise import median, percentile
from tools.bench.rounds import Report
from tools.bench.servers import Server, Workshop, get

VISITORS: Final = 50
PAUSE: Final = 2.0  # seconds from one click to the next
SECONDS: Final = 16
ROUNDS: Final = 3
P99: Final = 0.99


@dataclass
class Waits:
    """How long visitors have waited, in milliseconds, and what they were refused."""

    milliseconds: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)


def measure(workshop: Workshop, report: Report) -> None:
    data = workshop.copy("large")
    paths = run("addresses", data, workshop.static("ours"))
    reading = [paths[page] for page in ("home", "vacancies", "posting", "person", "area", "plain")]
    searching = [address(COMMONEST_LETTER)]
    with workshop.ours(data) as server:
        server.warm(*reading)
        rounds = [in_parallel(server, reading, searching) for _round in range(ROUNDS)]
    for number, name in enumerate(("reading", "searching")):
        waits = [both[number].milliseconds for both in rounds]
        p50 = median([median(one) for one in waits])
        values = [percentile(one, P99) for one in waits]
        report.add(f"crowd.{name}", values, f"p50 {p50:.0f} ms")
    refused = [float(len(one.refused) + len(other.refused)) for one, other in rounds]
    asked = len(rounds[0][0].milliseconds) + len(rounds[0][1].milliseconds)
    report.add("crowd.refused", refused, f"of {asked} in a round")


def in_parallel(server: Server, reading: list[str], searching: list[str]) -> tuple[Waits, Waits]:
    both = Waits(), Waits()
    until = time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=visit, args=(server, paths, waits, until, number))
        for paths, waits in zip((reading, searching), both, strict=True)
        for number in range(VISITORS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return both


def visit(server: Server, paths: list[str], waits: Waits, until: float, number: int) -> None:
    """One visitor: clicks, waits for the page, and clicks again when the pause is over."""
    rng = random.Random(number)  # noqa: S311 — no secret
    click = time.monotonic() + rng.uniform(0, PAUSE)
    for path in cycle(paths[number % len(paths) :] + paths[: number % len(paths)]):
        if click > until:
            return
        time.sleep(max(click - time.monotonic(), 0))
        started = time.monotonic()
        status, _body = get(server.connection(), path)
        waits.milliseconds.append((time.monotonic() - started) * 1000)
        if status != 200:
            waits.refused.append(status)
        click = max(click + PAUSE, time.monotonic())
