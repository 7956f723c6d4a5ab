"""Pages with publications, uncached, of 10,000 publications: processor time beside the floor, and queries."""

from typing import Any, Final

from tools.bench.bars import PUBLICATION_PAGES, PUBLICATION_SEARCHES
from tools.bench.inside import run
from tools.bench.kinds.pages import REQUESTS, ROUNDS, paths_of_floor
from tools.bench.noise import median
from tools.bench.rounds import Report, interleaved, ratios
from tools.bench.servers import Workshop, interleaved_costs

FILES: Final = 3
UNCACHED: Final = {"GROUPSITE_PAGE_CACHE": "off"}


def measure(workshop: Workshop, report: Report) -> None:
    few, many = (
        run("publication_pages", data, workshop.static("ours"), **UNCACHED)
        for data in (workshop.copy("few_publications"), workshop.copy("publications"))
    )
    _measure_processor_time(workshop, many, report)
    for page in PUBLICATION_PAGES:
        number = many[page]["queries"]
        report.add(f"publications.{page}.queries", [number])
        report.add(f"publications.{page}.more", [max(number - few[page]["queries"], 0)])


def _measure_processor_time(workshop: Workshop, pages: dict[str, Any], report: Report) -> None:
    with (
        workshop.ours(workshop.copy("publications"), **UNCACHED) as ours,
        workshop.floor() as floor,
    ):
        turns = {("floor", sort): (floor, path) for sort, path in paths_of_floor(floor).items()}
        ours_too = (*PUBLICATION_PAGES, "search_empty", *PUBLICATION_SEARCHES)
        turns |= {("ours", page): (ours, pages[page]["path"]) for page in ours_too}
        costs = interleaved_costs(turns, REQUESTS, ROUNDS)
        path = pages["bibtex"]["path"]
        seconds = interleaved({"bibtex": lambda: ours.cost(path, 1)}, FILES)["bibtex"]
    for page, (_words, sort) in PUBLICATION_PAGES.items():
        own, floors = costs["ours", page], costs["floor", sort]
        note = f"{median(own) * 1000:.1f} / {median(floors) * 1000:.1f} ms"
        report.add(f"publications.{page}.time", ratios(own, floors), note)
    empty = median(costs["ours", "search_empty"])
    for name in PUBLICATION_SEARCHES:
        own = [max(cost - empty, 0) * 1000 for cost in costs["ours", name]]
        note = f"whole page {median(costs['ours', name]) * 1000:.0f} ms"
        report.add(f"publications.{name}", own, note)
    report.add("publications.bibtex", seconds)
