"""Facts in a posting's sidebar and in the summary, and the fields that a copy does not inherit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

from vacancies.posting.fact_descriptions.fact import Label
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS
from vacancies.protocols import VacancyFacts

# What the summary and the checks read of other rows, and the keys that are read with each relation.
JOINED_IN_SUMMARY: Final = {
    "organisation": "parent__parent__parent",
    "supervisors": "person",
    "contacts": "person",
    "programmes": "organisation",
    "document_rules": "kind",
    "questions": "question",
}
SUMMARY_RELATIONS: Final = (
    "organisation__texts",
    "second_organisation__texts",
    "programmes__organisation__texts",
    "document_rules__kind__texts",
    "document_rules__parts__kind__texts",
    "questions__question__texts",
    "contacts__texts",
    "places",
    "extensions",
)
KEY_FACTS: Final = ("deadline", "supervisors")


def summary_prefetches(vacancy_model: type[models.Model]) -> list[models.Prefetch | str]:
    """Return what the summary and the checks read of other rows, for `prefetch_related_objects`."""
    joined: list[models.Prefetch | str] = []
    for name, path in JOINED_IN_SUMMARY.items():
        related: Any = vacancy_model._meta.get_field(name).related_model
        joined.append(models.Prefetch(name, related._default_manager.select_related(path)))
    return [*joined, *SUMMARY_RELATIONS]


@dataclass(frozen=True)
class ShownSidebarRow:
    """A row of the sidebar of one posting: label, text, and a note in brackets."""

    label: Label
    text: str
    note: str
    is_long: bool
    key: str  # of the fact


def sidebar_rows(vacancy: VacancyFacts) -> Iterator[ShownSidebarRow]:
    """Yield a row for each fact that the sidebar shows as plain text, unless its text is empty."""
    for fact in FACTS:
        for row in fact.sidebar_rows:
            if text := row.text(vacancy):
                note = row.note(vacancy) if row.note else ""
                yield ShownSidebarRow(row.label, text, note, row.is_long, fact.key)


def summary_rows(vacancy: VacancyFacts) -> list[tuple[Any, str]]:
    """Return (label, text) of each fact in the summary beside the texts; a text may be empty."""
    shown = (fact for fact in FACTS if fact.is_in_summary)
    return [(fact.label, (fact.short or fact.text)(vacancy)) for fact in shown]


def editor_key_fact_rows(vacancy: VacancyFacts) -> list[tuple[Any, str]]:
    """Return (label, text or "–") of the facts that are shown even if the summary is collapsed."""
    chosen = (fact for fact in FACTS if fact.key in KEY_FACTS)
    return [(fact.label, (fact.short or fact.text)(vacancy) or "–") for fact in chosen]


def all_fact_rows(vacancy: VacancyFacts) -> list[tuple[Any, str]]:
    """Return (label, text) of every fact; texts may be empty."""
    return [(fact.label, fact.text(vacancy)) for fact in FACTS]


def fields_not_copied() -> list[str]:
    """Return the names of the fields that a copy of a vacancy does not inherit."""
    return [name for fact in FACTS for name in fact.not_copied]
