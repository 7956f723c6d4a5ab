"""Counts the words that visitors search for in vain, without anything about who searches.

A word is counted alone, by month and the language of the reader, and at most once a day, so that nobody
can put a word on the list by repeating a search. Nothing that might identify somebody is counted: no query
with an address or a number in it, no long query, and no word that some public page contains. Editors see
a word when it has been searched for on `SHOWN_FROM` days (`unanswered_report.py`).
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from wagtail.models import Site

from groupsite.models import UnansweredWord
from groupsite.models.unanswered_searches import LONGEST_COUNTED_WORD
from groupsite.search.hits import Search
from groupsite.search.query import parse_query
from groupsite.search.synonyms import SynonymsByPhrase, add_synonyms, read_synonyms
from people.content.after_response import run_after_response
from people.models.persons import local_date

logger = logging.getLogger(__name__)

SHORTEST_WORD: Final = 3  # letters
MOST_WORDS: Final = 4  # a longer query is a sentence, which may tell of somebody
SHOWN_FROM: Final = 3  # days in all months together
KEPT_MONTHS: Final = 12
MOST_WORDS_A_MONTH: Final = 2000  # so that nobody can fill the table


def words_not_on_any_page(search: Search, synonyms: SynonymsByPhrase) -> list[str]:
    """Return the words of a query that may be counted and that find nothing alone, on any site.

    Each is searched for with its synonyms.
    """
    words = countable_words(search.query.text)
    searches = [replace(search, site=site) for site in Site.objects.all()] if words else []
    return [word for word in words if not _is_found(word, searches, synonyms)]


def _is_found(word: str, searches: Iterable[Search], synonyms: SynonymsByPhrase) -> bool:
    """Whether the word alone, with its synonyms, has a hit in one of these searches."""
    query = add_synonyms(parse_query(word), synonyms)
    return any(replace(search, query=query).finds_anything() for search in searches)


def countable_words(text: str) -> list[str]:
    """Return the words of a short query of letters alone, in small letters; none of any other query."""
    words = [word.strip(".,;:!?()\"'“”’-") for word in text.lower().split()]
    if len(words) > MOST_WORDS or not all(map(_has_only_letters, words)):
        return []
    fit = (word for word in words if SHORTEST_WORD <= len(word) <= LONGEST_COUNTED_WORD)
    return list(dict.fromkeys(fit))


def _has_only_letters(word: str) -> bool:
    return all(letter.isalpha() or letter == "-" for letter in word)


def count_after_response(words: Iterable[str], language: str, at: datetime) -> None:
    """Count these words some seconds after the response, when the visitor is not waiting."""
    if words := list(words):
        run_after_response(partial(_count_or_log, words, language, local_date(at)))


def counted_words(at: datetime) -> Any:
    """Return a queryset of (word, language, days) for editors, the most frequent first."""
    recent = UnansweredWord.objects.filter(month__gt=first_expired_month(at))
    counted = recent.values("word", "language").annotate(days=Sum("number"))
    return counted.filter(days__gte=SHOWN_FROM).order_by("-days", "word", "language")


def erase_old_counts(at: datetime) -> int:
    """Erase the counts of months that are KEPT_MONTHS old; return the number of rows."""
    return UnansweredWord.objects.filter(month__lte=first_expired_month(at)).delete()[0]


def erase_counts_of_found_words(at: datetime) -> int:
    """Erase the counts of listed words that are found by now, on any site; return the number of rows."""
    synonyms = read_synonyms()
    searches = [Search(parse_query(""), site, "", at) for site in Site.objects.all()]
    words = {row["word"] for row in counted_words(at)}
    found = [word for word in words if _is_found(word, searches, synonyms)]
    return UnansweredWord.objects.filter(word__in=found).delete()[0]


def first_expired_month(at: datetime) -> date:
    """Return the first day of the latest month whose counts are no longer kept."""
    month = _month_of(local_date(at))
    return month.replace(year=month.year - KEPT_MONTHS // 12)


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _count_or_log(words: list[str], language: str, day: date) -> None:
    try:
        with transaction.atomic():
            for word in words:
                _count(word, language, day)
    except DatabaseError:
        # Such as a full disk: counting is not worth an error.
        logger.warning("Words that were not found have not been counted.")


def _count(word: str, language: str, day: date) -> None:
    """Count the word, unless it has been counted on this day or the month has too many words."""
    month = _month_of(day)
    rows = UnansweredWord.objects.filter(word=word, language=language, month=month)
    earlier = rows.filter(last_counted_on__lt=day)
    if earlier.update(number=F("number") + 1, last_counted_on=day) or rows.exists():
        return
    if UnansweredWord.objects.filter(month=month).count() < MOST_WORDS_A_MONTH:
        rows.create(word=word, language=language, month=month, number=1, last_counted_on=day)
