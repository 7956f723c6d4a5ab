"""Uncached pages of both sites, beside pages of the same sort of the floor: processor time."""

import re
from typing import Final

from tools.bench.bars import PAGES
from tools.bench.inside import run
from tools.bench.noise import median
from tools.bench.rounds import Report, ratios
from tools.bench.servers import Server, Workshop, get, interleaved_costs

ROUNDS: Final = 9
REQUESTS: Final = 5
ARTICLE: Final = re.compile(rb'href="(/en/articles/[^/"]+/)"')


def measure(workshop: Workshop, report: Report) -> None:
    data = {site: workshop.copy(site) for site in ("demo", "large")}
    with (
        workshop.ours(data["demo"], GROUPSITE_PAGE_CACHE="off") as demo,
        workshop.ours(data["large"], GROUPSITE_PAGE_CACHE="off") as large,
        workshop.floor() as floor,
    ):
        turns = {("floor", sort): (floor, path) for sort, path in paths_of_floor(floor).items()}
        for site, server in (("demo", demo), ("large", large)):
            for page, path in run("addresses", data[site], workshop.static("ours")).items():
                turns[site, page] = server, path
        costs = interleaved_costs(turns, REQUESTS, ROUNDS)
    for site in data:
        for page, sort in PAGES.items():
            ours, floors = costs[site, page], costs["floor", sort]
            note = f"{median(ours) * 1000:.1f} / {median(floors) * 1000:.1f} ms"
            report.add(f"pages.{site}.{page}", ratios(ours, floors), note)


def paths_of_floor(floor: Server) -> dict[str, str]:
    _status, html = get(floor.connection(), "/en/articles/")
    article = ARTICLE.search(html)
    assert article
    return {"home": "/en/", "list": "/en/articles/", "detail": article[1].decode()}
