"""A site that is moved, killed and moved on: `python -m tests.faults.moving [APPLICATIONS] [FOLDER]`.

FOLDER is the data folder of a site, which is copied first; by default the large one of `make bench`,
with 11,110 pages. Prints what was found and what it took, and ends with 1 if the moved site differs.
"""

import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from groupsite.backup.folder import copy_and_hash
from tests.faults.stress import say
from tests.sources import ROOT
from tools.bench.data import kept
from tools.hosts.postgresql import running_server
from tools.ports import free_port
from tools.servers.s3 import s3_server
from tools.web.production import production

SETTINGS = {"DJANGO_SETTINGS_MODULE": "tools.deployed.settings"}
# After one of these lines, and a moment, the process is killed.
KILLED_AFTER = (
    "and nobody else uses it",
    "the target has all tables",
    "files of media are in place",
)
KILLED_AFTER += ("files of applications are in place", "rows of")
APPLICATIONS = 300
LONGEST = 0.3  # seconds of processor time from the line to the kill


@dataclass
class Place:
    """A site that no server runs: commands on its settings."""

    variables: dict[str, str]

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "ignore", *arguments],
            cwd=ROOT,
            env=self.variables,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def output(self, *arguments: str, given: str = "") -> str:
        done = self.run(*arguments, given=given)
        if done.returncode:
            raise RuntimeError(f"{arguments} failed:\n{done.stdout}{done.stderr}")
        return done.stdout


def place(data: Path, **variables: str) -> Place:
    """The site of a data folder; with GROUPSITE_DATABASE_URL, its database is elsewhere."""
    data.mkdir(exist_ok=True)
    return Place(production(data) | SETTINGS | variables)


@contextmanager
def databases() -> Iterator[Any]:
    """A function that creates an empty database and returns its URL, on a server of its own."""
    with running_server() as url, psycopg.connect(url, autocommit=True) as connection:

        def create(name: str) -> str:
            connection.execute(f'CREATE DATABASE "{name}"')
            return url.replace("/postgres?", f"/{name}?")

        yield create


def bytes_of(folder: Path) -> dict[str, str]:
    """The hash of each file; the log that SQLite adds is empty."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as content:
                found[str(path.relative_to(folder))] = copy_and_hash(content)[0]
    return found


def killed_after(target: Place, source: Path, line: str, chance: random.Random) -> bool:
    """Start the move, which ends a moment after it has printed this; return whether it still ran."""
    seconds = str(chance.uniform(0.001, LONGEST))
    done = target.run("-m", "tests.faults.killed_move", str(source), line, seconds)
    return done.returncode == -signal.SIGVTALRM


def moved(source: Path, target: Place, lines: tuple[str, ...], seed: int) -> list[str]:
    """Kill the move at each of these lines, then let it end; return what is wrong."""
    chance, faults = random.Random(seed), []  # noqa: S311 — moments, no secrets
    before = bytes_of(source)
    faults += [
        f"the move had ended before it was killed after: {line}"
        for line in lines
        if not killed_after(target, source, line, chance)
    ]
    done = target.run("manage.py", "move_data", str(source))
    for line in done.stdout.splitlines():
        say(f"  {line}")
    if done.returncode:
        faults.append(f"move_data failed: {done.stderr}")
    return faults + ["the source has been changed"] * (bytes_of(source) != before)


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What two sites give to visitors, and have stored, that is not the same."""
    faults = []
    for what in ("pages", "files"):
        one, other = before[what], after[what]
        faults += [
            f"{what}: {name} is {other.get(name)}, not {one.get(name)}"
            for name in sorted(one.keys() | other.keys())
            if one.get(name) != other.get(name)
        ]
    statuses = Counter(status for status, _sha256 in before["pages"].values())
    say(f"{len(before['pages'])} pages {dict(statuses)} and {len(before['files'])} files compared")
    return faults


def measured(
    source: Path, applications: int, target: Place, lines: tuple[str, ...], seed: int
) -> list[str]:
    """Everything about one site, in this order: fill, look, move, look again."""
    old = place(source)
    links = old.output("-m", "tests.faults.moved_site", "fill", str(applications))
    before = json.loads(old.output("-m", "tests.faults.moved_site", "take", given=links))
    started, used = time.monotonic(), processor_seconds()
    faults = moved(source, target, lines, seed)
    say(
        f"moved with {len(lines)} kills: {time.monotonic() - started:.0f} s, "
        f"{processor_seconds() - used:.0f} s of processor time"
    )
    after = json.loads(target.output("-m", "tests.faults.moved_site", "take", given=links))
    return faults + differences(before, after)


def processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main(seeded: Path, applications: int) -> int:
    folder, seed = Path(tempfile.mkdtemp(prefix="groupsite-moved-")), random.randrange(10**6)  # noqa: S311
    try:
        shutil.copytree(seeded, folder / "source")
        with databases() as create, s3_server(free_port()) as s3:
            variables = s3.site("moved") | {"GROUPSITE_DATABASE_URL": create("moved")}
            target = place(folder / "target", **variables)
            faults = measured(folder / "source", applications, target, KILLED_AFTER, seed)
            verified = target.run("manage.py", "verify")
            say(f"verify: {verified.stdout}{verified.stderr}")
            faults += ["verify failed"] * (verified.returncode != 0)
    finally:
        shutil.rmtree(folder)
    for fault in faults:
        say(f"FAULT: {fault}")
    say(f"{applications} applications, seed {seed}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    asked = sys.argv[1:]
    seeded = Path(asked[1]) if len(asked) > 1 else kept("large")
    sys.exit(main(seeded, int(asked[0]) if asked else APPLICATIONS))
