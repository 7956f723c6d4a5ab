"""The site on which drills are tried: two machines behind nginx, and all that they share."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg

from tools.deployed.log_lines import faults_in_file
from tools.deployed.machines import Machines, two_machines
from tools.deployed.nginx import nginx_before_several
from tools.deployed.server import Server
from tools.servers.clamd import Scanner, scanner
from tools.web.applicants import ask

TOKEN: Final = "a token for drills, of many characters"
COMMANDS: Final = (("applications_housekeeping",), ("publish_scheduled",), ("purge_applications",))
# As if so much time had passed: what waits has waited for longer.
LATER: Final = (
    (
        "UPDATE groupsite_vacancies_outgoingmail SET written_at = written_at - interval '16 minutes',"
        " busy_until = busy_until - interval '16 minutes' WHERE sent_at IS NULL"
    ),
    (
        "UPDATE django_tasks_database_dbtaskresult SET enqueued_at = enqueued_at - interval '16 minutes'"
        " WHERE status = 'READY'"
    ),
)


@dataclass(frozen=True)
class Deployment:
    """Two machines, the address at which visitors ask, and the virus scanner."""

    machines: Machines
    front: str
    scanner: Scanner
    logs: Path  # of nginx

    def readiness(self, server: Server) -> tuple[int, dict[str, str]]:
        """Return the status of /readyz of one machine, and what is wrong by the name of the condition.

        0 if the machine does not answer.
        """
        told = {"Authorization": f"Bearer {TOKEN}"}
        try:
            answer = ask(server.site.address, "GET", "/readyz", patience=60, headers=told)
        except OSError:
            return 0, {}
        conditions: dict[str, str] = json.loads(answer.text)["conditions"]
        return answer.status, {name: said for name, said in conditions.items() if said != "ok"}

    def run_housekeeping(self) -> None:
        """Run the command that sends e-mails and has files scanned, as its timer does."""
        self.machines.first.manage("manage.py", *COMMANDS[0], "--verbosity", "0")

    def run_timers(self) -> None:
        """Run the commands of the timers once."""
        for command in COMMANDS:
            self.machines.first.manage("manage.py", *command, "--verbosity", "0")

    def let_time_pass(self) -> None:
        """Make e-mails and tasks that wait 16 minutes older."""
        with psycopg.connect(self.machines.database.url) as connection:
            for statement in LATER:
                connection.execute(statement)

    def count(self, question: str) -> Any:
        """Return the only value of a question to the database."""
        with psycopg.connect(self.machines.database.url) as connection:
            row = connection.execute(question.encode()).fetchone()
        return row[0] if row else None

    def processes(self) -> list[list[int]]:
        """Return the processes of both web servers: others, if they have been restarted."""
        return [
            [server.process.pid, *sorted(server.workers())]
            for server in self.machines.both
            if server.process
        ]

    def faults_of_logs(self) -> list[str]:
        """Return what the logs of the site and of nginx hold and must not (R23)."""
        data = self.machines.first.site.data
        logs = [data / "server.log", data / "worker.log", *self.logs.glob("*.log")]
        return [fault for log in logs for fault in faults_in_file(log)]


@contextmanager
def deployed(folder: Path) -> Iterator[Deployment]:
    """The site, which runs; its timers have run once."""
    for name in ("clamd", "nginx"):
        (folder / name).mkdir()
    with ExitStack() as until_the_end:
        clamd = until_the_end.enter_context(scanner(folder / "clamd", "50M"))
        where = {
            "DJANGO_SETTINGS_MODULE": "tools.drills.settings",
            "GROUPSITE_BEHIND_PROXY": "True",
            "GROUPSITE_MONITORING_TOKEN": TOKEN,
            "GROUPSITE_VACANCIES_CLAMD": clamd.address,
        }
        machines = until_the_end.enter_context(two_machines(folder / "data", **where))
        nginx = folder / "nginx"
        front = until_the_end.enter_context(nginx_before_several(machines.both, nginx))
        deployment = Deployment(machines, front, clamd, nginx / "logs")
        deployment.run_timers()
        yield deployment
