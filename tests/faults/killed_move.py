"""A move that ends as by kill -9: `python -m tests.faults.killed_move FOLDER LINE SECONDS`.

It ends when it has computed for so many seconds since it printed the line. They are seconds of the processor:
on a busy machine a clock would run ahead of the move, which could have ended before.
"""

import io
import signal
import sys

import django
from django.core.management import call_command


class LinesUntilTheEnd(io.StringIO):
    """What the command prints. After the line, the process has only some seconds left."""

    def __init__(self, line: str, seconds: float) -> None:
        super().__init__()
        self.line, self.seconds = line, seconds

    def write(self, text: str) -> int:
        if self.line in text:
            # Nobody handles its signal, so the kernel ends the process at once.
            signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)
        return len(text)


if __name__ == "__main__":
    django.setup()
    folder, line, seconds = sys.argv[1:]
    call_command("move_data", folder, stdout=LinesUntilTheEnd(line, float(seconds)))
