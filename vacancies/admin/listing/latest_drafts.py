"""Shows vacancies that are not live in the list with the facts of their latest drafts."""

from collections.abc import Iterable
from typing import Any, Final

from people.content.records import latest_drafts
from people.models import Person
from vacancies.models import Vacancy
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS

DRAFT_FIELDS: Final = (
    "name",
    *(
        field
        for field in dict.fromkeys(field for fact in FACTS for field in fact.fields)
        if Vacancy._meta.get_field(field).concrete
        and not Vacancy._meta.get_field(field).is_relation
    ),
)


def set_draft_facts_and_supervisor_names(vacancies: Iterable[Any]) -> None:
    """Set draft facts on vacancies that are not live, and `named_supervisors` on all vacancies.

    Load the vacancies with `with_facts`.
    """
    vacancies = list(vacancies)
    contents = latest_drafts.set_draft_fields_of_unpublished(vacancies, DRAFT_FIELDS)
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
