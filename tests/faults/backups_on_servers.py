"""The same with PostgreSQL and buckets: `python -m tests.faults.backups_on_servers`.

A moved site is served from them, and backups are restored into other databases and buckets.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.backups import KILLS, Machines, killed, taken_while_applications_arrive
from tests.faults.moving import databases, moved, place
from tests.faults.stress import say
from tools.bench.data import kept
from tools.deployed.server import Server
from tools.ports import free_port
from tools.servers.s3 import s3_server
from tools.web.production import collect_files


@contextmanager
def serving_on_servers(source: Path, data: Path) -> Iterator[tuple[Server, Machines]]:
    """Move the site of `source` and serve it; yield the server, and what makes other machines."""
    with databases() as create, s3_server(free_port()) as s3:

        def machine(name: str) -> dict[str, str]:
            folder = data.parent / f"data-{name}"
            folder.mkdir()
            where = {"GROUPSITE_DATA": str(folder), "GROUPSITE_DATABASE_URL": create(name)}
            return where | s3.site(name)

        data.mkdir()
        where = machine("first") | {"GROUPSITE_DATA": str(data)}
        if faults := moved(source, place(data, **where), (), seed=0):
            raise RuntimeError(f"The site was not moved: {faults}")
        server = Server(data, **where)
        collect_files(server.variables)
        try:
            server.start()
            yield server, machine
        finally:
            server.kill()


def main(kills: int) -> int:
    folder, seed = Path(tempfile.mkdtemp(prefix="groupsite-backups-")), random.randrange(10**6)  # noqa: S311
    try:
        with serving_on_servers(kept("demo"), folder / "data") as (server, machines):
            for name in ("taken", "killed"):
                (folder / name).mkdir()
            faults = taken_while_applications_arrive(server, folder / "taken", machines)
            faults += killed(server, folder / "killed", kills, seed, machines)
    finally:
        shutil.rmtree(folder)
    for fault in faults:
        say(f"FAULT: {fault}")
    say(f"a backup and a restore killed {kills} times each, seed {seed}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
