"""`db_worker` as its unit runs it: started again a few seconds after it has ended."""

import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from tools.deployed.server import Server
from tools.sources import ROOT

UNIT: Final = ROOT / "deploy" / "systemd" / "groupsite-worker.service"


def seconds_until_restart() -> float:
    """Return RestartSec of the unit, which restarts always."""
    text = UNIT.read_text(encoding="utf-8")
    found = re.search(r"^RestartSec=(\d+)$", text, re.MULTILINE)
    assert found
    assert "Restart=always" in text
    return float(found[1])


class Worker:
    """A worker on the machine of a server. Its log is `worker.log` in the server's data folder."""

    def __init__(self, server: Server, *arguments: str) -> None:
        self.command = [sys.executable, "manage.py", "db_worker", *arguments]
        self.variables = server.variables
        self.log: Path = server.site.data / "worker.log"
        self.restarts = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()
        self._keeper: threading.Thread | None = None

    def start(self) -> None:
        self._stopped.clear()
        self._start_process()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def stop(self) -> None:
        """Kill it, and do not start it again."""
        self._stopped.set()
        if self._process:
            self._process.kill()
        if self._keeper:
            self._keeper.join(30)
            self._keeper = None

    def _start_process(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _keep(self) -> None:
        while self._process is not None:
            self._process.wait()
            if self._stopped.wait(seconds_until_restart()):
                return
            self.restarts += 1
            self._start_process()
