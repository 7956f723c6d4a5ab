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
        p50 = median([median(waits) for waits in rounds])
        p99 = [percentile(waits, P99) for waits in rounds]
        report.add(f"publishing.{site}", p99, f"p50 {p50:.0f} ms")
