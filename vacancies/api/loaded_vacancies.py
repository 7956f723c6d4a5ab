"""What a response of the API reads of other rows, for all its vacancies together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from people.content.api.public_scope import PublicScope
from people.content.api.record_viewset import LoadedRecords
from people.content.api.references import references_by_record
from people.models import Person
from people.prefetching import prefetch_texts
from vacancies.models import Vacancy
from vacancies.posting.people import PeopleAndOrganisations

ORGANISATIONS = ("organisation", "second_organisation")
# For `select_related`: with the units above, whose places and texts count too.
JOINED = tuple(f"{name}__parent__parent__parent" for name in ORGANISATIONS)


@dataclass
class LoadedVacancies(LoadedRecords):
    people: dict[int, dict[str, Any]]  # references to those who are published
    areas: dict[int, dict[str, Any]]  # references to those with a public page on this site
    named: dict[int, PeopleAndOrganisations]  # of a posting; only in details


def prefetch_facts(vacancies: Sequence[Vacancy]) -> None:
    """Prefetch places, areas, supervisors, programmes, and the texts of all organisations."""
    relations = ("places", "areas", "supervisors", "programmes__organisation")
    prefetch_related_objects(vacancies, *relations)
    units = [getattr(vacancy, name) for vacancy in vacancies for name in ORGANISATIONS]
    rows = [row for vacancy in vacancies for row in vacancy.programmes.all()]
    prefetch_texts([*units, *(row.organisation for row in rows)])


def person_references(
    scope: PublicScope, vacancies: Sequence[Vacancy], named: Iterable[PeopleAndOrganisations]
) -> dict[int, dict[str, Any]]:
    """Return {person ID: reference} of the supervisors, and of people in `named`, who are published."""
    ids = {row.person_id for vacancy in vacancies for row in vacancy.supervisors.all()}
    for one in named:
        contacts = [*one.contacts, *one.union_contacts, *filter(None, [one.examiner])]
        ids |= {contact.entry.record.pk for contact in contacts if contact.entry}
    return references_by_record(scope, Person, ids)
