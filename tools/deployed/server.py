"""The site behind the command that `docs/deployment.md` gives, as processes that a test may kill."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.browser.server import Site, set_address, wait_until_it_answers
from tools.deployed.log_lines import faults_in_file
from tools.ports import free_port
from tools.sources import ROOT
from tools.web.deployment import gunicorn_arguments
from tools.web.production import HOST, collect_files, production


class Server:
    """One site on one data folder: started, killed and started again at the same address."""

    def __init__(self, data: Path, **where: str) -> None:
        self.site = Site(f"http://{HOST}:{free_port()}", data)
        self.variables = production(data) | {"DJANGO_SETTINGS_MODULE": "tools.deployed.settings"}
        self.variables |= where
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        address = self.site.address.removeprefix("http://")
        with (self.site.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *gunicorn_arguments(), "--bind", address],
                cwd=ROOT,
                env=self.variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until_it_answers(self.process, self.site)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """All processes at once: the master, its workers, and what looks into files for them."""
        if self.process is not None:
            os.killpg(self.process.pid, number)
            self.process.wait(timeout=30)
            self.process = None

    def stop(self) -> None:
        self.kill()

    def check_log(self) -> None:
        """R23: the server has written nothing about anybody."""
        assert faults_in_file(self.site.data / "server.log") == []

    def workers(self) -> list[int]:
        """The processes that answer."""
        assert self.process
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def manage(self, *arguments: str) -> str:
        """A management command on the data of this server."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.variables,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def prepare(template: Path, data: Path) -> None:
    """A copy of a seeded data folder, with static files as a deployment collects them."""
    shutil.copytree(template, data)
    collect_files(production(data))


@contextmanager
def serving(data: Path, **where: str) -> Iterator[Server]:
    """A server on prepared data; `where` are variables of `tools.deployed.settings`."""
    server = Server(data, **where)
    set_address(server.site)
    try:
        server.start()
        yield server
    finally:
        server.kill()
    server.check_log()
