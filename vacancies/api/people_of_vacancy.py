"""The supervisors, contacts and examiner of a vacancy, in the API."""

from typing import Any, Final

from people.api.organisation_values import choice
from people.content.api.json_schemas import (
    REFERENCE,
    STRING,
    array_of,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from vacancies.api.loaded_vacancies import LoadedVacancies
from vacancies.choices import ContactKind, SupervisorRole
from vacancies.models import Vacancy
from vacancies.posting.people import Contact


def supervisors(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, Any]]:
    """The supervisors who are public."""
    return [
        {"person": loaded.people[row.person_id], "role": choice(row.role, SupervisorRole)}
        for row in vacancy.supervisors.all()
        if row.person_id in loaded.people
    ]


def contacts(vacancy: Vacancy, loaded: LoadedVacancies) -> list[dict[str, Any]]:
    """Whom to ask, as the posting prints them. Only in details."""
    named = loaded.named[vacancy.pk]
    pairs = [(ContactKind.QUESTIONS, one) for one in named.contacts]
    pairs += [(ContactKind.UNION, one) for one in named.union_contacts]
    return [
        {"kind": choice(kind, ContactKind), **_contact_value(contact, loaded)}
        for kind, contact in pairs
    ]


def examiner(vacancy: Vacancy, loaded: LoadedVacancies) -> dict[str, Any] | None:
    """The examiner of a thesis project. Only in details."""
    found = loaded.named[vacancy.pk].examiner
    return _contact_value(found, loaded) if found else None


def _contact_value(contact: Contact, loaded: LoadedVacancies) -> dict[str, Any]:
    return {
        "name": contact.name,
        "person": loaded.people.get(contact.entry.record.pk) if contact.entry else None,
        "role": contact.role.text,
        "email": contact.email,
        "phone": contact.phone,
    }


CONTACT: Final = {
    "name": STRING,
    "person": described(nullable(REFERENCE), "Null for somebody whom the site does not present."),
    "role": STRING,
    "email": STRING,
    "phone": STRING,
}
SUPERVISOR: Final = object_of(
    person=REFERENCE, role=object_of_value_and_label(SupervisorRole.values)
)
CONTACTS: Final = array_of(object_of(kind=object_of_value_and_label(ContactKind.values), **CONTACT))
EXAMINER: Final = nullable(object_of(**CONTACT))
