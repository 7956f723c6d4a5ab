"""Finds dates and amounts that differ between the texts of two languages.

A value that one text states and the other does not is common and no difference. Two sections that
say the same differ where each states one value of a unit that the other text states nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from vacancies.parser.pairing.dates_and_amounts import (
    UNKNOWN_UNIT,
    DateOrAmount,
    dates_and_amounts_in_lines,
    dates_and_amounts_in_sentence,
    sentence_texts_not_too_long,
)
from vacancies.parser.pairing.existing_facts import ExistingFacts
from vacancies.parser.pairing.passage_pairs import PassagePair, pair_similar_sentences
from vacancies.parser.pairing.passages import Passage

# The unit in which a field of the record counts.
_UNIT_OF: Final = {
    "extent_percent": "percent",
    "teaching_percent": "percent",
    "duration_min": "months",
    "duration_max": "months",
    "salary_amount": "money",
    "salary_max": "money",
}
# Numbers of nothing known are compared only in sentences that are very much alike.
LEAST_FOR_NUMBERS: Final = 0.4
_MONEY: Final = ("crowns", "euros")


@dataclass(frozen=True, slots=True)
class DifferingDateOrAmount:
    first: DateOrAmount
    second: DateOrAmount


def differing_dates_and_amounts(
    first_passages: Sequence[Passage],
    second_passages: Sequence[Passage],
    pairs: Mapping[str, PassagePair],
    second_lines: Iterable[str],
    existing_facts: ExistingFacts,
    compared_sentences: frozenset[str] = frozenset(),
    titles: tuple[str, str] = ("", ""),
) -> list[DifferingDateOrAmount]:
    """Return the dates and amounts that differ between paired passages, or between the titles.

    `second_lines` are all lines of the second text, `titles` those of both pages.
    `compared_sentences` have been compared already, as facts.
    """
    year = _year_of_deadline_or_start(existing_facts)
    ours = [
        date_or_amount
        for one in first_passages
        for date_or_amount in dates_and_amounts_in_lines(_heading_and_lines(one), year)
    ]
    theirs = dates_and_amounts_in_lines(second_lines, year)
    known_values = {(one.unit, one.value) for one in ours} | _units_and_values_of_record(
        existing_facts
    )
    answered = {(one.unit, one.value) for one in theirs}
    found = _differences_between_two_sentences(*titles, year)
    for mine, other in _iter_paired_passage_groups(first_passages, second_passages, pairs):
        found += _differences_in_paired_passages(mine, other, year, compared_sentences)
        lacking = _dates_and_amounts_without_equal_value(mine, answered, year, compared_sentences)
        new = _dates_and_amounts_without_equal_value(other, known_values, year, compared_sentences)
        found += [
            DifferingDateOrAmount(lacking[unit][0], new[unit][0])
            for unit in lacking.keys() & new.keys()
            if unit != UNKNOWN_UNIT and len(lacking[unit]) == 1 and len(new[unit]) == 1
        ]
    return list({(one.first.value, one.second.value): one for one in reversed(found)}.values())


def _differences_in_paired_passages(
    first: Sequence[Passage], second: Sequence[Passage], year: int | None, compared: frozenset[str]
) -> list[DifferingDateOrAmount]:
    """Return the values that differ between sentences of paired passages that say the same."""
    mine, other = (
        _sentences_not_yet_compared(first, compared),
        _sentences_not_yet_compared(second, compared),
    )
    ours = {
        (one.unit, one.value) for text in mine for one in dates_and_amounts_in_sentence(text, year)
    }
    theirs = {
        (one.unit, one.value) for text in other for one in dates_and_amounts_in_sentence(text, year)
    }
    return [
        difference
        for a, b, likeness in pair_similar_sentences(mine, other)
        for difference in _differences_between_two_sentences(a, b, year)
        if (difference.first.unit != UNKNOWN_UNIT or likeness >= LEAST_FOR_NUMBERS)
        and (
            (difference.first.unit, difference.first.value) not in theirs
            or (difference.second.unit, difference.second.value) not in ours
        )
    ]


def _differences_between_two_sentences(
    first_sentence: str, second_sentence: str, year: int | None
) -> list[DifferingDateOrAmount]:
    """Return the values that differ between two sentences: one of the same unit on each side."""
    mine = dates_and_amounts_in_sentence(first_sentence, year)
    theirs = dates_and_amounts_in_sentence(second_sentence, year)
    lacking, new = (
        _dates_and_amounts_only_in_first(mine, theirs),
        _dates_and_amounts_only_in_first(theirs, mine),
    )
    return [
        DifferingDateOrAmount(lacking[unit][0], new[unit][0])
        for unit in lacking.keys() & new.keys()
        if len(lacking[unit]) == 1 and len(new[unit]) == 1
    ]


def _sentences_not_yet_compared(passages: Iterable[Passage], compared: frozenset[str]) -> list[str]:
    found = (
        text
        for one in passages
        for line in _heading_and_lines(one)
        for text in sentence_texts_not_too_long(line)
    )
    return [text for text in found if text not in compared]


def _dates_and_amounts_only_in_first(
    first: Iterable[DateOrAmount], second: Iterable[DateOrAmount]
) -> dict[str, list[DateOrAmount]]:
    values = {(date_or_amount.unit, date_or_amount.value) for date_or_amount in second}
    found: dict[str, dict[Any, DateOrAmount]] = defaultdict(dict)
    for date_or_amount in first:
        if (date_or_amount.unit, date_or_amount.value) not in values:
            found[date_or_amount.unit].setdefault(date_or_amount.value, date_or_amount)
    return {unit: list(kept.values()) for unit, kept in found.items()}


def _heading_and_lines(passage: Passage) -> tuple[str, ...]:
    return (passage.heading, *passage.lines) if passage.heading else passage.lines


def _iter_paired_passage_groups(
    first: Sequence[Passage], second: Sequence[Passage], pairs: Mapping[str, PassagePair]
) -> Iterable[tuple[list[Passage], list[Passage]]]:
    """Yield groups of passages to compare: the first text's in one field, and their partners."""
    places = dict.fromkeys(one.first.key for one in pairs.values())
    for place in places:
        whole = {
            id(part)
            for one in pairs.values()
            if one.first.key == place
            for part in one.further_first
        }
        mine = [one for one in first if one.key == place or id(one) in whole]
        other = [one for one in second if one.key in pairs and pairs[one.key].first.key == place]
        yield mine, other


def _dates_and_amounts_without_equal_value(
    passages: Iterable[Passage],
    values_elsewhere: set[tuple[str, Any]],
    year: int | None,
    compared: frozenset[str],
) -> dict[str, list[DateOrAmount]]:
    found: dict[str, dict[Any, DateOrAmount]] = defaultdict(dict)
    for passage in passages:
        for one in dates_and_amounts_in_lines(_heading_and_lines(passage), year):
            money = ("money", one.value) if one.unit in _MONEY else (one.unit, one.value)
            if (
                one.sentence not in compared
                and not {(one.unit, one.value), money} & values_elsewhere
            ):
                found[one.unit].setdefault(one.value, one)
    return {unit: list(values.values()) for unit, values in found.items()}


def _units_and_values_of_record(existing_facts: ExistingFacts) -> set[tuple[str, Any]]:
    found: set[tuple[str, Any]] = {
        (_UNIT_OF[name], int(value))
        for name, value in existing_facts.values.items()
        if name in _UNIT_OF and value is not None
    }
    found |= {("date", value) for value in existing_facts.values.values() if type(value) is date}
    found |= {("pages", one.max_pages) for one in existing_facts.documents if one.max_pages}
    return found


def _year_of_deadline_or_start(existing_facts: ExistingFacts) -> int | None:
    """Return the year of the deadline or start, for weeks without a year; None if unknown."""
    on = existing_facts.values.get("deadline_on") or existing_facts.values.get("start_on")
    return on.year if on else None
