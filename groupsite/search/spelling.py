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
# Words of up to a quarter more or less cannot be that much alike.
ALIKE: Final = f"""
SELECT DISTINCT folded FROM "{WORD}"
WHERE folded >= %s AND folded < %s AND length(folded) BETWEEN %s AND %s
"""  # noqa: S608 — constants
PUBLIC: Final = f"""
SELECT word.folded, MIN(word.word) FROM "{WORD}" word JOIN "{ENTRY_TABLE}" entry ON entry.id = word.entry_id
WHERE word.folded IN ({{places}}) AND {{visible}} GROUP BY word.folded
"""  # noqa: S608 — constants


def spelling_suggestion(search: Search) -> str:
    """Return the query with unknown words corrected; empty if that finds nothing either."""
    tried, changed, pieces = 0, False, []
    for is_word, part in words_and_gaps(search.query.text):
        folded = fold_text(part)
        near = ""
        if is_word and len(folded) >= SHORTEST and tried < MOST_TRIED:
            tried += 1
            near = _most_similar_public_word(folded, search)
        changed = changed or bool(near)
        pieces.append(near or part)
    suggestion = "".join(pieces) if changed else ""
    return suggestion if replace(search, query=parse_query(suggestion)).hits().total else ""


def _most_similar_public_word(folded: str, search: Search) -> str:
    """Return the most similar word with the same first letter; empty if there is none, or the same."""
    similar = _similar_words(folded)
    public = _spelt_public_words(similar, search)
    near = next((word for word in similar if word in public), folded)
    return "" if near == folded else public[near]


def _similar_words(folded: str) -> list[str]:
    """Return indexed words that are similar, the most similar first."""
    shortest = int(len(folded) * LIKENESS / (2 - LIKENESS))
    longest = int(len(folded) * (2 - LIKENESS) / LIKENESS) + 1
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [folded[0], chr(ord(folded[0]) + 1), shortest, longest])
        alike = [word for (word,) in cursor.fetchall()]
    return get_close_matches(folded, alike, n=MOST_SIMILAR, cutoff=LIKENESS)


def _spelt_public_words(words: list[str], search: Search) -> dict[str, str]:
    """Return those of the words that visitors can see, as they are spelt, by folded form."""
    if not words or search.site is None:
        return {}
    visible, parameters = visible_condition(search.site, search.at)
    sql = PUBLIC.format(places=", ".join(["%s"] * len(words)), visible=visible)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*words, *parameters])
        return dict(cursor.fetchall())
