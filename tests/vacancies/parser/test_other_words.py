"""Other ways to state a fact, as universities write them: `tests/data/ads/sentences.tsv` has the cases.

Rows of people and documents have the fields that are looked at; as many rows are read as are named.
"""

from typing import Any

import pytest

from tests.vacancies.parser.snippets import Case, cases, facts_below

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{one.fact}: {one.text}" for one in CASES])
def test_the_fact_is_read(case: Case):
    found = facts_below(case.heading, case.text).get(case.fact)
    if case.fact not in ("contacts", "documents"):
        assert found == case.value
        return
    assert found is not None
    assert len(found) == len(case.value), found
    for row in case.value:
        assert any(has_fields(one, row) for one in found), (row, found)


def has_fields(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(
        str(found.get(name)).casefold() == str(value).casefold() for name, value in wanted.items()
    )
