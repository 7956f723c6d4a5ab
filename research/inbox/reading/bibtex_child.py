"""The child process that reads a BibTeX file: its limits, and its answer as one line of JSON.

Runs without settings and database, so that a hostile file can reach nothing and take little.
"""

import json
import os
import resource
import sys
from dataclasses import asdict
from typing import Any, Final

from research.bibliography.reading.bibtex_file import MAX_BYTES, read_bibtex
from research.bibliography.work_data import as_data

TOO_COMPLEX: Final = 3
"""The exit code of a child whose file took too much memory."""


def main() -> None:
    """Read a file from standard input. The arguments are bytes of memory and seconds of CPU."""
    memory, seconds = (int(text) for text in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        sys.stdout.write(json.dumps(_answer(data)))
        sys.stdout.flush()
    except (MemoryError, RecursionError):
        # Without memory, nothing but the number can be said.
        os._exit(TOO_COMPLEX)


def _answer(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        return {"error": "too_large"}
    read = read_bibtex(data)
    return {
        "works": [[one.line, as_data(one.work)] for one in read.works],
        "problems": [asdict(problem) for problem in read.problems],
    }
