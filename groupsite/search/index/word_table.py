"""The full-text table: which words each entry has. FTS5 on SQLite, tsvector on PostgreSQL.

Both hold each word of an entry once, folded by `fold_text`, so they need neither a parser nor a
dictionary: their own would split and fold words differently. A query finds words by their beginning.

An index by first letters makes short beginnings as fast as whole words: SQLite has one itself (`prefix`),
on PostgreSQL the beginnings are stored as words of their own, marked with a caret.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db import connection

from groupsite.search.index.words import is_whole, without_mark

WORD_TABLE: Final = "groupsite_search_fts"
SHORT: Final = 3  # letters of the beginnings that are indexed; migration 0001 has the same number
# FTS5 deletes faster by a set of IDs than one by one; PostgreSQL does not mind.
DELETE: Final = f'DELETE FROM "{WORD_TABLE}" WHERE rowid IN (%s)'  # noqa: S608 — constants


def add_words(words_by_entry: Iterable[tuple[int, set[str]]]) -> None:
    """Add the words of entries that have none yet."""
    if connection.vendor == "postgresql":
        sql = f'INSERT INTO "{WORD_TABLE}" VALUES (%s, array_to_tsvector(%s::text[]))'  # noqa: S608
        rows: list[Any] = [
            (pk, [*words, *_short_prefixes_with_caret(words)]) for pk, words in words_by_entry
        ]
    else:
        sql = f'INSERT INTO "{WORD_TABLE}" (rowid, words) VALUES (%s, %s)'  # noqa: S608
        rows = [(pk, " ".join(sorted(words))) for pk, words in words_by_entry]
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def delete_words(entry_ids: Iterable[int]) -> None:
    if ids := ", ".join(map(str, entry_ids)):
        with connection.cursor() as cursor:
            cursor.execute(DELETE % ids)


def merge_added_words() -> None:
    """On PostgreSQL, merge what was added into the index, where searches find it faster."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{WORD_TABLE}_words"])


def match_condition(alias: str, parts: Iterable[Iterable[Iterable[str]]]) -> tuple[str, list[str]]:
    """Return SQL, with its parameters, that is true for entries with all parts.

    Each part has alternatives, and each alternative has words, which are found by their beginning,
    or whole (`words.is_whole`).
    """
    if connection.vendor == "postgresql":
        query = " & ".join(_any_of(part, _tsquery_word, " & ", " | ") for part in parts)
        return f"{alias}.words @@ %s::tsquery", [query]
    query = " AND ".join(_any_of(part, _fts5_word, " AND ", " OR ") for part in parts)
    return f'{alias}."{WORD_TABLE}" MATCH %s', [query]


def _any_of(
    alternatives: Iterable[Iterable[str]], term: Callable[[str], str], and_: str, or_: str
) -> str:
    phrases = [f"({and_.join(map(term, phrase))})" for phrase in alternatives]
    return f"({or_.join(phrases)})"


def _tsquery_word(word: str) -> str:
    if is_whole(word):
        return f"'{without_mark(word)}'"
    return f"'^{word}'" if len(word) <= SHORT else f"'{word}':*"


def _fts5_word(word: str) -> str:
    return f'"{without_mark(word)}"' if is_whole(word) else f'"{word}"*'


def _short_prefixes_with_caret(words: Iterable[str]) -> set[str]:
    return {f"^{word[:length]}" for word in words for length in range(1, SHORT + 1)}
