"""Adds the synonyms that editors have entered to the words of a query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.http import HttpRequest

from groupsite.layout.shared_values import shared_value
from groupsite.models.search_synonyms import LONGEST_PHRASE, Synonym, words_of_synonym
from groupsite.search.endings import without_endings
from groupsite.search.index.words import WHOLE, without_mark
from groupsite.search.query import Alternatives, Phrase, Query

MOST_ALTERNATIVES: Final = 8  # of one part of a query
SHORTEST_BEGINNING: Final = 3  # letters; a shorter synonym, such as “AI”, is found as a whole word

# The phrases with the same meaning, by each of them without endings.
type SynonymsByPhrase = Mapping[Phrase, Alternatives]


def add_synonyms(query: Query, synonyms: SynonymsByPhrase) -> Query:
    """Return the query with the synonyms of its words and phrases; the longest phrase counts."""
    parts: list[Alternatives] = []
    words, has_any = query.words, False
    while words:
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            phrase = words[:length]
            found = synonyms.get(without_endings(phrase))
            if found or length == 1:
                break
        has_any = has_any or bool(found)
        others = [one for one in found or () if tuple(map(without_mark, one)) != phrase]
        parts.append((phrase, *others[: MOST_ALTERNATIVES - 1]))
        words = words[length:]
    return replace(query, with_synonyms=tuple(parts)) if has_any else query


def synonyms_of_site(request: HttpRequest) -> SynonymsByPhrase:
    """Return all synonyms; they are read once after each change."""
    return shared_value(request, "search synonyms", read_synonyms)


def read_synonyms() -> SynonymsByPhrase:
    """Read the synonyms of all groups. One query."""
    groups: dict[int, list[Phrase]] = defaultdict(list)
    for group, text in Synonym.objects.order_by("sort_order", "pk").values_list("group", "text"):
        phrase = words_of_synonym(text)
        if 0 < len(phrase) <= LONGEST_PHRASE:
            groups[group].append(phrase)
    found: dict[Phrase, list[Phrase]] = defaultdict(list)
    for phrases in groups.values():
        alternatives = [_as_alternative(one) for one in phrases]
        for phrase in phrases:
            found[without_endings(phrase)].extend(alternatives)
    return {phrase: tuple(dict.fromkeys(others)) for phrase, others in found.items()}


def _as_alternative(phrase: Phrase) -> Phrase:
    if len("".join(phrase)) >= SHORTEST_BEGINNING:
        return phrase
    return tuple(f"{word}{WHOLE}" for word in phrase)
