"""The bars of `make bench`, as data: what is measured, in which unit, and how good it must be.

The part of an identifier before the first dot names the module in `kinds/` that measures it.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Bar:
    id: str
    what: str
    limit: float
    unit: str = "×"  # × is a ratio to the floor, or to what the text names
    is_minimum: bool = False

    @property
    def kind(self) -> str:
        return self.id.partition(".")[0]


# Our page, and the page of the floor that it is compared with.
PAGES: Final = {
    "home": "home",
    "vacancies": "list",
    "posting": "detail",
    "person": "detail",
    "area": "detail",
    "plain": "detail",
    "apply": "detail",
}
# A page with publications, and the page of the floor that it is compared with.
PUBLICATION_PAGES: Final = {
    "list": ("list of publications", "list"),
    "filter": ("list, by person, year and words", "list"),
    "detail": ("publication", "detail"),
    "person": ("person with publications", "detail"),
}
PUBLICATION_SEARCHES: Final = {
    "search_title": "a word of a title of 10,000",
    "search_author": "an author of many of them",
    "search_venue": "a word of the most frequent venue",
}
UNCACHED: Final = 2.0  # times the floor; the aim is 1.5

BARS: Final = (
    *(
        Bar(f"pages.{site}.{page}", f"{page}, {site}: processor time / floor’s {floor}", UNCACHED)
        for site in ("demo", "large")
        for page, floor in PAGES.items()
    ),
    Bar(
        "cached.home", "cached home: requests per processor second / constant view", 1.0, "×", True
    ),
    Bar("cached.posting", "cached posting: the same", 1.0, "×", True),
    Bar("cached.large", "cached posting, large: the same", 1.0, "×", True),
    Bar("cached.front", "cached home through nginx / nginx’s static file", 0.6, "×", True),
    Bar("search.none", "search, a word on no page: own processor time", 20, "ms"),
    Bar("search.rare", "search, a rare word: own processor time", 20, "ms"),
    Bar("search.middle", "search, a word on 2% of the pages: own processor time", 20, "ms"),
    Bar("search.common", "search, a word on half of all pages: own processor time", 50, "ms"),
    Bar("search.letter", "search, the commonest letter: whole page", 100, "ms"),
    Bar("search.letters", "search, eight letters: whole page", 100, "ms"),
    Bar("search.words", "search, the four commonest words: whole page", 100, "ms"),
    Bar("search.name", "search, a family name: whole page", 100, "ms"),
    Bar("search.title", "search, a word of half of the titles: whole page", 100, "ms"),
    Bar(
        "search.synonyms",
        "search, a word with synonyms in half of the titles: whole page",
        100,
        "ms",
    ),
    Bar(
        "search.suggestions",
        "suggestions for a word of half of the titles: whole response",
        100,
        "ms",
    ),
    Bar(
        "crowd.reading",
        "50 read while 50 search for the commonest letter: p99 of reading",
        500,
        "ms",
    ),
    Bar("crowd.searching", "the same: p99 of searching", 500, "ms"),
    Bar("crowd.refused", "the same: requests that were not answered", 0, ""),
    Bar("admin.facts.queries", "facts of a vacancy", 60, "queries"),
    Bar("admin.facts.size", "facts of a vacancy: HTML", 150, "KiB"),
    Bar("admin.facts.time", "facts of a vacancy: processor time", 150, "ms"),
    Bar("admin.facts_large.queries", "facts of a vacancy, large", 60, "queries"),
    Bar("admin.facts_large.size", "facts of a vacancy, large: HTML", 150, "KiB"),
    Bar("admin.facts_large.time", "facts of a vacancy, large: processor time", 150, "ms"),
    Bar("admin.autosave_facts.queries", "autosave of facts", 60, "queries"),
    Bar("admin.autosave_page.queries", "autosave of a page", 60, "queries"),
    Bar("admin.dashboard.queries", "dashboard", 40, "queries"),
    Bar("admin.dashboard_large.queries", "dashboard with 3,000 vacancies", 40, "queries"),
    Bar("admin.dashboard_large.more", "the same: more than without", 0, "queries"),
    Bar("admin.publish_facts.queries", "publishing facts", 120, "queries"),
    Bar("admin.publish_page.queries", "publishing a page", 120, "queries"),
    *(
        Bar(
            f"publications.{page}.{what}",
            text.format(words, floor),
            limit,
            unit,
        )
        for page, (words, floor) in PUBLICATION_PAGES.items()
        for what, text, limit, unit in (
            ("time", "{}, 10,000 publications: processor time / floor’s {}", 1.5, "×"),
            ("queries", "{0}: the same", 15, "queries"),
            ("more", "{0}: more than with 100 publications", 0, "queries"),
        )
    ),
    *(
        Bar(f"publications.{name}", f"search, {words}: own processor time", 20, "ms")
        for name, words in PUBLICATION_SEARCHES.items()
    ),
    Bar("publications.bibtex", "BibTeX of 10,000 publications: processor time", 3, "s"),
    Bar("upload.speed", "40 MB uploaded: speed / bare view", 0.8, "×", True),
    Bar("upload.growth", "the same: growth of memory, inspection included", 10, "MB"),
    Bar("upload.cv", "a CV of two pages: processor time", 60, "ms"),
    Bar("publishing.demo", "publishing until visible: p99", 100, "ms"),
    Bar("publishing.large", "the same, large", 100, "ms"),
    Bar("postgresql.none", "on PostgreSQL: a word on no page, own processor time", 25, "ms"),
    Bar("postgresql.rare", "on PostgreSQL: a rare word, own processor time", 25, "ms"),
    Bar(
        "postgresql.middle",
        "on PostgreSQL: a word on 2% of the pages, own processor time",
        25,
        "ms",
    ),
    Bar(
        "postgresql.common",
        "on PostgreSQL: a word on half of all pages, own processor time",
        50,
        "ms",
    ),
    Bar("postgresql.letter", "on PostgreSQL: the commonest letter, whole page", 100, "ms"),
    Bar("postgresql.letters", "on PostgreSQL: eight letters, whole page", 100, "ms"),
    Bar("postgresql.publishing", "on PostgreSQL: publishing until visible, p99", 200, "ms"),
    Bar("memory.worker", "memory of a worker / floor’s, which does not preload", 1.0),
    Bar("start.wsgi", "import of the WSGI application: processor time / floor", 1.3),
    Bar("start.loader", "loading the large site, with its search index", 180, "s"),
    Bar("start.first", "first `make demo` in a new clone", 30, "s"),
    Bar("start.second", "second `make demo`", 4, "s"),
)
