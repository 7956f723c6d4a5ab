"""Dates and amounts that the words of two languages state otherwise.

A value that one text states and the other does not is common and no difference. Two sections that
say the same differ where each states one value of a unit that the other text states nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from vacancies.parser.pairing.pair import Pair
from vacancies.parser.pairing.passages import Passage
from vacancies.parser.pairing.quantities import Quantity, quantities
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
) -> list[TextDifference]:
    """Return the values that differ between partners. `whole_second` are all lines of the second text.

    `known` are sentences that have been compared already, as facts.
    """
    year = _year(stated)
    ours = [quantity for one in first for quantity in quantities(_lines(one), year)]
    theirs = quantities(whole_second, year)
    said = {(one.unit, one.value) for one in ours} | _of_record(stated)
    answered = {(one.unit, one.value) for one in theirs}
    found = []
    for mine, other in _groups(first, second, pairs):
        lacking = _unmatched(mine, answered, year, known)
        new = _unmatched(other, said, year, known)
        found += [
            TextDifference(lacking[unit][0], new[unit][0])
            for unit in lacking.keys() & new.keys()
            if len(lacking[unit]) == 1 and len(new[unit]) == 1
        ]
    return found


def _lines(passage: Passage) -> tuple[str, ...]:
    return (passage.heading, *passage.lines) if passage.heading else passage.lines


def _groups(
    first: Sequence[Passage], second: Sequence[Passage], pairs: Mapping[str, Pair]
) -> Iterable[tuple[list[Passage], list[Passage]]]:
    """Return what belongs together: the first's passages at one place, the second's that go there."""
    places = dict.fromkeys(one.first.key for one in pairs.values())
    for place in places:
        mine = [one for one in first if one.key == place]
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
