"""Searches on the large site: processor time.

The own work of a search is what its page costs beyond the search page without a query. Pages of recent
searches are not kept here.
"""

from functools import partial
from typing import Final
from urllib.parse import quote

from tools.bench.noise import median
from tools.bench.rounds import Report, interleaved
from tools.bench.servers import Workshop
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


def measure(workshop: Workshop, report: Report) -> None:
    paths = {name: address(query) for name, query in (OWN_WORK | WHOLE_PAGE).items()}
    paths["suggestions"] = SUGGESTIONS
    with workshop.ours(workshop.copy("large"), GROUPSITE_PAGE_CACHE="off") as server:
        server.warm(EMPTY, *paths.values())
        turns = {name: partial(server.cost, path, REQUESTS) for name, path in paths.items()}
        costs = interleaved({"empty": partial(server.cost, EMPTY, REQUESTS), **turns}, ROUNDS)
    empty = median(costs["empty"])
    for name in OWN_WORK:
        own = [max(cost - empty, 0) * 1000 for cost in costs[name]]
        report.add(f"search.{name}", own, f"whole page {median(costs[name]) * 1000:.0f} ms")
    for name in (*WHOLE_PAGE, "suggestions"):
        report.add(f"search.{name}", [cost * 1000 for cost in costs[name]])
