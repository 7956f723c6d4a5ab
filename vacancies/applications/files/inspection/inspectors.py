"""Keeps processes ready that look into files (`vacancies.applications.files.inspector.server`).

An inspector is started when a file needs one and none is ready. It is a new Python process without
Django, settings or environment, not a copy of the web process. Each one looks into one file at a
time. It belongs to the process that started it: a fork closes its pipes, and its end ends it.
"""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, cast

PATHS: Final = "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); "
START: Final = f"{PATHS}from vacancies.applications.files.inspector.server import serve; serve()"
# An inspector ends a child in time. If it does not, something is wrong with the inspector.
GRACE: Final = 5
MAX_ANSWER_BYTES: Final = 1 << 20
PIECE: Final = 64 * 1024


class InspectorFailedError(Exception):
    """Raised if an inspector gives no answer; the message is what it has printed as errors."""


class Inspector:
    """A process that is ready to look into files, one at a time."""

    def __init__(self) -> None:
        places = "\n".join(str(Path(place).absolute()) for place in sys.path)
        self.process = subprocess.Popen(  # noqa: S603 — our own code
            [sys.executable, "-I", "-S", "-c", START, places],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env={},
            cwd="/",
            # Its group is itself and its child. Ctrl-C in a terminal is meant for the site.
            start_new_session=True,
        )
        self._input = cast("IO[bytes]", self.process.stdin)
        self._output = cast("IO[bytes]", self.process.stdout)
        self._errors = cast("IO[bytes]", self.process.stderr)
        _living.add(self)

    def has_ended(self) -> bool:
        """Whether the process has ended; it stays a zombie, so that `end` can still find its child."""
        how = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, how) is not None

    def examine_in_child(self, request: dict[str, Any]) -> Any:
        """Have a child examine a file; return a dict: its exit code, `is_late`, output, errors and CPU time.

        Raises EOFError or another OSError than TimeoutError if the inspector has ended, TimeoutError
        if it does not answer, and ValueError if it is no answer.
        """
        self._input.write(json.dumps(request).encode() + b"\n")
        return json.loads(self._read_line(time.monotonic() + request["patience"] + GRACE))

    def _read_line(self, deadline: float) -> bytes:
        line, poll = b"", select.poll()
        poll.register(self._output, select.POLLIN)
        while not line.endswith(b"\n"):
            if not poll.poll(max(0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            piece = self._output.read(PIECE)
            if not piece or len(line) > MAX_ANSWER_BYTES:
                raise EOFError
            line += piece
        return line

    def end(self) -> str:
        """End the process and its child; return the errors that it has printed."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        _output, errors = self.process.communicate()
        _living.discard(self)
        return errors.decode(errors="replace")

    def close_pipes_in_fork(self) -> None:
        """Close the pipes in a fork, so that the inspector notices the end of its own process."""
        for pipe in (self._input, self._output, self._errors):
            pipe.close()
        # It is no child of the fork, which cannot wait for it.
        self.process.returncode = 0


_living: set[Inspector] = set()
_ready: list[Inspector] = []


def examine_in_child_of_inspector(request: dict[str, Any]) -> Any:
    """Have a child examine a file; return a dict: its exit code, `is_late`, output, errors and CPU time.

    Tries again if an inspector had ended while it was waiting. Raises InspectorFailedError, and
    OSError if none can be started.
    """
    while True:
        inspector, is_new = _take_ready_or_start()
        try:
            answer = inspector.examine_in_child(request)
        except (OSError, EOFError, ValueError) as error:
            errors = inspector.end()
            if is_new or isinstance(error, (TimeoutError, ValueError)):
                raise InspectorFailedError(errors or repr(error)) from error
        except BaseException:
            inspector.end()
            raise
        else:
            _ready.append(inspector)
            return answer


def _take_ready_or_start() -> tuple[Inspector, bool]:
    """Return an inspector, and whether it has just been started."""
    with suppress(IndexError):  # two threads may take the last one
        while True:
            inspector = _ready.pop()
            if not inspector.has_ended():
                return inspector, False
            inspector.end()
    return Inspector(), True


def end_all_inspectors() -> None:
    """End all inspectors of this process."""
    _ready.clear()
    for inspector in list(_living):
        inspector.end()


def _forget_all_inspectors_in_fork() -> None:
    _ready.clear()
    for inspector in list(_living):
        inspector.close_pipes_in_fork()
    _living.clear()


atexit.register(end_all_inspectors)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all_inspectors_in_fork)
