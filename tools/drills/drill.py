"""One drill: people read and apply, a part is taken away, it comes back, and everything is looked at."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from tools.deployed.ledger import judged, taken
from tools.drills.deployment import Deployment
from tools.drills.observations import Prepared, pages, seconds_until_well, statuses_of
from tools.drills.parts import Part
from tools.drills.visitors import Visitors, visiting

BEFORE: Final = 4.0  # seconds
AWAY: Final = 8.0  # at least, and as long as the questions take
AFTERWARDS: Final = 6.0
LONGEST: Final = 15.0  # until a page is answered, whatever is away
PATIENCE: Final = 120.0
UNSENT: Final = "SELECT count(*) FROM groupsite_vacancies_outgoingmail WHERE sent_at IS NULL"
UNSCANNED: Final = (
    "SELECT count(*) FROM groupsite_vacancies_applicationfile WHERE scan IN ('pending', 'error')"
)


@dataclass
class Drill:
    """What has been seen, line by line, and what should not have been seen."""

    part: Part
    say: Callable[[str], None]
    faults: list[str] = field(default_factory=list)

    def expect(self, what: str, seen: Any, expected: Any) -> None:
        if seen != expected:
            self.faults.append(f"{what}: {seen}, not {expected}")

    def run(self, deployment: Deployment) -> list[str]:
        self.say(f"{self.part.name}: {self.part.what}")
        processes = deployment.processes()
        restarts = sum(worker.restarts for worker in deployment.machines.workers)
        prepared = Prepared(deployment.front)
        prepared.prepare()
        with visiting(deployment.front) as visitors:
            time.sleep(BEFORE)
            self._take_away(deployment, visitors, prepared)
            self._bring_back(deployment, visitors)
        if not self.part.restarts_web:
            self.expect("processes of the web servers", deployment.processes(), processes)
        restarted = sum(worker.restarts for worker in deployment.machines.workers) - restarts
        self.say(f"  nobody restarted anything; systemd restarted workers {restarted} times")
        self._settle(deployment)
        self._look_at_everything(deployment, [*visitors.applicants, *prepared.all])
        return self.faults

    def _take_away(self, deployment: Deployment, visitors: Visitors, prepared: Prepared) -> None:
        visitors.phase = "changing"
        self.part.take_away(deployment)
        visitors.phase = "away"
        until = time.monotonic() + AWAY
        seen = pages(deployment.front)
        slowest = max(seconds for _status, seconds in seen.values())
        self.expect("pages", statuses_of(seen), set(self.part.reading))
        self.expect("a page took too long", slowest > LONGEST, False)
        steps = prepared.statuses()
        self.expect("steps of applicants", steps, dict(self.part.steps))
        self.say(
            f"  away: pages {sorted(statuses_of(seen))} within {slowest:.1f} s, {_listed(steps)}"
        )
        self._ask_monitoring(deployment)
        time.sleep(max(0.0, until - time.monotonic()))

    def _ask_monitoring(self, deployment: Deployment) -> None:
        if self.part.takes_time:
            deployment.let_time_pass()
        first, second = (deployment.readiness(server) for server in deployment.machines.both)
        self.expect("status of /readyz", second[0], self.part.status)
        asked = "16 minutes later, " * self.part.takes_time
        if self.part.condition:
            said = second[1].get(self.part.condition, "nothing")
            self.say(f"  {asked}/readyz {second[0]}: {self.part.condition}: {said}")
            self.expect("/readyz names it", self.part.condition in second[1], True)
        else:
            self.say(f"  /readyz of the machine: no answer; of the other: {second[0]}")
            self.expect("/readyz of the machine that is away", first[0], 0)

    def _bring_back(self, deployment: Deployment, visitors: Visitors) -> None:
        visitors.phase = "changing back"
        self.part.bring_back(deployment)
        self.say(f"  back: everything works after {seconds_until_well(deployment):.1f} s")
        visitors.phase = "afterwards"
        time.sleep(AFTERWARDS)
        for name, notes in (("read", visitors.reading), ("applied", visitors.applying)):
            for phase in ("before", "away", "afterwards"):
                self._judge(name, phase, visitors.summary(notes, phase))
            changes = sum(
                (
                    Counter({s: n})
                    for (phase, s), n in notes.items()
                    if phase.startswith(("chang", "in "))
                ),
                Counter(),
            )
            self.say(f"  {name} while it went and came: {dict(sorted(changes.items()))}")

    def _judge(self, name: str, phase: str, statuses: dict[int, int]) -> None:
        self.say(f"  {name} {phase}: {statuses}")
        allowed = {200} if name == "read" else {303}
        if phase == "away":
            steps = {status for _step, status in self.part.steps}
            allowed = set(self.part.reading) if name == "read" else {303} | steps
        self.expect(f"{name} {phase}", sorted(set(statuses) - allowed), [])

    def _settle(self, deployment: Deployment) -> None:
        """Timers run, as every five minutes, until nothing waits any more."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            deployment.let_time_pass()
            deployment.run_housekeeping()
            if deployment.count(UNSENT) == 0 and deployment.count(UNSCANNED) == 0:
                break
        self.expect("e-mails that wait", deployment.count(UNSENT), 0)
        self.expect("files that no scanner has seen", deployment.count(UNSCANNED), 0)

    def _look_at_everything(self, deployment: Deployment, applicants: list[Any]) -> None:
        self.faults += judged(applicants, taken(deployment.machines.first))
        messages = deployment.machines.box.messages
        received = Counter(message["Message-ID"] for _to, message in messages)
        self.expect("copies of each e-mail", set(received.values()) - {1}, set())
        written = {to for recipients, _message in messages for to in recipients}
        told = [who for who in applicants if who.draft]
        self.expect(
            "applicants without an e-mail", sum(who.email not in written for who in told), 0
        )
        self.faults += deployment.faults_of_logs()
        files = sum(len(who.acknowledged) for who in applicants)
        receipts = sum(bool(who.number) for who in applicants)
        self.say(
            f"  {len(told)} applicants, {files} files and {receipts} receipts acknowledged: all there;"
            f" {len(messages)} e-mails, each once"
        )


def _listed(steps: dict[str, int]) -> str:
    return ", ".join(f"{step} {status}" for step, status in steps.items())
