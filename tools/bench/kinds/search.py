"""Searches on the large site: processor time.

The own work of a search is what its page costs beyond the search page without a query. Pages of recent
searches are not kept here.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final
from urllib.parse import quote

from tools.bench.noise import median
from tools.bench.rounds import Report, interleaved
from tools.bench.servers import Server, Workshop
from tools.sites.large.vocabulary import Vocabulary

ROUNDS: Final = 9
REQUESTS: Final = 3
EMPTY: Final = "/en/search/"
WORDS: Final = Vocabulary("en").words  # the most frequent first
COMMONEST_LETTER: Final = "a"
OWN_WORK: Final = {
    "none": "qzxwv",
    "rare": WORDS[15_000],
    "middle": WORDS[1000],
    "common": WORDS[0],
}
WHOLE_PAGE: Final = {
    "letter": COMMONEST_LETTER,
    "letters": "b d f g h j k l",
    "words": " ".join(WORDS[:4]),
    "name": "Lindberg",
    "title": "PhD",
    "synonyms": "doktorand",  # of a group that a migration adds, with a word of half of the titles
}
SUGGESTIONS: Final = f"{EMPTY}suggestions/?q=phd"


def address(query: str) -> str:
    return f"{EMPTY}?q={quote(query)}"


PATHS: Final = {
    "empty": EMPTY,
    **{name: address(query) for name, query in (OWN_WORK | WHOLE_PAGE).items()},
    "suggestions": SUGGESTIONS,
}


def measure(workshop: Workshop, report: Report) -> None:
    with workshop.ours(workshop.copy("large"), GROUPSITE_PAGE_CACHE="off") as server:
        costs = costs_of_searches(server, (*OWN_WORK, *WHOLE_PAGE, "suggestions"))
    add_own_work(report, "search", costs)
    for name in (*WHOLE_PAGE, "suggestions"):
        report.add(f"search.{name}", [cost * 1000 for cost in costs[name]])


def costs_of_searches(server: Server, names: Sequence[str]) -> dict[str, list[float]]:
    """Return the processor seconds of these searches in each round, and of the page without a query."""
    paths = {name: PATHS[name] for name in ("empty", *names)}
    server.warm(*paths.values())
    turns = {name: partial(server.cost, path, REQUESTS) for name, path in paths.items()}
    return interleaved(turns, ROUNDS)


def add_own_work(report: Report, kind: str, costs: dict[str, list[float]]) -> None:
    empty = median(costs["empty"])
    for name in OWN_WORK:
        own = [max(cost - empty, 0) * 1000 for cost in costs[name]]
        report.add(f"{kind}.{name}", own, f"whole page {median(costs[name]) * 1000:.0f} ms")
