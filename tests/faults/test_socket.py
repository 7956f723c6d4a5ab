"""The unit's server on a socket that systemd keeps open: a restart refuses nobody."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.sources import ROOT
from tools.browser.server import Site, set_address
from tools.deployed.server import prepare
from tools.web.applicants import ask
from tools.web.deployment import gunicorn_arguments
from tools.web.production import HOST, production

RESTARTS = 2
GUNICORN = (sys.executable, "-m", "gunicorn")
FIRST_PASSED_DESCRIPTOR = 3  # sd_listen_fds(3)


class Activated:
    """A server that is given a listening socket, as `groupsite.socket` gives it."""

    def __init__(self, data: Path) -> None:
        self.listening = socket.create_server((HOST, 0), backlog=2048)
        self.site = Site(f"http://{HOST}:{self.listening.getsockname()[1]}", data)
        set_address(self.site)
        self.variables = production(data)

    def start(self) -> None:
        passed = f"exec {FIRST_PASSED_DESCRIPTOR}<&{self.listening.fileno()}; "
        passed += 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
        with (self.site.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["/bin/bash", "-c", passed, "-", *GUNICORN, *gunicorn_arguments()],
                cwd=ROOT,
                env=self.variables,
                pass_fds=[self.listening.fileno()],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)


def test_nobody_is_refused_while_it_restarts(demo_data: Path, tmp_path: Path) -> None:
    prepare(demo_data, tmp_path / "data")
    server = Activated(tmp_path / "data")
    statuses: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            statuses.append(ask(server.site.address, "GET", "/en/", patience=60).status)
            time.sleep(0.02)

    reader = threading.Thread(target=read)
    server.start()
    try:
        reader.start()
        for _restart in range(RESTARTS):
            before = len(statuses)
            while len(statuses) < before + 5:
                time.sleep(0.05)
            server.stop()
            server.start()
        before = len(statuses)
        while len(statuses) < before + 5:
            time.sleep(0.05)
    finally:
        done.set()
        reader.join(timeout=90)
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()
        server.listening.close()
    assert set(statuses) == {200}
