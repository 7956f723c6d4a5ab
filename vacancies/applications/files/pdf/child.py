"""The child process: examines one file and prints one line of JSON. R14.

    python -I -S -c 'from vacancies.applications.files.pdf.child import main; main()' FILE BYTES SECONDS

Answers {"pages": 2} or {"reason": "active"}. Killed by a signal means that a limit was hit; any
other end without an answer means that the site is not set up as it should be.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Final

import pikepdf.settings

from vacancies.applications.files.pdf.opening import look
from vacancies.applications.files.pdf.refusal_reasons import Reason, RefusedError

# More than one stream may be unpacked at a time, and all must fit into the memory.
MAX_BUFFER: Final = 60_000_000
MAX_ENTRIES: Final = 200_000


def main() -> None:
    path, memory, seconds = sys.argv[1:]
    confine(int(memory), int(seconds))
    sys.stdout.write(json.dumps(answer(Path(path))))
    sys.stdout.flush()
    # What is left to tidy up belongs to a file that is not trusted.
    os._exit(0)


def answer(path: Path) -> dict[str, int | str]:
    try:
        found = look(path)
    except RefusedError as error:
        found = error.reason
    except (MemoryError, RecursionError):
        found = Reason.TOO_COMPLEX
    except Exception:  # noqa: BLE001 — whatever a crafted file makes the parser do, it is refused
        found = Reason.UNREADABLE
    if pikepdf.settings.qpdf_limit_errors():
        # qpdf may have left out what went beyond a limit, and so nobody looked at it.
        found = Reason.TOO_COMPLEX
    return {"reason": found.value} if isinstance(found, Reason) else {"pages": found}


def confine(memory: int, seconds: int) -> None:
    """Limit memory and time of this process; no file written, no process started."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_BUFFER,
        run_length_max_memory=MAX_BUFFER,
        png_max_memory=MAX_BUFFER,
        tiff_max_memory=MAX_BUFFER,
        dct_max_memory=MAX_BUFFER,
        parser_max_container_size=MAX_ENTRIES,
    )
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 16,
        resource.RLIMIT_NPROC: 0,
    }
    for what, limit in limits.items():
        try:
            resource.setrlimit(what, (limit, limit))
        except (OSError, ValueError):
            # macOS knows a limit of memory and takes none; there it is a machine for developing.
            if sys.platform != "darwin":
                raise
    # The first signal can be told from the kernel's own killing when memory runs out.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
