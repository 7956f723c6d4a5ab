"""Simulates visitors who search while others read, and measures their response times."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import quote

from tools.deployed.server import Server
from tools.sites.large.vocabulary import Vocabulary
from tools.web.applicants import Answer, ask

WORDS = Vocabulary("en").words
SEARCHES = [
    f"/en/search/?q={quote(query)}"
    for query in (WORDS[0], "s", "phd", WORDS[260], "qzxwv", "b d f g h j k l", "Sjöström")
]
READING = ["/en/", "/en/vacancies/", "/en/vacancies/demonstration-phd-position/", "/sv/"]
# Adds records and pages to the demonstration, which exists already: faster than `seed_large`.
POPULATE = """
from django.utils import timezone
from tools.sites.large.populate import populate
from tools.sites.large.sizes import Size
populate(Size.of({pages}), timezone.now())
"""


@dataclass
class Timed:
    """Responses and how many seconds each took."""

    answers: list[Answer] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def ask(self, server: Server, path: str) -> None:
        begun = time.monotonic()
        self.answers.append(ask(server.site.address, "GET", path))
        self.seconds.append(time.monotonic() - begun)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(answer.status for answer in self.answers)

    def percentile(self, part: float) -> float:
        return sorted(self.seconds)[min(int(len(self.seconds) * part), len(self.seconds) - 1)]

    def __str__(self) -> str:
        marks = ", ".join(f"p{part:.0%} {self.percentile(part):.2f} s" for part in (0.5, 0.9, 0.99))
        return f"{dict(self.statuses)}; {marks}; longest {max(self.seconds):.2f} s"


def read(server: Server, seconds: float) -> Timed:
    """One visitor reads one page after another."""
    timed, until = Timed(), time.monotonic() + seconds
    for path in cycle(READING):
        if time.monotonic() > until:
            return timed
        timed.ask(server, path)
    return timed


@contextmanager
def searching(server: Server, many: int) -> Iterator[Timed]:
    """Visitors who search again and again until the end of the block, and respect Retry-After."""
    timed, over = Timed(), threading.Event()

    def search(number: int) -> None:
        for path in SEARCHES[number % len(SEARCHES) :] + SEARCHES * 100:
            if over.is_set():
                return
            timed.ask(server, path)
            over.wait(int(timed.answers[-1].headers.get("retry-after", 0)))

    with ThreadPoolExecutor(many) as pool:
        for number in range(many):
            pool.submit(search, number)
        try:
            yield timed
        finally:
            over.set()
