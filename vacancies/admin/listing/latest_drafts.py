"""Adds facts from the latest drafts to never published vacancies in the list."""

from collections.abc import Iterable
from typing import Any, Final

from people.content.records import latest_drafts
from people.models import Person

DRAFT_FIELDS: Final = (
    "name",
    "reference",
    "kind",
    "positions_min",
    "positions_max",
    "opens_on",
    "deadline_on",
    "deadline_time",
    "time_zone",
    "outcome",
)


def set_facts_from_drafts(vacancies: Iterable[Any]) -> None:
    """Set those fields, and `named_supervisors` on each vacancy, in two queries.

    The vacancies must have been loaded `with_facts`.
    """
    vacancies = list(vacancies)
    contents = latest_drafts.set_values_from_drafts(vacancies, DRAFT_FIELDS)
    rows = {pk: content.get("supervisors", []) for pk, content in contents.items()}
    wanted = {row["person"] for found in rows.values() for row in found}
    people = Person.objects.in_bulk(wanted)
    for vacancy in vacancies:
        if vacancy.pk in contents:
            in_order = sorted(rows[vacancy.pk], key=lambda row: row.get("sort_order") or 0)
            named = [people[row["person"]] for row in in_order if row["person"] in people]
        else:
            named = [row.person for row in vacancy.supervisors.all()]
        vacancy.named_supervisors = [str(person) for person in named]
