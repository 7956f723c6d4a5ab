"""What an applicant uploads, beside a bare view that stores a file."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from tools.bench.noise import median
from tools.bench.processes import family, memory
from tools.bench.rounds import Report, interleaved, ratios
from tools.bench.servers import Server, Workshop
from tools.pdfs import good_pdf, pdf_of_size
from tools.web.applicants import Answer, Applicant, ask, multipart

LARGE: Final = 41_943_040  # bytes: what the site calls 40 MB
ROUNDS: Final = 7
SMALL_FILES: Final = 5
EVERY: Final = 0.02  # seconds
MEGABYTE: Final = 1_000_000


def measure(workshop: Workshop, report: Report) -> None:
    large, small = multipart(pdf_of_size(LARGE)), multipart(good_pdf(2, "CV"))
    with workshop.ours(workshop.copy("demo")) as ours, workshop.floor() as floor:
        who = Applicant(ours.address)
        assert who.begin().status == 303
        slot = who.slot("CV")
        bare = partial(_send, floor, "/upload/", 200, *large)
        site = partial(_send, ours, slot, 303, *large)
        for _worker in range(6):  # whatever is loaded once is loaded now
            _send(ours, slot, 303, *small)
            _send(floor, "/upload/", 200, *small)
        seconds = interleaved(
            {
                "bare": partial(_seconds, bare),
                "ours": partial(_seconds, site),
                "growth": lambda: _growth(ours, site),
                "cv": lambda: _processor_seconds(ours, partial(_send, ours, slot, 303, *small)),
            },
            ROUNDS,
        )
    note = f"{median(seconds['ours']):.2f} / {median(seconds['bare']):.2f} s"
    report.add("upload.speed", ratios(seconds["bare"], seconds["ours"]), note)
    report.add("upload.growth", seconds["growth"])
    report.add("upload.cv", [one * 1000 for one in seconds["cv"]])


def _send(server: Server, path: str, expected: int, body: bytes, kind: str) -> Answer:
    answer = ask(server.address, "POST", path, body, kind)
    if answer.status != expected or (expected == 303 and "kept=" not in answer.location):
        raise RuntimeError(f"{path} answers {answer.status}: {answer.location}")
    return answer


def _seconds(act: Callable[[], Answer]) -> float:
    started = time.monotonic()
    act()
    return time.monotonic() - started


def _processor_seconds(server: Server, act: Callable[[], Answer]) -> float:
    before = server.processor_seconds()
    for _file in range(SMALL_FILES):
        act()
    return (server.processor_seconds() - before) / SMALL_FILES


def _growth(server: Server, act: Callable[[], Answer]) -> float:
    """The most megabytes that all processes took together beyond what they had before.

    Uploads lie in files, and what a process maps of a file takes no memory from others.
    """
    with _watched(server) as most:
        before = most[0]
        act()
    return (most[0] - before) / MEGABYTE


@contextmanager
def _watched(server: Server) -> Iterator[list[int]]:
    """The most memory that the processes have taken so far, in a list of one number."""

    def taken() -> int:
        return sum(memory(pid, "Pss_Anon") for master in server.pids for pid in family(master))

    most, over = [taken()], threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            most[0] = max(most[0], taken())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()
