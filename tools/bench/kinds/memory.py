"""What a worker takes once every page has been read: its share of memory (PSS).

Ours is started as docs/deployment.md says, and the floor as its own project says, which does not preload.
"""

from typing import Final

from tools.bench.inside import run
from tools.bench.kinds.pages import paths_of_floor
from tools.bench.noise import median
from tools.bench.rounds import Report, ratios
from tools.bench.servers import Server, Workshop
from tools.web.deployment import gunicorn_arguments

ROUNDS: Final = 3
MEGABYTE: Final = 1_000_000


def measure(workshop: Workshop, report: Report) -> None:
    data = workshop.copy("demo")
    paths = list(run("addresses", data, workshop.static("ours")).values())
    plain = [argument for argument in gunicorn_arguments() if argument != "--preload"]
    ours, floors = [], []
    for _round in range(ROUNDS):
        with workshop.ours(data) as server:
            ours.append(_of_a_worker(server, paths))
        with workshop.floor(plain) as floor:
            floors.append(_of_a_worker(floor, list(paths_of_floor(floor).values())))
    note = f"{median(ours):.0f} / {median(floors):.0f} MB"
    report.add("memory.worker", ratios(ours, floors), note)


def _of_a_worker(server: Server, paths: list[str]) -> float:
    server.warm(*paths, *paths)
    return server.memory() / len(server.workers()) / MEGABYTE
