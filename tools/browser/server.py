"""The site as a process of its own, on a database of its own, as a visitor's browser meets it.

Django's live server shares the test's process: Playwright's event loop there makes Django open
another connection, and from the second test on the database is empty. So browser tests start
`manage.py` like anybody else would, and never touch the ORM.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.browser import migrated
from tools.ports import free_port
from tools.sources import ROOT

SECONDS_TO_START = 60
# Answers of the server itself are wanted: no proxy of this machine, no following of redirects.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, where its data lies, what it has printed."""

    address: str
    data: Path

    def url(self, path: str = "/") -> str:
        """The full address of a path: `site.url("/en/")`."""
        return self.address + path

    @property
    def log(self) -> str:
        return (self.data / "server.log").read_text(encoding="utf-8")


def environment(data: Path) -> dict[str, str]:
    """The developer's settings on a data folder of our own; dev mode would only slow them."""
    ours = {"DJANGO_SETTINGS_MODULE": "groupsite.settings.dev", "GROUPSITE_DATA": str(data)}
    return {key: value for key, value in os.environ.items() if key != "PYTHONDEVMODE"} | ours


def manage(data: Path, *arguments: str) -> str:
    """Run one management command to its end; its output, or an error that shows it."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}")
    return done.stdout


def build_demo(data: Path) -> None:
    """A migrated and seeded data folder, to be copied for each server."""
    data.mkdir(parents=True)
    migrated.fill(data / "db.sqlite3")
    manage(data, "migrate", "--verbosity", "0")
    migrated.keep(data / "db.sqlite3")
    manage(data, "seed_demo", "--address", "http://127.0.0.1:8000")


def shared_demo(temporary: Path) -> Path:
    """The seeded data folder, made once however many processes share the run's temporary folder."""
    shared = temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary
    data = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (data / "ready").exists():
            build_demo(data)
            (data / "ready").touch()
    return data


def set_address(site: Site) -> None:
    """What `seed_demo --address` writes into a seeded site, without starting Django for it."""
    host, _colon, port = site.address.removeprefix("http://").partition(":")
    with closing(sqlite3.connect(site.data / "db.sqlite3")) as database, database:
        database.execute(
            "UPDATE wagtailcore_site SET hostname = ?, port = ? WHERE is_default_site",
            (host, int(port)),
        )


def answers(address: str) -> bool:
    try:
        DIRECT.open(address + "/en/", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait_until_it_answers(process: subprocess.Popen[bytes], site: Site) -> None:
    """Return when the site serves a page; raise with its log when it never will."""
    until = time.monotonic() + SECONDS_TO_START
    while not answers(site.address):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"The site at {site.address} does not answer:\n{site.log}")
        time.sleep(0.05)


@contextmanager
def serving(template: Path, data: Path) -> Iterator[Site]:
    """A server on a copy of the template folder; whatever is edited there dies with the test."""
    shutil.copytree(template, data)
    site = Site(f"http://127.0.0.1:{free_port()}", data)
    set_address(site)
    with answering(site):
        yield site


@contextmanager
def answering(site: Site) -> Iterator[None]:
    """The server of a site on the data that is there; a second time, it is a restart."""
    # The checks take a sixth of a start, and `make check` runs them.
    command = ["manage.py", "runserver", "--noreload", "--skip-checks", site.address[7:]]
    with running(site, command, environment(site.data) | {"PYTHONUNBUFFERED": "1"}):
        yield


@contextmanager
def running(site: Site, command: list[str], variables: dict[str, str]) -> Iterator[None]:
    """The server of a site, from its first answer to its end; `command` is what Python runs."""
    with (site.data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_it_answers(process, site)
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)
