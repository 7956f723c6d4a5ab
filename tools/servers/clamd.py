"""The virus scanner clamd, with one signature of our own, so that nothing has to be downloaded."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MISSING: Final = "clamd is not installed (Debian: apt-get install clamav-daemon)"
# Nobody's virus: the pattern that the signature names.
BAD_WORDS: Final = b"groupsite-test-pattern-that-is-no-virus"
CONFIGURATION: Final = """
LocalSocket {folder}/socket
DatabaseDirectory {folder}
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength {largest}
MaxThreads 2
"""


def is_installed() -> bool:
    return _program() is not None


def _program() -> str | None:
    return shutil.which("clamd", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


class Scanner:
    """A clamd whose files are in `folder`, which it must be able to enter."""

    def __init__(self, folder: Path, largest: str = "1M") -> None:
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None
        folder.chmod(0o755)
        (folder / "ours.ndb").write_text(f"Groupsite.Test:0:*:{BAD_WORDS.hex()}\n")
        configuration = CONFIGURATION.format(folder=folder, largest=largest)
        (folder / "clamd.conf").write_text(configuration)

    @property
    def address(self) -> str:
        return f"unix:{self.folder}/socket"

    def start(self) -> None:
        program = _program()
        if program is None:
            raise RuntimeError(MISSING)
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [program, "--config-file", self.folder / "clamd.conf"], stdout=log, stderr=log
            )
        until = time.monotonic() + 60
        while not (self.folder / "socket").exists():
            if self.process.poll() is not None or time.monotonic() > until:
                log_text = (self.folder / "log").read_text()
                raise RuntimeError(f"clamd did not start: {log_text[-500:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)
            self.process = None
        (self.folder / "socket").unlink(missing_ok=True)


@contextmanager
def scanner(folder: Path, largest: str = "1M") -> Iterator[Scanner]:
    """A scanner that runs; it may be stopped meanwhile. `largest` is the largest file that it scans."""
    server = Scanner(folder, largest)
    server.start()
    try:
        yield server
    finally:
        server.stop()
