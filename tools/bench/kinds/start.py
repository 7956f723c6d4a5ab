"""How long it takes to start: imports, and `make demo` in a new clone."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tools.bench.data import SECONDS, kept
from tools.bench.environments import floor_environment, our_environment
from tools.bench.noise import median
from tools.bench.rounds import Report, interleaved, ratios
from tools.bench.servers import FLOOR, OURS, Workshop, running
from tools.browser.server import answers
from tools.ports import free_port
from tools.sources import ROOT

ROUNDS: Final = 5
CLONES: Final = 2
SECOND_STARTS: Final = 3
PATIENCE: Final = 300


def measure(workshop: Workshop, report: Report) -> None:
    ours = our_environment(workshop.copy("demo"), workshop.static("ours"))
    floor = floor_environment(workshop.copy("floor"), workshop.static("floor"))
    turns = {"ours": partial(_import, OURS, ours), "floor": partial(_import, FLOOR, floor)}
    seconds = interleaved(turns, ROUNDS)
    note = f"{median(seconds['ours']):.2f} / {median(seconds['floor']):.2f} s"
    report.add("start.wsgi", ratios(seconds["ours"], seconds["floor"]), note)
    report.add("start.loader", [float((kept("large") / SECONDS).read_text())])
    clones = [workshop.folder / f"clone-{number}" for number in range(CLONES)]
    for clone in clones:
        _clone(clone)
    for id, starts in (("start.first", clones), ("start.second", clones[:1] * SECOND_STARTS)):
        before = _of_ended_children()
        waits = [_seconds_to_first_page(clone) for clone in starts]
        each = (_of_ended_children() - before) / len(starts)
        report.add(id, waits, f"{each:.1f} s of processor time")


def _import(module: str, variables: dict[str, str]) -> float:
    """Return the processor seconds of a process that imports the module."""
    before = _of_ended_children()
    subprocess.run([sys.executable, "-c", f"import {module}"], cwd=ROOT, env=variables, check=True)
    return _of_ended_children() - before


def _of_ended_children() -> float:
    """Processor seconds of all descendants of this process that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _clone(place: Path) -> None:
    """The files of the repository as they are here, committed or not; nothing that git ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)


def _seconds_to_first_page(clone: Path) -> float:
    port, started = free_port(), time.monotonic()
    with _demo(clone, port) as process:
        while not answers(f"http://127.0.0.1:{port}"):
            if process.poll() is not None or time.monotonic() - started > PATIENCE:
                raise RuntimeError((clone / "demo.log").read_text())
            time.sleep(0.05)
        return time.monotonic() - started


@contextmanager
def _demo(clone: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    ours = ("GROUPSITE_", "DJANGO_", "BENCH_", "MAKE")
    variables = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    command = ["make", "demo", f"PORT={port}"]
    with running(command, clone, variables, clone / "demo.log", signal.SIGTERM) as process:
        yield process
