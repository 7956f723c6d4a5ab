"""Cached pages: requests for each second of processor time, beside those of a constant view.

Through nginx, the processor time of nginx and of the server behind it count; nginx's own file, which holds
the same bytes, is served by the same nginx.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tools.bench.inside import run
from tools.bench.noise import median
from tools.bench.rounds import Report, ratios
from tools.bench.servers import Server, Workshop, get, interleaved_costs
from tools.ports import free_port
from tools.web.deployment import Places, nginx_block, running_nginx
from tools.web.production import HOST

ROUNDS: Final = 18
REQUESTS: Final = 200
# nginx needs some 30 µs a request: with 200, what the idle server behind it does now and then would count.
OF_NGINX: Final = 3000
FILE: Final = """
    server {{
        listen {host}:{port};
        root {folder};
    }}
"""


def measure(workshop: Workshop, report: Report) -> None:
    data = {site: workshop.copy(site) for site in ("demo", "large")}
    paths = {site: run("addresses", data[site], workshop.static("ours")) for site in data}
    with (
        workshop.ours(
            data["demo"], GROUPSITE_BEHIND_PROXY="True", GROUPSITE_FRONT_CACHE="True"
        ) as demo,
        workshop.ours(data["large"]) as large,
        workshop.floor() as floor,
        nginx(workshop.folder / "nginx", data["demo"], demo, paths["demo"]["home"]) as (
            front,
            file,
        ),
    ):
        turns = {
            "constant": (floor, "/constant/"),
            "cached.home": (demo, paths["demo"]["home"]),
            "cached.posting": (demo, paths["demo"]["posting"]),
            "cached.large": (large, paths["large"]["posting"]),
            "cached.front": (front, paths["demo"]["home"]),
            "file": (file, "/page.html"),
        }
        costs = interleaved_costs(
            turns, REQUESTS, ROUNDS, {"cached.front": OF_NGINX, "file": OF_NGINX}
        )
    for id in turns:
        if id.startswith("cached."):
            other = costs["file" if id == "cached.front" else "constant"]
            note = f"{1 / median(costs[id]):.0f} / {1 / median(other):.0f} a second"
            report.add(id, ratios(other, costs[id]), note)


@contextmanager
def nginx(folder: Path, data: Path, server: Server, path: str) -> Iterator[tuple[Server, Server]]:
    """nginx as documented, and nginx as it serves the same page as a file."""
    behind = server.address.removeprefix("http://")
    places, port = Places(folder, data, free_port(), free_port(), behind), free_port()
    files = folder / "files"
    files.mkdir(parents=True)
    _status, body = get(server.connection(), path)
    (files / "page.html").write_bytes(body)
    block = places.put_into(nginx_block()) + FILE.format(host=HOST, port=port, folder=files)
    with running_nginx(folder, block, "error") as process:
        front = Server(f"http://{HOST}:{places.port}", (process.pid, *server.pids))
        yield front, Server(f"http://{HOST}:{port}", (process.pid,))
