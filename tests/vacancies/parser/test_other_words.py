"""Other ways to state a fact, as universities write them: `tests/data/ads/sentences.tsv` has the cases.

Rows of people and documents have the fields that are looked at; as many rows are read as are named.
"""

from typing import Any

import pytest

from tests.vacancies.parser.snippets import TOP, Case, cases, facts_below
from vacancies.parser.parse import parse_posting

CASES = list(cases())


@pytest.mark.parametrize("fact", dict.fromkeys(case.fact for case in CASES))
def test_the_fact_is_read(fact: str):
    """All sentences of a fact in one test: starting a test takes as long as reading one."""
    read = [
        (case, facts_below(case.heading, case.text).get(fact))
        for case in CASES
        if case.fact == fact
    ]
    assert read
    assert [(case, found) for case, found in read if not is_as_written(found, case)] == []


def is_as_written(found: Any, case: Case) -> bool:
    if case.fact not in ("contacts", "documents"):
        return found == case.value
    return (
        found is not None
        and len(found) == len(case.value)
        and all(any(has_fields(one, row) for one in found) for row in case.value)
    )


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
