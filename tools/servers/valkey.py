"""A Valkey server for tests, or a Redis server: in memory alone, on this machine alone."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

PROGRAMS: Final = ("valkey-server", "redis-server")
MISSING: Final = "Valkey is missing: `apt-get install valkey-server`, or redis-server."
PATIENCE: Final = 10.0  # seconds


def program() -> str | None:
    """Return the path of the server's program, None if it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@dataclass
class Valkey:
    """A server on a port, with nothing in it when it starts."""

    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        found = program()
        if found is None:
            raise RuntimeError(MISSING)
        options = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self.process = subprocess.Popen(
            [found, *options, "--dir", "/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > until:
                raise RuntimeError("Valkey has not started.")
            time.sleep(0.02)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False


@contextmanager
def valkey(port: int) -> Iterator[Valkey]:
    server = Valkey(port)
    server.start()
    try:
        yield server
    finally:
        server.stop()
