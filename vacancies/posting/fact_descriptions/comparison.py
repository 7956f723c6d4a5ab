"""Compares the facts of two vacancies, for the history, the facts panel and stale forms."""

from collections.abc import Mapping
from typing import Any

from people.content.records.base_record import FactDifference
from vacancies.posting.fact_descriptions.plain_data import field_as_plain_data
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS
from vacancies.protocols import VacancyFacts


def all_facts_as_data(vacancy: VacancyFacts) -> dict[str, Any]:
    """Return every fact of a vacancy as plain data, by `FactDescription.key`."""
    return {
        fact.key: fact.data(vacancy)
        if fact.data
        else [field_as_plain_data(vacancy, name) for name in fact.fields]
        for fact in FACTS
    }


def keys_of_changed_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values differ; keys that only one of the two has are left out."""
    return [key for key, value in after.items() if before.get(key, value) != value]


def vacancy_fact_differences(before: VacancyFacts, after: VacancyFacts) -> list[FactDifference]:
    """Return label, old text and new text of each fact that differs, in the active language."""
    keys = keys_of_changed_facts(all_facts_as_data(before), all_facts_as_data(after))
    return [
        FactDifference(str(fact.label), fact.text(before), fact.text(after))
        for fact in FACTS
        if fact.key in keys
    ]
