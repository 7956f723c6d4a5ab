"""Dates and amounts that the words of two languages state otherwise.

A value that one text states and the other does not is common and no difference. Two sections that
say the same differ where each states one value of a unit that the other text states nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from vacancies.parser.pairing.pair import Pair, aligned
from vacancies.parser.pairing.passages import Passage
from vacancies.parser.pairing.quantities import (
    NUMBER,
    Quantity,
    quantities,
    sentences_of,
    stated_in,
)
from vacancies.parser.pairing.stated import Stated

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
class TextDifference:
    first: Quantity
    second: Quantity


def differing_quantities(
    first: Sequence[Passage],
    second: Sequence[Passage],
    pairs: Mapping[str, Pair],
    whole_second: Iterable[str],
    stated: Stated,
    known: frozenset[str] = frozenset(),
    titles: tuple[str, str] = ("", ""),
) -> list[TextDifference]:
    """Return the values that differ between partners. `whole_second` are all lines of the second text.

    `titles` are those of both pages. `known` are sentences that have been compared already, as facts.
    """
    year = _year(stated)
    ours = [quantity for one in first for quantity in quantities(_lines(one), year)]
    theirs = quantities(whole_second, year)
    known_values = {(one.unit, one.value) for one in ours} | _of_record(stated)
    answered = {(one.unit, one.value) for one in theirs}
    found = _between(*titles, year)
    for mine, other in _groups(first, second, pairs):
        found += _in_sentences(mine, other, year, known)
        lacking = _unmatched(mine, answered, year, known)
        new = _unmatched(other, known_values, year, known)
        found += [
            TextDifference(lacking[unit][0], new[unit][0])
            for unit in lacking.keys() & new.keys()
            if unit != NUMBER and len(lacking[unit]) == 1 and len(new[unit]) == 1
        ]
    return list({(one.first.value, one.second.value): one for one in reversed(found)}.values())


def _in_sentences(
    first: Sequence[Passage], second: Sequence[Passage], year: int | None, known: frozenset[str]
) -> list[TextDifference]:
    """Return the values that differ between sentences that say the same."""
    mine, other = _sentences(first, known), _sentences(second, known)
    ours = {(one.unit, one.value) for text in mine for one in stated_in(text, year)}
    theirs = {(one.unit, one.value) for text in other for one in stated_in(text, year)}
    return [
        difference
        for a, b, likeness in aligned(mine, other)
        for difference in _between(a, b, year)
        if (difference.first.unit != NUMBER or likeness >= LEAST_FOR_NUMBERS)
        and (
            (difference.first.unit, difference.first.value) not in theirs
            or (difference.second.unit, difference.second.value) not in ours
        )
    ]


def _between(one: str, other: str, year: int | None) -> list[TextDifference]:
    """Return the values that two sentences state otherwise: one of a unit on each side."""
    mine, theirs = stated_in(one, year), stated_in(other, year)
    lacking, new = _without(mine, theirs), _without(theirs, mine)
    return [
        TextDifference(lacking[unit][0], new[unit][0])
        for unit in lacking.keys() & new.keys()
        if len(lacking[unit]) == 1 and len(new[unit]) == 1
    ]


def _sentences(passages: Iterable[Passage], known: frozenset[str]) -> list[str]:
    found = (text for one in passages for line in _lines(one) for text in sentences_of(line))
    return [text for text in found if text not in known]


def _without(one: Iterable[Quantity], other: Iterable[Quantity]) -> dict[str, list[Quantity]]:
    values = {(quantity.unit, quantity.value) for quantity in other}
    found: dict[str, dict[Any, Quantity]] = defaultdict(dict)
    for quantity in one:
        if (quantity.unit, quantity.value) not in values:
            found[quantity.unit].setdefault(quantity.value, quantity)
    return {unit: list(kept.values()) for unit, kept in found.items()}


def _lines(passage: Passage) -> tuple[str, ...]:
    return (passage.heading, *passage.lines) if passage.heading else passage.lines


def _groups(
    first: Sequence[Passage], second: Sequence[Passage], pairs: Mapping[str, Pair]
) -> Iterable[tuple[list[Passage], list[Passage]]]:
    """Return what belongs together: the first's passages at one place, the second's that go there."""
    places = dict.fromkeys(one.first.key for one in pairs.values())
    for place in places:
        whole = {id(part) for one in pairs.values() if one.first.key == place for part in one.also}
        mine = [one for one in first if one.key == place or id(one) in whole]
        other = [one for one in second if one.key in pairs and pairs[one.key].first.key == place]
        yield mine, other


def _unmatched(
    passages: Iterable[Passage],
    elsewhere: set[tuple[str, Any]],
    year: int | None,
    known: frozenset[str],
) -> dict[str, list[Quantity]]:
    found: dict[str, dict[Any, Quantity]] = defaultdict(dict)
    for passage in passages:
        for one in quantities(_lines(passage), year):
            money = ("money", one.value) if one.unit in _MONEY else (one.unit, one.value)
            if one.sentence not in known and not {(one.unit, one.value), money} & elsewhere:
                found[one.unit].setdefault(one.value, one)
    return {unit: list(values.values()) for unit, values in found.items()}


def _of_record(stated: Stated) -> set[tuple[str, Any]]:
    found: set[tuple[str, Any]] = {
        (_UNIT_OF[name], int(value))
        for name, value in stated.values.items()
        if name in _UNIT_OF and value is not None
    }
    found |= {("date", value) for value in stated.values.values() if type(value) is date}
    found |= {("pages", one.max_pages) for one in stated.documents if one.max_pages}
    return found


def _year(stated: Stated) -> int | None:
    """Return the year of the application period, for weeks that are given without one."""
    on = stated.values.get("deadline_on") or stated.values.get("start_on")
    return on.year if on else None
