"""Adds the synonyms that editors have entered to the words of a query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.http import HttpRequest

from groupsite.layout.shared_values import shared_value
from groupsite.models import Synonym
from groupsite.search.endings import without_endings
from groupsite.search.query import Alternatives, Phrase, Query
from people.content.search_text import fold_text

LONGEST_PHRASE: Final = 4  # words
MOST_ALTERNATIVES: Final = 8  # of one part of a query
SHORTEST_ALTERNATIVE: Final = 3  # letters; “AI” would find all words that begin so

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
        others = [one for one in found or () if one != phrase]
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
        phrase = tuple(dict.fromkeys(fold_text(text).split()))
        if 0 < len(phrase) <= LONGEST_PHRASE:
            groups[group].append(phrase)
    found: dict[Phrase, list[Phrase]] = defaultdict(list)
    for phrases in groups.values():
        alternatives = [one for one in phrases if len("".join(one)) >= SHORTEST_ALTERNATIVE]
        for phrase in phrases:
            found[without_endings(phrase)].extend(alternatives)
    return {phrase: tuple(dict.fromkeys(others)) for phrase, others in found.items()}
