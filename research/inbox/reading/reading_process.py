"""Reads a BibTeX file in a child process with limits: whatever is in the file, an answer comes back."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from research.bibliography.reading.bibtex_file import MAX_BYTES, ReadFile, ReadWork
from research.bibliography.reading.blocks import Problem
from research.bibliography.work_data import work_of_data
from research.inbox.reading.bibtex_child import TOO_COMPLEX

logger = logging.getLogger(__name__)

MEMORY: Final = 200_000_000
SECONDS: Final = 30
# Elapsed seconds may be more while other processes use the CPU.
PATIENCE: Final = 60

_START: Final = (
    "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); "
    "from research.inbox.reading.bibtex_child import main; main()"
)


class UnreadableFileError(Exception):
    """The file could not be read. `code` is "too_large", "too_complex" or "failed"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_in_child_process(data: bytes, *, memory: int = MEMORY, seconds: int = SECONDS) -> ReadFile:
    """Return the works of a file. Raises UnreadableFileError if it takes too much; never another error.

    `memory` is in bytes, `seconds` are those of the CPU.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFileError("too_large")
    places = "\n".join(str(Path(place).absolute()) for place in sys.path)
    try:
        ended = subprocess.run(  # noqa: S603 — our own code
            [sys.executable, "-I", "-S", "-c", _START, places, str(memory), str(seconds)],
            input=data,
            capture_output=True,
            timeout=max(seconds * 2, PATIENCE),
            env={},
            cwd="/",
            check=False,
            # Ctrl-C in a terminal is meant for the site.
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError("too_complex") from error
    except OSError as error:
        logger.exception("The process that reads BibTeX could not be started.")
        raise UnreadableFileError("failed") from error
    return _read_file(ended)


def _read_file(ended: subprocess.CompletedProcess[bytes]) -> ReadFile:
    try:
        answer = json.loads(ended.stdout)
        return _works_and_problems(answer)
    except (ValueError, KeyError, TypeError) as error:
        # A signal ended it: its limits did.
        code = (
            "too_complex" if ended.returncode < 0 or ended.returncode == TOO_COMPLEX else "failed"
        )
        if code == "failed":
            logger.error("The process that reads BibTeX failed: %s", ended.stderr[-2_000:])
        raise UnreadableFileError(code) from error


def _works_and_problems(answer: dict[str, Any]) -> ReadFile:
    if "error" in answer:
        raise UnreadableFileError(str(answer["error"]))
    return ReadFile(
        [ReadWork(line, work_of_data(data)) for line, data in answer["works"]],
        [Problem(**one) for one in answer["problems"]],
    )
