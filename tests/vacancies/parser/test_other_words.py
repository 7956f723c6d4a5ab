"""Other ways to state a fact, as universities write them: `tests/data/ads/sentences.tsv` has the cases.

Rows of people and documents have the fields that are looked at; as many rows are read as are named.
"""

from typing import Any

import pytest

from tests.vacancies.parser.snippets import TOP, Case, cases, facts_below
from vacancies.parser.parse import parse_posting

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


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Apply through our recruitment system by 1 May.", True),
        ("The application is sent via the university's website.", True),
        ("Ansökan lämnas i rekryteringssystemet.", True),
        ("Ansök via högskolans webbplats.", True),
        ("Use the form on this page.", False),
        ("Apply through our recruitment system: https://jobs.example/apply/2", False),
        ("Applications cannot be sent through the recruitment system.", False),
        ("We keep personal data in our recruitment system for two years.", False),
    ],
)
def test_another_system_to_apply_through(text, is_named):
    found = parse_posting(f"{TOP}How to apply\n{text}\n")
    assert bool(found.facts_for_rule("system")) is is_named
    assert not (is_named and found.is_rule_ticked("system"))
