"""Compares the facts of two vacancies, for the history, the facts panel and stale forms."""

from collections.abc import Mapping
from typing import Any

from people.content.records.record import FactDifference
from vacancies.posting.fact_descriptions.data import serialized_field
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS
from vacancies.types import VacancyFacts


def facts_data(vacancy: VacancyFacts) -> dict[str, Any]:
    """Return every fact as plain data, by key."""
    return {
        fact.key: fact.data(vacancy)
        if fact.data
        else [serialized_field(vacancy, name) for name in fact.fields]
        for fact in FACTS
    }


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the keys of the facts that differ; a fact that is not in `before` does not count."""
    return [key for key, value in after.items() if before.get(key, value) != value]


def differences(before: VacancyFacts, after: VacancyFacts) -> list[FactDifference]:
    """Return the facts that differ, as texts in the active language."""
    keys = changed_keys(facts_data(before), facts_data(after))
    return [
        FactDifference(str(fact.label), fact.text(before), fact.text(after))
        for fact in FACTS
        if fact.key in keys
    ]
