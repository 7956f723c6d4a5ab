"""Finds what is public and contains all words of a query: one statement ranks and counts.

There is one hit per record: the page in the reader's language, else in another, else the person without a
page. Hits in the reader's language come first, then ended vacancies, then those in other languages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import OperationalError, connection
from wagtail.models import Site

from groupsite.search.index import word_table
from groupsite.search.index.models import ChangedRow, SearchEntry
from groupsite.search.index.models.search_entries import NEVER_NUMBER
from groupsite.search.index.new_entries import instant_in_microseconds
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from groupsite.search.index.updating import MOST_IN_A_SEARCH, update_index
from groupsite.search.limits import RefusalReason, SearchRefusedError
from groupsite.search.query import Alternatives, Query
from groupsite.search.visible_entries import visible_condition

MOST_ATTEMPTS: Final = 3
ENTRY_TABLE: Final = SearchEntry._meta.db_table
VACANCIES, PEOPLE = (RESULT_KINDS.index(kind) for kind in (ResultKind.VACANCIES, ResultKind.PEOPLE))
# In the reader's language, else in another, else without a page; of several, the oldest entry.
ONE_PER_RECORD: Final = {
    # The other columns are those of the row with the minimum.
    "sqlite": "SELECT *, MIN(choice * 1099511627776 + id) FROM ({found}) found GROUP BY record_key",
    "postgresql": "SELECT DISTINCT ON (record_key) * FROM ({found}) found ORDER BY record_key, choice, id",
}
JOIN: Final = {"sqlite": "CROSS JOIN", "postgresql": "JOIN"}  # CROSS: match first, then join
INSTR: Final = {"sqlite": "instr", "postgresql": "strpos"}
FOUND: Final = """
SELECT entry.id, entry.kind, entry.record_key, entry.record_id, entry.order_key, entry.opens,
    entry.closes, (entry.is_over OR entry.closes <= %s) AS has_ended, ({named}) AS is_named,
    {instr}(entry.folded_title, %s) = 1 AS begins_so,
    CASE WHEN entry.page_id IS NULL THEN 2 WHEN entry.language = %s THEN 0 ELSE 1 END AS choice
FROM "{words}" words {join} "{entry}" entry ON entry.id = words.rowid
WHERE {match} AND {visible}
"""
# Open vacancies by deadline, those without one last; ended ones, the most recent first.
ORDER: Final = f"""
choice = 1 AND NOT (kind = {PEOPLE} AND is_named), has_ended, NOT begins_so, NOT is_named, kind,
CASE WHEN kind <> {VACANCIES} THEN 0 WHEN NOT has_ended THEN closes
    WHEN closes < {NEVER_NUMBER} THEN -closes WHEN opens > 0 THEN -opens ELSE 1 END,
CASE WHEN kind = {VACANCIES} THEN -opens ELSE 0 END,
order_key, CASE WHEN kind = {VACANCIES} THEN -record_id ELSE 0 END, id
"""
RANKED: Final = """
WITH chosen AS MATERIALIZED ({chosen})
SELECT 0 AS is_hit, kind AS id, COUNT(*) AS number FROM chosen GROUP BY kind
UNION ALL
SELECT * FROM (
    SELECT 1, id, 0 FROM chosen WHERE {of_kind} ORDER BY {order} LIMIT %s OFFSET %s
) hits
"""


@dataclass(frozen=True)
class Hits:
    """A part of the ranked hits, and how many there are of each kind."""

    entry_ids: list[int] = field(default_factory=list)
    counts: dict[ResultKind, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def count(self, kind: ResultKind | None) -> int:
        return self.total if kind is None else self.counts.get(kind, 0)


@dataclass(frozen=True)
class Search:
    """A query on a site, in a language and at a time, with methods that find its hits."""

    query: Query
    site: Site | None
    language: str
    at: datetime

    def hits(self, kind: ResultKind | None = None, start: int = 0, limit: int = 1) -> Hits:
        """Update the index; return some hits (of a kind) and the counts. Raises SearchRefusedError."""
        if self.site is None or not self.query.words:
            return Hits()
        for _attempt in range(MOST_ATTEMPTS):
            self._update_index()
            rows = self._rows(kind, start, limit)
            # Something else may have been published meanwhile: then the statement has found nothing.
            if rows or not ChangedRow.objects.exists():
                break
        counts = {number: count for is_hit, number, count in rows if not is_hit}
        return Hits(
            [pk for is_hit, pk, _count in rows if is_hit],
            {kind: counts[number] for number, kind in enumerate(RESULT_KINDS) if number in counts},
        )

    def finds_anything(self) -> bool:
        """Whether the index, without an update, has a hit of any kind. Faster than counting them."""
        if self.site is None or not self.query.words:
            return False
        found, parameters = self._found_sql(self.site)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT EXISTS ({found})", parameters)
            return bool(cursor.fetchone()[0])

    def _update_index(self) -> None:
        """Update part of the index. Raises SearchRefusedError if the database cannot be written."""
        try:
            update_index(self.at, MOST_IN_A_SEARCH)
        except OperationalError as error:
            raise SearchRefusedError(RefusalReason.BUSY) from error

    def _rows(self, kind: ResultKind | None, start: int, limit: int) -> list[tuple[Any, ...]]:
        found, parameters = self._found_sql(self.site)
        sql = RANKED.format(
            chosen=ONE_PER_RECORD[connection.vendor].format(found=found),
            of_kind="1 = 1" if kind is None else f"kind = {RESULT_KINDS.index(kind)}",
            order=ORDER,
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, limit, start])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _found_sql(self, site: Any) -> tuple[str, list[Any]]:
        parts = self.query.parts
        match, matching = word_table.match_condition("words", parts)
        visible, seen = visible_condition(site, self.at)
        sql = FOUND.format(
            named=_title_condition(parts),
            words=word_table.WORD_TABLE,
            entry=ENTRY_TABLE,
            join=JOIN[connection.vendor],
            instr=INSTR[connection.vendor],
            match=match,
            visible=visible,
        )
        named = [f" {word}" for part in parts for phrase in part for word in phrase]
        begins = "".join(f" {word}" for word in self.query.words)
        return sql, [
            instant_in_microseconds(self.at, 0),
            *named,
            begins,
            self.language,
            *matching,
            *seen,
        ]


def _title_condition(parts: Iterable[Alternatives]) -> str:
    """Return SQL that is true if the title has each part; its parameters are their words, in order."""
    begins_word = f"{INSTR[connection.vendor]}(entry.folded_title || ' ', %s) > 0"
    return " AND ".join(
        "(" + " OR ".join(" AND ".join(begins_word for _word in phrase) for phrase in part) + ")"
        for part in parts
    )
