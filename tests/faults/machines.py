"""Two machines: web servers and workers that share PostgreSQL, Valkey and an S3 server, and nothing else."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults.server import Server
from tests.sources import ROOT
from tests.vacancies.mail_servers import Postbox, postbox
from tools.browser.server import free_port
from tools.hosts.postgresql import running_server
from tools.servers.s3 import S3Server, s3_server
from tools.servers.valkey import Valkey, valkey
from tools.web.production import collect_files, production

# With the accounts of the demonstration, which `seed_demo` makes in development alone.
SEED: Final = """
from datetime import UTC, datetime
from io import StringIO
from django.core.management import call_command
from groupsite.demo import accounts
call_command("migrate", verbosity=0)
call_command("seed_demo", no_accounts=True, address={!r}, stdout=StringIO())
accounts.make_accounts(datetime.now(UTC))
"""


@dataclass(frozen=True)
class Machines:
    """Two web servers and two workers with the same variables, and what they share."""

    first: Server
    second: Server
    workers: list[subprocess.Popen[bytes]]
    cache: Valkey
    buckets: S3Server
    box: Postbox

    @property
    def both(self) -> tuple[Server, Server]:
        return self.first, self.second


def run_beside(server: Server, *arguments: str) -> "subprocess.Popen[str]":
    """A management command that the test talks to, as a process on the machine of this server."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=server.variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def two_machines(data: Path) -> Iterator[Machines]:
    """Seeded and running. `data` is the path of the data folder on both: nothing shared is in it."""
    data.mkdir()
    with ExitStack() as until_the_end:
        cache = until_the_end.enter_context(valkey(free_port()))
        buckets = until_the_end.enter_context(s3_server(free_port()))
        box, mail_port = until_the_end.enter_context(postbox())
        variables = production(data) | {
            "GROUPSITE_DATABASE_URL": until_the_end.enter_context(running_server()),
            "GROUPSITE_DATABASE_POOL_MAX": "10",
            "GROUPSITE_CACHE_URL": cache.url,
            "GROUPSITE_TASKS": "worker",
            "TEST_MAIL_PORT": str(mail_port),
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            **buckets.variables("GROUPSITE_MEDIA", "media"),
            **buckets.variables("GROUPSITE_APPLICATIONS", "applications"),
        }
        for name in ("media", "applications"):
            buckets.create(name)
        servers = [Server(data, **variables) for _machine in range(2)]
        servers[0].manage(
            "manage.py", "shell", "-v", "0", "-c", SEED.format(servers[0].site.address)
        )
        collect_files(servers[0].variables)
        workers: list[subprocess.Popen[bytes]] = []
        try:
            for server in servers:
                server.start()
                workers.append(_worker(server))
            yield Machines(*servers, workers, cache, buckets, box)
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()
            for server in servers:
                server.kill()


def _worker(server: Server) -> subprocess.Popen[bytes]:
    with (server.site.data / "worker.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "manage.py", "db_worker", "--interval", "0.2"],
            cwd=ROOT,
            env=server.variables,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
