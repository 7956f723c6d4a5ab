"""Runs the child process of `vacancies.applications.files.pdf` and reads its result (R14, R15)."""

import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from vacancies.applications.files.pdf.refusal_reasons import Reason

logger = logging.getLogger(__name__)

MEMORY: Final = 250_000_000
# CPU seconds for a small file, and for each further 10 MB.
SECONDS: Final = 4
SECONDS_PER_10_MB: Final = 4
# Elapsed time may be longer while other processes use the CPU, which is not the file's fault.
PATIENCE: Final = 3
LEAST_PATIENCE: Final = 25

START: Final = (
    "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); "
    "from vacancies.applications.files.pdf.child_process_main import main; main()"
)
# One per CPU: more would only slow each other down.
_places = threading.BoundedSemaphore(os.cpu_count() or 1)
WAIT_FOR_PLACE: Final = 30


def examine_pdf_in_child_process(path: Path, size: int) -> int | Reason:
    """Return the number of pages of a PDF, or the reason to refuse it, from a child process.

    Never raises because of the file's content.
    """
    if not _places.acquire(timeout=WAIT_FOR_PLACE):
        return Reason.BUSY
    try:
        return _run_child_process(path, SECONDS + SECONDS_PER_10_MB * (size // 10_000_000))
    finally:
        _places.release()


def _run_child_process(path: Path, cpu_seconds: int) -> int | Reason:
    try:
        child = subprocess.Popen(  # noqa: S603 — our own code; the path is one argument of it
            child_process_command(path, MEMORY, cpu_seconds),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={},
            cwd="/",
        )
    except OSError:
        logger.exception("The process that looks into files could not be started.")
        return Reason.BUSY
    with child:
        try:
            answer, told = child.communicate(timeout=max(cpu_seconds * PATIENCE, LEAST_PATIENCE))
        except subprocess.TimeoutExpired:
            return (
                Reason.TOO_COMPLEX
                if _kill_and_get_cpu_seconds(child) > cpu_seconds / 2
                else Reason.BUSY
            )
    return Reason.TOO_COMPLEX if child.returncode < 0 else _parse_child_result(child, answer, told)


def _kill_and_get_cpu_seconds(child: subprocess.Popen[bytes]) -> float:
    """Kill the child process and return the CPU seconds that it used."""
    child.kill()
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime


def child_process_command(path: Path, memory_bytes: int, cpu_seconds: int) -> list[str]:
    """Return the command line of the child process, isolated from environment and folder."""
    places = "\n".join(str(Path(place).absolute()) for place in sys.path)
    limits = (str(memory_bytes), str(cpu_seconds))
    return [sys.executable, "-I", "-S", "-c", START, places, str(path.absolute()), *limits]


def _parse_child_result(
    child: subprocess.Popen[bytes], output: bytes, error_output: bytes
) -> int | Reason:
    """Return the child's result; BUSY, and an error in the log, if its output is not valid."""
    try:
        found = json.loads(output)
        return Reason(found["reason"]) if "reason" in found else int(found["pages"])
    except (ValueError, KeyError, TypeError):
        # Not caused by the file, since the child always answers. For example a package is missing.
        logger.error(
            "The process that looks into files ended with %s and no answer: %s",
            child.returncode,
            error_output.decode(errors="replace")[-2000:],
        )
        return Reason.BUSY
