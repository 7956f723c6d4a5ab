"""Takes from the child what it does not need: other files, the network, other programs and processes.

Where the kernel has Landlock and seccomp (Linux on x86_64 and ARM), a file that takes the parser over
gets nothing for it. Where it has one of them, that one is used; with neither, the limits of
`child_process_main.py` remain (`docs/decisions/0059-sandbox.md`).
"""

import codecs
import sys
from pathlib import Path
from typing import Final

from vacancies.applications.files.inspector.landlock import (
    allow_only_to_read,
    landlock_version,
    libc,
)
from vacancies.applications.files.inspector.seccomp import (
    allow_only_calls_for_reading,
    can_filter_system_calls,
)

SET_NO_NEW_PRIVILEGES: Final = 38  # of prctl(2)
# qpdf reads random numbers for a file with a password.
RANDOM_NUMBERS: Final = Path("/dev/urandom")
# Python loads an encoding when it first uses it, which a confined process could not do.
for encoding in ("ascii", "cp1252", "latin-1", "utf-16", "utf-16-be", "utf-16-le", "utf-8-sig"):
    codecs.lookup(encoding)


def missing_confinements() -> list[str]:
    """Return which of Landlock and seccomp this system does not offer to this process."""
    missing = [] if landlock_version() else ["Landlock"]
    return missing if can_filter_system_calls() else [*missing, "seccomp"]


def confine_to_file(path: Path) -> None:
    """Let this process read `path` and what is open, write to what is open, compute, and end.

    There is no way back. Raises OSError if `path` does not exist, or the kernel refuses what it offers.
    """
    if sys.platform != "linux":
        return
    # Both need it: no program that it starts could have more rights than itself.
    libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    allow_only_to_read([path, RANDOM_NUMBERS])
    allow_only_calls_for_reading()
