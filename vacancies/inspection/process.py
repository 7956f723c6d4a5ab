"""Starts the child process of `vacancies.pdf` and understands its answer. R14, R15."""

import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from vacancies.pdf.reasons import Reason

logger = logging.getLogger(__name__)

MEMORY: Final = 250_000_000
# Seconds of computing, for a small file and for each further 10 MB.
SECONDS: Final = 4
SECONDS_PER_10_MB: Final = 4
# By the clock it may take longer where others want the processor too; that is no fault of the file.
PATIENCE: Final = 3

START: Final = (
    "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); "
    "from vacancies.pdf.child import main; main()"
)
# As many as can compute at once: more would only make each other late.
_places = threading.BoundedSemaphore(os.cpu_count() or 1)
WAIT_FOR_PLACE: Final = 30


def count_pages(path: Path, size: int) -> int | Reason:
    """The number of pages, or why the file is refused; never raises for anything in the file."""
    if not _places.acquire(timeout=WAIT_FOR_PLACE):
        return Reason.BUSY
    try:
        return _ask(path, SECONDS + SECONDS_PER_10_MB * (size // 10_000_000))
    finally:
        _places.release()


def _ask(path: Path, seconds: int) -> int | Reason:
    try:
        done = subprocess.run(  # noqa: S603 — our own code; the path is one argument of it
            command(path, MEMORY, seconds),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=seconds * PATIENCE,
            env={},
            cwd="/",
        )
    except subprocess.TimeoutExpired:
        return Reason.BUSY
    except OSError:
        logger.exception("The process that looks into files could not be started.")
        return Reason.BUSY
    if done.returncode < 0:
        return Reason.TOO_COMPLEX
    return _understood(done)


def command(path: Path, memory: int, seconds: int) -> list[str]:
    """Isolated from the environment and the current folder, but with the packages found here."""
    places = "\n".join(str(Path(place).absolute()) for place in sys.path)
    limits = (str(memory), str(seconds))
    return [sys.executable, "-I", "-S", "-c", START, places, str(path.absolute()), *limits]


def _understood(done: subprocess.CompletedProcess[bytes]) -> int | Reason:
    try:
        answer = json.loads(done.stdout)
        return Reason(answer["reason"]) if "reason" in answer else int(answer["pages"])
    except (ValueError, KeyError, TypeError):
        # Not for the file's sake: the child answers whatever it finds. A package may be missing.
        logger.error(
            "The process that looks into files ended with %s and no answer: %s",
            done.returncode,
            done.stderr.decode(errors="replace")[-2000:],
        )
        return Reason.BUSY
