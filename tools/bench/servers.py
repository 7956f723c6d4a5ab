"""Both sites behind the server of docs/deployment.md, each as a process whose costs are counted."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from tools.bench.data import kept
from tools.bench.environments import collect, floor_environment, our_environment
from tools.bench.processes import family, memory, processor_seconds
from tools.bench.rounds import interleaved
from tools.browser.server import Site, set_address, wait_until_it_answers
from tools.ports import free_port
from tools.sources import ROOT
from tools.web.deployment import gunicorn_arguments
from tools.web.production import HOST

HEADERS: Final = {"Accept-Encoding": "gzip"}  # as every browser sends
PATIENCE: Final = 120
OURS: Final = "groupsite.wsgi"
FLOOR: Final = "tools.bench.floor.wsgi"


@dataclass(frozen=True)
class Server:
    """A running server, and the processes behind its address."""

    address: str
    pids: tuple[int, ...]  # of the masters

    def processor_seconds(self) -> float:
        return sum(map(processor_seconds, self.pids))

    def workers(self) -> list[int]:
        return [pid for master in self.pids for pid in family(master)[1:]]

    def memory(self) -> int:
        return sum(memory(pid) for pid in self.workers())

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)

    def cost(self, path: str, requests: int) -> float:
        """Return the processor seconds of one request, on a connection that is kept open."""
        connection = self.connection()
        before = self.processor_seconds()
        for _request in range(requests):
            status, _body = get(connection, path)
            if status != 200:
                raise RuntimeError(f"{self.address}{path} answers {status}")
        after = self.processor_seconds()
        connection.close()
        return (after - before) / requests

    def warm(self, *paths: str) -> None:
        """Request each page on many connections, so that every worker has answered."""
        for path in paths:
            for _connection in range(8):
                self.cost(path, 1)


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    """Return the status and the body as it came, compressed or not."""
    connection.request("GET", path, headers=HEADERS)
    response = connection.getresponse()
    return response.status, response.read()


class Workshop:
    """A temporary folder for one kind of measurement, with copies of the kept data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def copy(self, name: str) -> Path:
        """Copy the data of a site. What servers write dies with the folder."""
        data = self.folder / f"{name}-{len(list(self.folder.iterdir()))}"
        shutil.copytree(kept(name), data)
        return data

    def static(self, name: str) -> Path:
        """The collected static files of `ours` or `floor`."""
        place = self.folder / f"static-of-{name}"
        if not place.exists():
            data = self.folder
            variables = (
                floor_environment(data, place) if name == "floor" else our_environment(data, place)
            )
            collect(variables)
        return place

    @contextmanager
    def ours(self, data: Path, **variables: str) -> Iterator[Server]:
        """The group's site on this data; `variables` such as GROUPSITE_PAGE_CACHE="off"."""
        where = our_environment(data, self.static("ours"), **variables)
        with serving(OURS, data, where, gunicorn_arguments()) as server:
            yield server

    @contextmanager
    def floor(self, arguments: list[str] | None = None) -> Iterator[Server]:
        data = self.copy("floor")
        where = floor_environment(data, self.static("floor"))
        with serving(FLOOR, data, where, arguments or gunicorn_arguments()) as server:
            yield server


@contextmanager
def serving(
    module: str, data: Path, variables: dict[str, str], arguments: list[str]
) -> Iterator[Server]:
    site = Site(f"http://{HOST}:{free_port()}", data)
    if (data / "db.sqlite3").exists():  # on PostgreSQL, it stays the default site
        set_address(site)
    # The documented arguments begin with the site's own module.
    options = [argument for argument in arguments if argument != OURS]
    bind = ["--bind", site.address.removeprefix("http://")]
    command = [sys.executable, "-m", "gunicorn", module, *options, *bind]
    with running(command, ROOT, variables, data / "server.log", signal.SIGKILL) as process:
        wait_until_it_answers(process, site)
        yield Server(site.address, (process.pid,))


@contextmanager
def running(
    command: list[str], folder: Path, variables: dict[str, str], log: Path, ending: signal.Signals
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a folder, with these variables alone; end it and its children afterwards."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, ending)
        process.wait(timeout=30)


def interleaved_costs[Key](
    turns: dict[Key, tuple[Server, str]],
    requests: int,
    rounds: int,
    requests_of: Mapping[Key, int] | None = None,
) -> dict[Key, list[float]]:
    """Return the costs of each page in each round, after each page has been warmed.

    `requests_of` names turns with another number of requests.
    """
    many = dict.fromkeys(turns, requests) | dict(requests_of or {})
    for server, path in turns.values():
        server.warm(path)
    return interleaved(
        {key: partial(server.cost, path, many[key]) for key, (server, path) in turns.items()},
        rounds,
    )
