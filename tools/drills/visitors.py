"""People who read and apply all the time, and what they were answered, by what was going on meanwhile."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Final

from tools.web.applicants import POSTING, Answer, Applicant, ask

PAGES: Final = ("/en/", "/sv/", "/en/people/", "/en/vacancies/", POSTING, "/en/search/?q=phd")
READERS: Final = 3
APPLICANTS: Final = 3
PAUSE: Final = 0.2  # seconds between what one person asks
BROKEN: Final = 0  # in place of a status: the connection broke


class NotServedError(Exception):
    """A page that an applicant needs to go on was not served."""


class PatientApplicant(Applicant):
    """Somebody who tries again later if a page is not served."""

    def get(self, path: str) -> Answer:
        answer = super().get(path)
        if answer.status >= 500:
            raise NotServedError
        return answer


@dataclass
class Visitors:
    """All of them. `phase` is what is going on: before, away, afterwards."""

    site: str
    phase: str = "before"
    reading: Counter[tuple[str, int]] = field(default_factory=Counter)
    applying: Counter[tuple[str, int]] = field(default_factory=Counter)
    applicants: list[Applicant] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        while not self.stop.is_set():
            for page in PAGES:
                self._noted(self.reading, lambda page=page: ask(self.site, "GET", page))
                time.sleep(PAUSE)

    def apply(self) -> None:
        """Apply again and again; a step that was not acknowledged is tried once more, as people do."""
        while not self.stop.is_set():
            who = PatientApplicant(self.site)
            self.applicants.append(who)
            for step in who.steps():
                while not self._is_done(step) and not self.stop.is_set():
                    time.sleep(PAUSE)
                time.sleep(PAUSE)

    def _is_done(self, step: Callable[[], Answer]) -> bool:
        try:
            return self._noted(self.applying, step) == 303
        except (NotServedError, StopIteration, AssertionError):
            return False

    def _noted(self, notes: Counter[tuple[str, int]], act: Callable[[], Answer]) -> int:
        """Do it, and note the status of the answer, unless a phase has ended meanwhile."""
        phase = self.phase
        try:
            status = act().status
        except (OSError, HTTPException):
            status = BROKEN
        except NotServedError:
            notes[self._phase_of(phase), 503] += 1
            raise
        notes[self._phase_of(phase), status] += 1
        return status

    def _phase_of(self, phase: str) -> str:
        return phase if phase == self.phase else "in between"

    def summary(self, notes: Counter[tuple[str, int]], phase: str) -> dict[int, int]:
        """Return how many answers of a phase had each status."""
        return {status: n for (when, status), n in sorted(notes.items()) if when == phase}


@contextmanager
def visiting(site: str) -> Iterator[Visitors]:
    """Visitors who are there until the block ends."""
    visitors = Visitors(site)
    with ThreadPoolExecutor(READERS + APPLICANTS) as pool:
        work = [pool.submit(visitors.read) for _n in range(READERS)]
        work += [pool.submit(visitors.apply) for _n in range(APPLICANTS)]
        try:
            yield visitors
        finally:
            visitors.stop.set()
    for ended in work:
        ended.result()
