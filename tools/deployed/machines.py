"""Two machines: web servers and workers that share PostgreSQL, Valkey and an S3 server, and nothing else."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.deployed.server import Server
from tools.deployed.worker import Worker
from tools.ports import free_port
from tools.servers.gate import Gate, gate
from tools.servers.mail import Postbox, postbox
from tools.servers.postgresql import PostgreSQL, postgresql
from tools.servers.s3 import S3Server, s3_server
from tools.servers.valkey import Valkey, valkey
from tools.sources import ROOT
from tools.web.production import HOST, collect_files, production

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
    workers: list[Worker]
    database: PostgreSQL
    cache: Valkey
    buckets: S3Server
    gate_of_buckets: Gate
    box: Postbox
    gate_of_mail: Gate

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
def two_machines(data: Path, **where: str) -> Iterator[Machines]:
    """Seeded and running. `data` is the path of the data folder on both: nothing shared is in it.

    `where` are variables beside those of production.
    """
    data.mkdir()
    with ExitStack() as until_the_end:
        begin = until_the_end.enter_context
        database, cache = begin(postgresql()), begin(valkey(free_port()))
        buckets = begin(s3_server(free_port()))
        box, mail_port = begin(postbox())
        gate_of_buckets, gate_of_mail = begin(gate(buckets.port)), begin(gate(mail_port))
        asked = S3Server(gate_of_buckets.port)
        variables = {
            "GROUPSITE_DATABASE_URL": database.url,
            "GROUPSITE_DATABASE_POOL_MAX": "10",
            "GROUPSITE_CACHE_URL": cache.url,
            "GROUPSITE_TASKS": "worker",
            "GROUPSITE_MAIL_HOST": HOST,
            "GROUPSITE_MAIL_PORT": str(gate_of_mail.port),
            "TEST_MAIL_PORT": str(gate_of_mail.port),
            **asked.variables("GROUPSITE_MEDIA", "media"),
            **asked.variables("GROUPSITE_APPLICATIONS", "applications"),
        }
        for name in ("media", "applications"):
            buckets.create(name)
        variables = production(data) | variables | where
        servers = [Server(data, **variables) for _machine in range(2)]
        servers[0].manage(
            "manage.py", "shell", "-v", "0", "-c", SEED.format(servers[0].site.address)
        )
        collect_files(servers[0].variables)
        workers = [Worker(server, "--interval", "0.2") for server in servers]
        for process in (*servers, *workers):
            until_the_end.callback(process.stop)
            process.start()
        yield Machines(
            *servers, workers, database, cache, buckets, gate_of_buckets, box, gate_of_mail
        )
