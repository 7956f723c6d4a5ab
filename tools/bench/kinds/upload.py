"""What an applicant uploads, beside a bare view that stores a file."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from tools.bench.noise import median
from tools.bench.processes import family, memory
from tools.bench.rounds import Report, interleaved, ratios
from tools.bench.servers import Server, Workshop
from tools.pdfs import good_pdf, pdf_of_size
from tools.web.applicants import Answer, Applicant, ask, multipart

LARGE: Final = 41_943_040  # bytes: what the site calls 40 MB
ROUNDS: Final = 25
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
                "bare": partial(_seconds, floor, bare, bare_processor := []),
                "ours": partial(_seconds, ours, site, site_processor := []),
                "cv": lambda: _processor_seconds(ours, partial(_send, ours, slot, 303, *small)),
            },
            ROUNDS,
        )
        growths = [_growth(ours, site) for _round in range(ROUNDS)]
    note = f"{median(seconds['ours']):.2f} / {median(seconds['bare']):.2f} s, "
    note += f"{median(site_processor):.2f} / {median(bare_processor):.2f} s of processor time"
    report.add("upload.speed", ratios(seconds["bare"], seconds["ours"]), note)
    workers = median([growth.workers / MEGABYTE for growth in growths])
    everything = [growth.everything / MEGABYTE for growth in growths]
    report.add("upload.growth", everything, f"workers alone {workers:.1f} MB")
    report.add("upload.cv", [one * 1000 for one in seconds["cv"]])


def _send(server: Server, path: str, expected: int, body: bytes, kind: str) -> Answer:
    answer = ask(server.address, "POST", path, body, kind)
    if answer.status != expected or (expected == 303 and "kept=" not in answer.location):
        raise RuntimeError(f"{path} answers {answer.status}: {answer.location}")
    return answer


def _seconds(server: Server, act: Callable[[], Answer], processor: list[float]) -> float:
    """Return how long it took, and add the processor time to the list."""
    before, started = server.processor_seconds(), time.monotonic()
    act()
    seconds = time.monotonic() - started
    processor.append(server.processor_seconds() - before)
    return seconds


def _processor_seconds(server: Server, act: Callable[[], Answer]) -> float:
    before = server.processor_seconds()
    for _file in range(SMALL_FILES):
        act()
    return (server.processor_seconds() - before) / SMALL_FILES


@dataclass
class Watched:
    """The most bytes that processes have taken: all of them, and those that were there before."""

    everything: int = 0
    workers: int = 0


def _growth(server: Server, act: Callable[[], Answer]) -> Watched:
    """How many more bytes processes took at most.

    Uploads lie in files, and what a process maps of a file takes no memory from others.
    """
    there = {pid for master in server.pids for pid in family(master)}

    def taken() -> Watched:
        each = {pid: memory(pid, "Pss_Anon") for master in server.pids for pid in family(master)}
        return Watched(sum(each.values()), sum(each.get(pid, 0) for pid in there))

    before = taken()
    with _repeated(taken) as seen:
        act()
    return Watched(
        max(one.everything for one in seen) - before.everything,
        max(one.workers for one in seen) - before.workers,
    )


@contextmanager
def _repeated[Seen](look: Callable[[], Seen]) -> Iterator[list[Seen]]:
    """Look again and again until the end of the block; what was seen is in the list."""
    seen, over = [look()], threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            seen.append(look())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()
