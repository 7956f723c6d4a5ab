"""Tells whether a sentence has only its facts, in any spelling, their labels and filler words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from people.formats.date_parsing import MONTHS
from vacancies import conf
from vacancies.parser.printed.printed_words import PRINTED_WORDS_BY_RULE
from vacancies.parser.text.dates_and_times import find_time_zone
from vacancies.parser.text.labels import split_known_label_and_value
from vacancies.parser.text.numbers import NUMBERS_BY_WORD
from vacancies.parser.text.results import FactMatch
from vacancies.parser.text.vocabulary import LABELS, unaccounted_words, words_of

WEEKDAYS: Final = (
    ("monday", "måndag", "måndagen", "mon"),
    ("tuesday", "tisdag", "tisdagen", "tue"),
    ("wednesday", "onsdag", "onsdagen", "wed"),
    ("thursday", "torsdag", "torsdagen", "thu"),
    ("friday", "fredag", "fredagen", "fri"),
    ("saturday", "lördag", "lördagen", "sat"),
    ("sunday", "söndag", "söndagen", "sun"),
)
# The tables of words beside those of the rule itself, by a value.
_WORDS_OF_VALUES: Final = {
    ("employment_form", "fixed"): "fixed",
    ("employment_form", "permanent"): "permanent",
    ("start", "soon"): "start_soon",
    ("start", "agreement"): "start_agreement",
}
_MONTHS_IN_YEAR: Final = 12
_IN_FULL: Final = 100  # percent
# Of their labels, the words that say no more than the fact does.
_LABEL_WORDS: Final = {
    rule: frozenset(words_of(words)) - PRINTED_WORDS_BY_RULE["says_more"]
    for rule, words in LABELS.items()
}


def has_only_facts_and_fillers(
    sentence: str, matches: Iterable[FactMatch], extra_words: Iterable[str] = ()
) -> bool:
    """Whether every word of a sentence is accounted for by the facts that were found in it."""
    matches = list(matches)
    if any(map(_is_start_not_fully_printed, matches)) or _says_more_of_language_or_files(
        sentence, matches
    ):
        return False
    accounted = {word for match in matches for word in _accounted_words(match, sentence)}
    return not unaccounted_words(sentence, accounted | _label_words(sentence) | set(extra_words))


# The site prints "should be written in English", and asks for a PDF file of each document.
_STRONGER: Final = re.compile(
    r"\b(?:must|shall|required|only|måste|endast|enbart)\b", re.IGNORECASE
)
_ONE_FILE: Final = re.compile(
    r"\b(?:an?|one|single|same|en|ett|enda|samma)\s+(?:\w+\s+)?(?:pdf\b|pdf-?fil\b|file\b|fil\b)",
    re.IGNORECASE,
)


def _says_more_of_language_or_files(sentence: str, matches: Iterable[FactMatch]) -> bool:
    """Whether a sentence on language or files says more than the site prints: "must", "one PDF file"."""
    rules = {match.rule for match in matches}
    is_stronger = bool(rules & {"language", "files"}) and bool(_STRONGER.search(sentence))
    return is_stronger or ("files" in rules and _ONE_FILE.search(sentence) is not None)


def _is_start_not_fully_printed(match: FactMatch) -> bool:
    """Whether a start says more than the site prints: "as soon as possible in spring 2027"."""
    words = match.values.get("start_text", "")
    return bool(words) and ("start" not in match.values or any(map(str.isdigit, words)))


def _label_words(sentence: str) -> set[str]:
    """Return a known label's words at the beginning, except those that say more than the fact."""
    found = split_known_label_and_value(sentence)
    label = re.sub(r"\([^)]*\)", " ", found.label) if found else ""
    return set(words_of(label)) - PRINTED_WORDS_BY_RULE["says_more"]


def _accounted_words(match: FactMatch, sentence: str) -> set[str]:
    found = set(_LABEL_WORDS.get(match.rule, ()))
    is_agreed = match.values.get("salary") == "agreement"
    found |= set(PRINTED_WORDS_BY_RULE.get("salary_agreement" if is_agreed else match.rule, ()))
    for name, value in match.values.items():
        found |= set(_words_of_value(name, value))
    if match.rule == "deadline" and match.values.get("deadline_time"):
        found |= _matching_zone_words(match, sentence)
    if match.rule == "opens":  # the time in a mail's header
        found |= {word for word in words_of(sentence) if word.isdecimal()}
    if match.rule == "deadline" and (left := _DAYS_LEFT.search(sentence)):
        found.add(left["days"])
    return found


_DAYS_LEFT: Final = re.compile(
    r"(?P<days>\d{1,3})\s+(?:dag(?:ar)?\s+kvar|days?\s+(?:left|remaining))", re.IGNORECASE
)


def _matching_zone_words(match: FactMatch, sentence: str) -> set[str]:
    zone = find_time_zone(sentence)
    if zone is None or zone[0] != match.values.get("time_zone", conf.time_zone()):
        return set()
    return set(words_of(sentence[zone[1] : zone[2]]))


def _words_of_value(name: str, value: Any) -> Iterator[str]:
    yield from PRINTED_WORDS_BY_RULE.get(_WORDS_OF_VALUES.get((name, value), ""), ())
    if isinstance(value, date):
        yield from _words_of_date(value)
    elif isinstance(value, time):
        yield from _words_of_time(value)
    elif name == "extent_percent":
        yield from PRINTED_WORDS_BY_RULE["full_time" if value == _IN_FULL else "part_time"]
        yield from _words_of_number(value)
        yield from words_of(str(Decimal(value) / _IN_FULL))  # "0.6 FTE"
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield from _words_of_number(value)
        if name.startswith("duration") and not value % _MONTHS_IN_YEAR:
            yield from _words_of_number(value // _MONTHS_IN_YEAR)
    elif isinstance(value, str) and name in _AS_WRITTEN:
        yield from words_of(value)


# Texts that the site prints as they are.
_AS_WRITTEN: Final = ("reference", "application_url", "examiner", "salary_currency")


def _words_of_date(on: date) -> Iterator[str]:
    yield from (str(on.year), str(on.month), f"{on.month:02}", str(on.day), f"{on.day:02}")
    yield from MONTHS[on.month - 1]
    yield from WEEKDAYS[on.weekday()]
    yield from (f"{on.day}{end}" for end in ("st", "nd", "rd", "th", "e"))


def _words_of_time(at: time) -> Iterator[str]:
    for hour in {at.hour, (at.hour - 1) % _MONTHS_IN_YEAR + 1}:
        yield from (str(hour), f"{hour:02}", f"{hour}am", f"{hour}pm")
    yield f"{at.minute:02}"


def _words_of_number(number: int | Decimal) -> Iterator[str]:
    """Yield a number in figures, with or without separators, and in words."""
    figures = f"{number:f}"
    yield figures
    for separator in (",", " "):
        yield from words_of(f"{number:,f}".replace(",", separator))
    yield from (word for word, count in NUMBERS_BY_WORD.items() if count == number)
