"""The parts that a drill takes away, and what is expected meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tools.drills.deployment import Deployment

SERVED: Final = frozenset({200})
UNAVAILABLE: Final = frozenset({503})
WORKS: Final = {"begin": 303, "upload": 303, "send": 303}


@dataclass(frozen=True)
class Part:
    """What is taken away, how it comes back, and what visitors and monitoring see in between."""

    name: str
    what: str
    take_away: Callable[[Deployment], None]
    bring_back: Callable[[Deployment], None]
    condition: str  # of /readyz
    reading: frozenset[int] = SERVED
    steps: tuple[tuple[str, int], ...] = tuple(WORKS.items())
    status: int = 200  # of /readyz on the second machine
    takes_time: bool = False  # noticed only when something has waited for 15 minutes
    restarts_web: bool = False  # a machine that was away has other processes


def _without_uploads() -> tuple[tuple[str, int], ...]:
    return tuple((WORKS | {"upload": 503}).items())


def _stop_workers(deployment: Deployment) -> None:
    for worker in deployment.machines.workers:
        worker.stop()


def _start_workers(deployment: Deployment) -> None:
    for worker in deployment.machines.workers:
        worker.start()


PARTS: Final = {
    part.name: part
    for part in (
        Part(
            "database",
            "PostgreSQL ends as in a crash",
            lambda here: here.machines.database.stop(),
            lambda here: here.machines.database.start(),
            condition="database",
            reading=UNAVAILABLE,
            steps=tuple(dict.fromkeys(WORKS, 503).items()),
            status=503,
        ),
        Part(
            "cache",
            "Valkey is killed, and comes back empty",
            lambda here: here.machines.cache.stop(),
            lambda here: here.machines.cache.start(),
            condition="page_cache",
        ),
        Part(
            "bucket",
            "the S3 server refuses connections",
            lambda here: here.machines.gate_of_buckets.close(),
            lambda here: here.machines.gate_of_buckets.open(),
            condition="applicants_files",
            steps=_without_uploads(),
            status=503,
        ),
        Part(
            "worker",
            "both workers are killed, and not started again",
            _stop_workers,
            _start_workers,
            condition="worker",
            takes_time=True,
        ),
        Part(
            "scanner",
            "clamd ends",
            lambda here: here.scanner.stop(),
            lambda here: here.scanner.start(),
            condition="virus_scanner",
        ),
        Part(
            "mail",
            "the mail server refuses connections",
            lambda here: here.machines.gate_of_mail.close(),
            lambda here: here.machines.gate_of_mail.open(),
            condition="mail",
            takes_time=True,
        ),
        Part(
            "machine",
            "all processes of one of the two web servers are killed",
            lambda here: here.machines.first.kill(),
            lambda here: here.machines.first.start(),
            condition="",
            restarts_web=True,
        ),
    )
}
