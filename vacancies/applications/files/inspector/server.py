"""The inspector: a process that stays ready, and starts a limited child process for each file (R14).

    python -I -S -c 'from vacancies.applications.files.inspector.server import serve; serve()'

It reads one line of JSON for each file and prints one with the result. It never opens a file itself,
and a child cannot reach its input or output. It ends when its input ends, because then the process
that started it has ended, or after IDLE_SECONDS without a file.
"""

import gc
import json
import os
import select
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from typing import Any, Final

from vacancies.applications.files.inspector.child_process_main import (
    limit_process,
    print_examination,
)
from vacancies.applications.files.inspector.confinement import confine_to_file

IDLE_SECONDS: Final = 600
# The end of what a child prints; a result has a few bytes.
MAX_PRINTED_BYTES: Final = 64 * 1024
FIRST_NAP: Final = 0.0005
LONGEST_NAP: Final = 0.05
INPUT: Final = 0
# More descriptors than this process ever opens.
DESCRIPTORS: Final = 64


def serve(examine: Callable[[Path], None] = print_examination) -> None:
    """Answer requests until the input ends or nothing has been requested for a long time."""
    # A child then shares the memory of what has been imported.
    gc.freeze()
    while _is_readable(INPUT, IDLE_SECONDS) and (line := sys.stdin.buffer.readline()):
        sys.stdout.write(json.dumps(_run_child(examine, json.loads(line))) + "\n")
        sys.stdout.flush()


def _run_child(examine: Callable[[Path], None], request: dict[str, Any]) -> dict[str, Any]:
    """Run one child and return how it ended, what it printed and the CPU seconds that it used."""
    output, output_end = os.pipe()
    errors, errors_end = os.pipe()
    child = os.fork()
    if child == 0:
        _examine_as_child_and_exit(examine, request, output_end, errors_end)
    os.close(output_end)
    os.close(errors_end)
    deadline = time.monotonic() + request["patience"]
    try:
        printed = _read_until_closed(output, errors, deadline)
        found = _wait_until_ended(child, deadline)
        if is_late := found is None:
            os.kill(child, SIGKILL)
            found = os.wait4(child, 0)
    except BaseException:
        os.kill(child, SIGKILL)
        raise
    finally:
        os.close(output)
        os.close(errors)
    _pid, status, used = found
    return {
        "exit": os.waitstatus_to_exitcode(status),
        "is_late": is_late,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "output": printed[output].decode(errors="replace"),
        "errors": printed[errors].decode(errors="replace"),
    }


def _examine_as_child_and_exit(
    examine: Callable[[Path], None], request: dict[str, Any], output: int, errors: int
) -> None:
    """Examine the file within the limits; never return."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), INPUT)
        os.dup2(output, sys.stdout.fileno())
        os.dup2(errors, sys.stderr.fileno())
        os.closerange(sys.stderr.fileno() + 1, DESCRIPTORS)
        path = Path(request["path"])
        limit_process(request["memory_bytes"], request["cpu_seconds"])
        confine_to_file(path)
        examine(path)
        sys.stdout.flush()
        code = 0
    except BaseException:  # noqa: BLE001 — whatever it is, a child must not go on as an inspector
        with suppress(BaseException):
            traceback.print_exc()
            sys.stderr.flush()
    finally:
        # Exit without cleanup, which would run code on data from an untrusted file.
        os._exit(code)


def _read_until_closed(output: int, errors: int, deadline: float) -> dict[int, bytes]:
    """Return {pipe: last bytes} once a child closes both or is late. Raises EOFError if nobody waits."""
    printed = {output: b"", errors: b""}
    still_open = set(printed)
    while still_open and (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([*still_open, INPUT], [], [], left)
        if INPUT in ready:
            # One request at a time: this is the end of the input, so nobody waits for the result.
            raise EOFError
        for pipe in ready:
            piece = os.read(pipe, MAX_PRINTED_BYTES)
            printed[pipe] = (printed[pipe] + piece)[-MAX_PRINTED_BYTES:]
            if not piece:
                still_open.discard(pipe)
    return printed


def _wait_until_ended(child: int, deadline: float) -> tuple[int, int, Any] | None:
    """Return what `os.wait4` says about the child; None if it has not ended in time."""
    nap = FIRST_NAP
    while True:
        pid, status, used = os.wait4(child, os.WNOHANG)
        if pid:
            return pid, status, used
        if time.monotonic() >= deadline:
            return None
        time.sleep(nap)
        nap = min(2 * nap, LONGEST_NAP)


def _is_readable(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])
