"""People and organisations that a posting names, loaded in few queries.

Also works for unsaved facts (previews). People without a live record are not shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from people.content.records.kept_sql import (
    Parameter,
    fetch_public_with_kept_sql,
    fetch_with_kept_sql,
)
from people.content.records.lookup import RecordLink, record_links
from people.content.records.translated_rows import TranslatedText
from people.models import Organisation, Person
from people.models.persons import local_date
from people.models.postal_addresses import PostalAddress
from people.prefetching import ROLE_ROW_RELATIONS, prefetch_rows, prefetch_texts
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, ContactKind, SupervisorRole
from vacancies.protocols import PlaceText, VacancyFacts


@dataclass(frozen=True)
class Supervisor:
    """A supervisor with their page, role and department."""

    entry: RecordLink
    role: str  # empty if all supervisors have the same role
    unit: Any | None  # the department, else the organisation

    @property
    def person(self) -> Any:
        return self.entry.record


@dataclass(frozen=True)
class Contact:
    """A contact or examiner as a posting shows them: with a page, or only a name."""

    name: str
    entry: RecordLink | None
    role: TranslatedText
    email: str
    phone: str


@dataclass(frozen=True)
class PeopleAndOrganisations:
    supervisors: list[Supervisor]
    contacts: list[Contact]
    union_contacts: list[Contact]
    examiner: Contact | None
    organisation: Any | None
    second_organisation: Any | None
    programmes: list[Any]


def people_and_organisations_on_posting(
    vacancy: VacancyFacts, at: datetime
) -> PeopleAndOrganisations:
    """Return the people and organisations that a posting shows, with their texts prefetched."""
    supervising = prefetch_rows([vacancy], "supervisors")
    contacts = prefetch_rows([vacancy], "contacts")
    named = {row.person_id for row in chain(supervising, contacts)} | {vacancy.examiner_id}
    people = _links_to_published_people(named, at)
    units = {pk: _unit_of_main_or_first_role(entry.record, at) for pk, entry in people.items()}
    organisation = _organisation_with_ancestors(vacancy.organisation_id)
    second = _organisation_with_ancestors(vacancy.second_organisation_id)
    programmes = [
        row.organisation for row in prefetch_rows([vacancy], "programmes", ["organisation"])
    ]
    prefetch_texts([organisation, second, *programmes, *units.values()])
    prefetch_rows(contacts, "texts")
    return PeopleAndOrganisations(
        supervisors=[
            Supervisor(
                people[row.person_id], _supervisor_role_unless_equal(row), units[row.person_id]
            )
            for row in supervising
            if row.person_id in people
        ],
        contacts=_shown_contacts_of_kind(contacts, ContactKind.QUESTIONS, people),
        union_contacts=_shown_contacts_of_kind(contacts, ContactKind.UNION, people),
        examiner=_examiner_as_contact(vacancy, people),
        organisation=organisation,
        second_organisation=second,
        programmes=programmes,
    )


def has_place_of_its_own(places: Iterable[PlaceText], organisation: Organisation | None) -> bool:
    """Whether these locations of a vacancy include one that is not the organisation's."""
    if organisation is None:
        return False
    for row in places:
        known = {organisation.place(row.language).text, organisation.postal_address().locality}
        if row.place.strip().casefold() not in {place.strip().casefold() for place in known}:
            return True
    return False


def workplace_address(
    places: Iterable[PlaceText], organisation: Organisation | None
) -> PostalAddress:
    """Return the organisation's postal address; only its country if the vacancy has another location.

    A location of the vacancy's own (`places`) is a text, from which no address is taken.
    """
    if organisation is None:
        return PostalAddress()
    address = organisation.postal_address()
    if has_place_of_its_own(places, organisation):
        return PostalAddress(country=address.country)
    return address


def _links_to_published_people(pks: set[int | None], at: datetime) -> dict[int, RecordLink]:
    def published(at: datetime, *pks: int) -> Any:
        return Person.objects.published(at).filter(pk__in=pks).with_portraits()

    keys = [Parameter(Person._meta.pk, pk) for pk in pks if pk is not None]
    if not keys:
        return {}
    people = fetch_public_with_kept_sql("published people", Person, published, at, keys)
    prefetch_rows(people, "roles", ROLE_ROW_RELATIONS)
    return {entry.record.pk: entry for entry in record_links(people, at)}


def _unit_of_main_or_first_role(person: Person, at: datetime) -> Any | None:
    """Return the department, else organisation, of a person's main or first role; None without a role.

    Without a department above it, the role's organisation itself.
    """
    row = person.main_role(local_date(at)) or next(iter(person.roles.all()), None)
    if row is None:
        return None
    return row.organisation.self_or_ancestor_of_kind("department") or row.organisation


def _organisation_with_ancestors(pk: int | None) -> Any | None:
    if pk is None:
        return None

    def organisation(pk: int) -> Any:
        return Organisation.objects.select_related("parent__parent__parent").filter(pk=pk)

    key = Parameter(Organisation._meta.pk, pk)
    return next(iter(fetch_with_kept_sql("organisation with ancestors", organisation, [key])), None)


def _supervisor_role_unless_equal(supervisor: Any) -> str:
    return "" if supervisor.role == SupervisorRole.EQUAL else str(supervisor.get_role_display())


def _shown_contacts_of_kind(
    rows: Iterable[Any], kind: str, people: dict[int, RecordLink]
) -> list[Contact]:
    found = []
    for row in rows:
        entry = people.get(row.person_id)
        if row.kind != kind or (row.person_id and entry is None):
            continue
        if entry:
            row.person = entry.record
        found.append(Contact(row.shown_name, entry, row.role(), row.shown_email, row.shown_phone))
    return found


def _examiner_as_contact(vacancy: VacancyFacts, people: dict[int, RecordLink]) -> Contact | None:
    """Return a thesis project's examiner; None without one or if visitors cannot see them."""
    entry = people.get(vacancy.examiner_id or 0)
    if vacancy.kind not in KINDS_WITHOUT_EMPLOYMENT or not (entry or vacancy.examiner_name):
        return None
    person = entry.record if entry else None
    email = vacancy.examiner_email or (person.email if person else "")
    name = person.name if person else vacancy.examiner_name
    return Contact(name, entry, TranslatedText("", ""), email, "")
