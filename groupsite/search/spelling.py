"""Suggests a spelling where a query finds nothing."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from groupsite.search.excerpts import words_and_gaps
from groupsite.search.facts import PublicFacts
from groupsite.search.query import Query
from people.content.search_text import fold_text
from vacancies.models import VacancyPage

SHORTEST: Final = 4  # shorter words resemble too many others
LIKENESS: Final = 0.75
MOST_TRIED: Final = 3  # words per query, since comparing takes time


def spelling_suggestion(query: Query, facts: PublicFacts) -> str:
    """Return the query with unknown words corrected; empty if there is no suggestion."""
    known = _words_by_folded_form([*_fact_texts(facts), *_vacancy_titles(facts.at)])
    tried, changed, pieces = 0, False, []
    for is_word, part in words_and_gaps(query.text):
        folded = fold_text(part)
        near = ""
        if is_word and len(folded) >= SHORTEST and folded not in known and tried < MOST_TRIED:
            tried += 1
            near = _most_similar_word(folded, known)
        changed = changed or bool(near)
        pieces.append(near or part)
    return "".join(pieces) if changed else ""


def _words_by_folded_form(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of the texts as they are spelt, by their folded form."""
    words = (part for text in texts for is_word, part in words_and_gaps(text) if is_word)
    return {fold_text(word): word for word in words}


def _most_similar_word(folded_word: str, words_by_folded_form: dict[str, str]) -> str:
    """Return the most similar word with the same first letter; empty if none is similar."""
    alike = [word for word in words_by_folded_form if word[:1] == folded_word[0]]
    found = get_close_matches(folded_word, alike, n=1, cutoff=LIKENESS)
    return words_by_folded_form[found[0]] if found else ""


def _fact_texts(facts: PublicFacts) -> Iterable[str]:
    for own in (facts.person_facts, facts.area_facts, facts.vacancy_facts):
        yield from (fact.text for fact in own.all_facts)


def _vacancy_titles(at: datetime) -> Iterable[str]:
    return VacancyPage.objects.visible(at).order_by().values_list("title", flat=True)
