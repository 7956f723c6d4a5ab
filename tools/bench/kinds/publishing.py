"""How long it takes from publishing a page until a visitor reads the change, on SQLite."""

from typing import Final

from tools.bench.inside import run
from tools.bench.noise import median, percentile
from tools.bench.rounds import Report
from tools.bench.servers import Workshop

ROUNDS: Final = 3
P99: Final = 0.99


def measure(workshop: Workshop, report: Report) -> None:
    for site in ("demo", "large"):
        data = workshop.copy(site)
        rounds = [run("publish", data, workshop.static("ours")) for _round in range(ROUNDS)]
        add_waits(report, f"publishing.{site}", rounds)


def add_waits(report: Report, id: str, rounds: list[list[tuple[float, float]]]) -> None:
    """Add what `inside/publish.py` has printed in each round."""
    p50, worked = (
        median([median([pair[part] for pair in pairs]) for pairs in rounds]) for part in (0, 1)
    )
    p99 = [percentile([wait for wait, _worked in pairs], P99) for pairs in rounds]
    report.add(id, p99, f"p50 {p50:.0f} ms, {worked:.0f} ms of processor time")
