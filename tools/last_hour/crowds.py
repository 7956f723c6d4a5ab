"""People who apply: 50 over slow lines, and others who begin in turn. All try again until it works."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import pikepdf

from tools.drills.observations import status_of
from tools.drills.visitors import PatientApplicant
from tools.pdfs import document, saved
from tools.web.applicants import Answer, ask, multipart

SLOW: Final = 50
BYTES_A_SECOND: Final = 125_000  # 1 Mbit/s
PIECES_A_SECOND: Final = 4
SIDE: Final = 1155  # pixels of a scanned page, of three bytes each: 4 MB
PAUSE: Final = (5.0, 15.0)  # seconds between two documents
APPLICATIONS_A_MINUTE: Final = 20
AT_ONCE: Final = 40  # applications that are begun in turn and have not been sent yet


@cache
def _scan() -> bytes:
    return os.urandom(SIDE * SIDE * 3)


def scanned_paper(text: str) -> bytes:
    """A document of 4 MB that cannot be compressed, and that nobody else sends."""
    pdf = document(1, text)
    image = pdf.make_stream(_scan())
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width = image.Height = SIDE
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Scan=image)
    return saved(pdf, compress_streams=False)


def paced(
    body: bytes,
    now: Callable[[], float] = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[bytes]:
    """Yield a body in pieces, as fast as the line is."""
    size, started = BYTES_A_SECOND // PIECES_A_SECOND, now()
    for begin in range(0, len(body), size):
        wait(max(0.0, started + begin / BYTES_A_SECOND - now()))
        yield body[begin : begin + size]


class SlowApplicant(PatientApplicant):
    """Somebody with scanned documents and a line of 1 Mbit/s."""

    def upload(self, kind: str, content: bytes | None = None) -> Answer:
        return super().upload(kind, content or scanned_paper(f"{kind} of {self.email}"))

    def post(self, path: str, body: bytes = b"", kind: str = "") -> Answer:
        if len(body) < BYTES_A_SECOND:
            return super().post(path, body, kind)
        headers = {"Content-Length": str(len(body))}
        answer = ask(self.site, "POST", path, paced(body), kind, headers=headers)
        self.statuses.append(answer.status)
        return answer


@dataclass
class Crowds:
    """All who apply, and what each of their steps was answered at which moment."""

    site: str
    stop: threading.Event = field(default_factory=threading.Event)
    quick: list[PatientApplicant] = field(default_factory=list)
    slow: list[PatientApplicant] = field(default_factory=list)
    answers: list[tuple[float, int]] = field(default_factory=list)

    def run(self) -> None:
        """Return when all have stopped, which they do after what they are sending."""
        with ThreadPoolExecutor(SLOW + AT_ONCE) as pool:
            work = [pool.submit(self._apply_slowly, number) for number in range(SLOW)]
            while not self.stop.wait(60 / APPLICATIONS_A_MINUTE):
                who = PatientApplicant(self.site)
                self.quick.append(who)
                work.append(pool.submit(self._apply, who, (0.5, 1.5), random.Random(who.key)))  # noqa: S311
        for ended in work:
            ended.result()

    def _apply_slowly(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 — no secret
        self.stop.wait(chance.uniform(0, PAUSE[1]))
        while not self.stop.is_set():
            who = SlowApplicant(self.site)
            self.slow.append(who)
            self._apply(who, PAUSE, chance)

    def _apply(
        self, who: PatientApplicant, pause: tuple[float, float], chance: random.Random
    ) -> None:
        for step in who.steps():
            while not self._is_done(step):
                if self.stop.wait(1):
                    return
            if self.stop.wait(chance.uniform(*pause)):
                return

    def _is_done(self, step: Callable[[], Answer]) -> bool:
        status = status_of(step)
        self.answers.append((time.monotonic(), status))
        return status == 303

    @property
    def applicants(self) -> list[PatientApplicant]:
        return [*self.quick, *self.slow]


def many_bytes() -> int:
    """Return how large the upload of a scanned document is."""
    return len(multipart(scanned_paper(""))[0])
