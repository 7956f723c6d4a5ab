"""The child process: examines one file and prints one line of JSON (R14).

Prints {"pages": 2} or {"reason": "active"}. If a signal kills it, the file has hit a limit; any
other end without an answer means that the site is not set up correctly. `server.py` starts it.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Final

import pikepdf.settings

from vacancies.applications.files.pdf.document_checks import examine_pdf
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason

# Several streams may be unpacked at a time, and all must fit into memory.
MAX_BUFFER: Final = 60_000_000
MAX_ENTRIES: Final = 200_000


def print_examination(path: Path) -> None:
    sys.stdout.write(json.dumps(examine_file(path)))


def examine_file(path: Path) -> dict[str, int | str]:
    try:
        found = examine_pdf(path)
    except PdfRefusedError as error:
        found = error.reason
    except (MemoryError, RecursionError):
        found = Reason.TOO_COMPLEX
    except Exception:  # noqa: BLE001 — whatever a crafted file makes the parser do, it is refused
        found = Reason.UNREADABLE
    if pikepdf.settings.qpdf_limit_errors():
        # qpdf may have skipped what exceeds a limit, and then nothing has examined it.
        found = Reason.TOO_COMPLEX
    return {"reason": found.value} if isinstance(found, Reason) else {"pages": found}


def limit_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Limit this process's memory and CPU time; forbid it to write files or start processes."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_BUFFER,
        run_length_max_memory=MAX_BUFFER,
        png_max_memory=MAX_BUFFER,
        tiff_max_memory=MAX_BUFFER,
        dct_max_memory=MAX_BUFFER,
        parser_max_container_size=MAX_ENTRIES,
    )
    limits = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 16,
        resource.RLIMIT_NPROC: 0,
    }
    for what, limit in limits.items():
        try:
            resource.setrlimit(what, (limit, limit))
        except (OSError, ValueError):
            # macOS does not enforce the memory limit; it is used for development only.
            if sys.platform != "darwin":
                raise
    # SIGXCPU can be told apart from the kernel's SIGKILL when memory runs out.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
