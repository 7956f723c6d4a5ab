"""Sorts hits: one per record, the reader's language first, matching titles before texts."""

from collections.abc import Iterable

from groupsite.search.hits import Hit
from groupsite.search.query import Query, has_words_with_all_prefixes
from groupsite.search.result_kinds import ResultKind


def ranked_hits_one_per_record(hits: Iterable[Hit], query: Query, language: str) -> list[Hit]:
    """Return one hit per record: the reader's language, then others; ended vacancies last in each."""

    def sort_key(hit: Hit) -> tuple[bool, bool, bool, int, int]:
        is_named = has_words_with_all_prefixes(hit.title, query.words)
        # A person's name is the same in every language.
        is_readable = hit.language in ("", language) or (hit.kind is ResultKind.PEOPLE and is_named)
        return (
            not is_readable,
            hit.has_ended,
            not is_named,
            list(ResultKind).index(hit.kind),
            hit.place,
        )

    return sorted(one_hit_per_record(hits, language), key=sort_key)


def one_hit_per_record(hits: Iterable[Hit], language: str) -> Iterable[Hit]:
    """Return one hit per record: in the reader's language, else the first."""
    chosen: dict[object, Hit] = {}
    for hit in hits:
        if hit.key not in chosen or hit.language == language:
            chosen[hit.key] = hit
    return chosen.values()
