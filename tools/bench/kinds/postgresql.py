"""The large site on a PostgreSQL of its own: searches, and how long it takes until a change is visible.

The processor time of PostgreSQL's processes counts as well.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.bench.environments import our_environment
from tools.bench.inside import run
from tools.bench.kinds.publishing import add_waits
from tools.bench.kinds.search import OWN_WORK, add_own_work, costs_of_searches
from tools.bench.rounds import Report
from tools.bench.servers import Server, Workshop
from tools.servers.postgresql import PostgreSQL, postgresql
from tools.sources import ROOT

WHOLE_PAGE: Final = ("letter", "letters")
ROUNDS: Final = 3


def measure(workshop: Workshop, report: Report) -> None:
    with postgresql() as database:
        variables = {"GROUPSITE_DATABASE_URL": database.url}
        data, static = workshop.folder / "large", workshop.static("ours")
        _load(data, static, variables)
        with workshop.ours(data, GROUPSITE_PAGE_CACHE="off", **variables) as site:
            server = Server(site.address, (*site.pids, _first_process(database)))
            costs = costs_of_searches(server, (*OWN_WORK, *WHOLE_PAGE))
        add_own_work(report, "postgresql", costs)
        for name in WHOLE_PAGE:
            report.add(f"postgresql.{name}", [cost * 1000 for cost in costs[name]])
        rounds = [run("publish", data, static, **variables) for _round in range(ROUNDS)]
        add_waits(report, "postgresql.publishing", rounds)


def _load(data: Path, static: Path, variables: dict[str, str]) -> None:
    """Load the large site into the database that the variables name."""
    data.mkdir()
    settings = {"DJANGO_SETTINGS_MODULE": "tools.bench.loading_settings"}
    for command in (["migrate", "--verbosity", "0"], ["seed_large"]):
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            cwd=ROOT,
            env=our_environment(data, static, **variables, **settings),
            stdout=subprocess.DEVNULL,
            check=True,
        )


def _first_process(database: PostgreSQL) -> int:
    """Return the process that starts one for each connection."""
    return int((database.folder / "data" / "postmaster.pid").read_text().split()[0])
