"""Has a child process look into a file, and reads its result (R14, R15)."""

import json
import logging
import os
import threading
from pathlib import Path
from typing import Any, Final

from vacancies.applications.files.inspection import inspectors
from vacancies.applications.files.inspection.inspectors import InspectorFailedError
from vacancies.applications.files.pdf.refusal_reasons import Reason

logger = logging.getLogger(__name__)

MEMORY: Final = 250_000_000
# CPU seconds for a small file, and for each further 10 MB.
SECONDS: Final = 4
SECONDS_PER_10_MB: Final = 4
# Elapsed time may be longer while other processes use the CPU, which is not the file's fault.
PATIENCE: Final = 3
LEAST_PATIENCE: Final = 25

WAIT_FOR_PLACE: Final = 30
MAX_LOGGED: Final = 2000


def _new_child_semaphore() -> threading.BoundedSemaphore:
    """Return a semaphore with one place per CPU: more children would only slow each other down."""
    return threading.BoundedSemaphore(os.cpu_count() or 1)


_places = _new_child_semaphore()


def _replace_semaphore_after_fork() -> None:
    """Replace the semaphore: after a fork, no thread is left that would give back a place."""
    global _places  # noqa: PLW0603
    _places = _new_child_semaphore()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_replace_semaphore_after_fork)


def examine_pdf_in_child_process(path: Path, size: int) -> int | Reason:
    """Return the number of pages of a PDF, or the reason to refuse it, from a child process.

    Never raises because of the file's content.
    """
    places = _places
    if not places.acquire(timeout=WAIT_FOR_PLACE):
        return Reason.BUSY
    try:
        return _examine(path, SECONDS + SECONDS_PER_10_MB * (size // 10_000_000))
    finally:
        places.release()


def _examine(path: Path, cpu_seconds: int) -> int | Reason:
    request = {
        "path": str(path.absolute()),
        "memory_bytes": MEMORY,
        "cpu_seconds": cpu_seconds,
        "patience": max(cpu_seconds * PATIENCE, LEAST_PATIENCE),
    }
    try:
        ended = inspectors.examine_in_child_of_inspector(request)
    except OSError:
        logger.exception("The process that looks into files could not be started.")
        return Reason.BUSY
    except InspectorFailedError as error:
        logger.error("The process that looks into files failed: %s", str(error)[-MAX_LOGGED:])
        return Reason.BUSY
    if ended["is_late"]:
        return Reason.TOO_COMPLEX if ended["cpu_seconds"] > cpu_seconds / 2 else Reason.BUSY
    return Reason.TOO_COMPLEX if ended["exit"] < 0 else _parse_child_result(ended)


def _parse_child_result(ended: dict[str, Any]) -> int | Reason:
    """Return the child's result; BUSY, and an error in the log, if its output is not valid."""
    try:
        found = json.loads(ended["output"])
        return Reason(found["reason"]) if "reason" in found else int(found["pages"])
    except (ValueError, KeyError, TypeError):
        # Not caused by the file, since the child always answers. For example a package is missing.
        logger.error(
            "The process that looks into files ended with %s and no answer: %s",
            ended["exit"],
            ended["errors"][-MAX_LOGGED:],
        )
        return Reason.BUSY
