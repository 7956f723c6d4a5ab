"""Suggests a spelling where a query finds nothing."""

from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from django.db import connection

from groupsite.search.hits import ENTRY_TABLE, Search
from groupsite.search.index.models import EntryWord
from groupsite.search.index.words import words_and_gaps
from groupsite.search.query import parse_query
from groupsite.search.visible_entries import visible_condition
from people.content.search_text import fold_text

SHORTEST: Final = 4  # shorter words resemble too many others
LIKENESS: Final = 0.75
MOST_TRIED: Final = 3  # words per query, since comparing takes time
MOST_SIMILAR: Final = 5  # of which the first that is public is suggested
WORD: Final = EntryWord._meta.db_table
# Each word once: a common one has thousands of rows, which the index skips.
ALIKE: Final = f"""
WITH RECURSIVE alike(folded) AS (
    SELECT MIN(folded) FROM "{WORD}" WHERE folded >= %s AND folded < %s
    UNION ALL
    SELECT (SELECT MIN(folded) FROM "{WORD}" WHERE folded > alike.folded AND folded < %s)
    FROM alike WHERE alike.folded IS NOT NULL
)
SELECT folded FROM alike WHERE length(folded) BETWEEN %s AND %s
"""  # noqa: S608 — constants
# The first entry that visitors can see is enough.
PUBLIC: Final = f"""
SELECT word.word FROM "{WORD}" word JOIN "{ENTRY_TABLE}" entry ON entry.id = word.entry_id
WHERE word.folded = %s AND {{visible}} ORDER BY word.id LIMIT 1
"""  # noqa: S608 — constants


def spelling_suggestion(search: Search) -> str:
    """Return the query with unknown words corrected; empty if that finds nothing either."""
    tried, changed, pieces = 0, False, []
    for is_word, part in words_and_gaps(search.query.text):
        folded = fold_text(part)
        near = ""
        if is_word and len(folded) >= SHORTEST and tried < MOST_TRIED:
            tried += 1
            near = _correction_of_unknown_word(folded, search)
        changed = changed or bool(near)
        pieces.append(near or part)
    suggestion = "".join(pieces) if changed else ""
    return suggestion if replace(search, query=parse_query(suggestion)).finds_anything() else ""


def _correction_of_unknown_word(folded: str, search: Search) -> str:
    """Return the most similar public word with the same first letter; empty if none, or if it is this one."""
    for similar in _similar_words(folded):
        if word := _spelt_public_word(similar, search):
            return "" if similar == folded else word
    return ""


def _similar_words(folded: str) -> list[str]:
    """Return indexed words that are similar, the most similar first."""
    # A word that is much shorter or longer cannot be that much alike.
    shortest = int(len(folded) * LIKENESS / (2 - LIKENESS))
    longest = int(len(folded) * (2 - LIKENESS) / LIKENESS) + 1
    with connection.cursor() as cursor:
        end = chr(ord(folded[0]) + 1)
        cursor.execute(ALIKE, [folded[0], end, end, shortest, longest])
        alike = [word for (word,) in cursor.fetchall()]
    return get_close_matches(folded, alike, n=MOST_SIMILAR, cutoff=LIKENESS)


def _spelt_public_word(folded: str, search: Search) -> str:
    """Return a word as it is spelt, if visitors can see it, else ""."""
    if search.site is None:
        return ""
    visible, parameters = visible_condition(search.site, search.at)
    with connection.cursor() as cursor:
        cursor.execute(PUBLIC.format(visible=visible), [folded, *parameters])
        found = cursor.fetchone()
    return str(found[0]) if found else ""
