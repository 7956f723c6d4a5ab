"""Which cases `make test-quick` runs: everything but browsers, builds and the rest of large tables.

`docs/decisions/0023-quick-and-thorough.md` says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest


def mark_the_rest_of_tables(items: Iterable[pytest.Item]) -> None:
    """Mark as thorough all cases of a table but its examples."""
    tests = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("table"):
            tests[item.path, item.cls, item.originalname].append(item)
    for cases in tests.values():
        examples = set(examples_of(cases))
        for case in cases:
            if case not in examples:
                case.add_marker(pytest.mark.thorough)


def examples_of(cases: list[pytest.Function]) -> list[pytest.Function]:
    """Return the first case, or with `table(every="name")` one case for each `name`.

    There the other parameters take their values in turn, so that each of them is met too. Where the
    table is no product of its parameters, it is the first case with that `name`.
    """
    mark = cases[0].get_closest_marker("table")
    every = mark.kwargs.get("every") if mark else None
    cases = sorted(cases, key=place)
    values = {name: distinct(case.callspec.params[name] for case in cases) for name in names(cases)}
    if every not in values:
        return cases[:1]
    rows_of = [
        [case for case in cases if case.callspec.params[every] == one] for one in values[every]
    ]
    return [next(in_turn(rows, values, every), rows[0]) for rows in rows_of]


def place(case: pytest.Function) -> list[int]:
    """Return where the case stands in its table."""
    return list(case.callspec.indices.values()) if hasattr(case, "callspec") else []


def names(cases: list[pytest.Function]) -> list[str]:
    return list(cases[0].callspec.params) if hasattr(cases[0], "callspec") else []


def distinct(values: Iterable[object]) -> list[object]:
    found: list[object] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def in_turn(
    rows: list[pytest.Function], values: dict[str, list[object]], every: str
) -> Iterator[pytest.Function]:
    return (case for case in rows if is_in_turn(case.callspec.params, values, every))


def is_in_turn(row: dict[str, object], values: dict[str, list[object]], every: str) -> bool:
    turn = values[every].index(row[every])
    return all(row[name] == known[turn % len(known)] for name, known in values.items())
