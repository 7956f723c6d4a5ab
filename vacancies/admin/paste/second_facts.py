"""Writes the chosen facts of a second text into the record, and what only its language needs.

A role of a contact or a name of a document is written where the record has none in that language.
"""

from typing import Any

from people.content.types import User
from people.models import Person
from vacancies.admin.paste.create import create_kind, create_person
from vacancies.admin.paste.second_review import SecondReview
from vacancies.models import (
    ContactText,
    DocumentKind,
    DocumentKindText,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancySupervisor,
)
from vacancies.parser.entities.document_names import NAMES, names_of
from vacancies.parser.pairing.likeness import fold
from vacancies.parser.pairing.stated import Stated, is_role, names_of_contacts
from vacancies.parser.text.results import Contact, Slot, Supervisor

type Row = Supervisor | Contact | Slot


def apply(review: SecondReview, vacancy: Vacancy, user: User) -> bool:
    """Change the draft of the facts; return whether anything of it was changed. It is not saved."""
    writing = _Writing(review, vacancy, user)
    used = [writing.difference(one) for one in review.differences if one.uses_second]
    used += [
        writing.offer(form.offer.key, form.offer.values) for form in review.offers if form.is_used
    ]
    return any(used)


def fill_language(review: SecondReview, vacancy: Vacancy, user: User) -> bool:
    """Add roles of contacts and names of documents in the language; return whether there were any."""
    stated = review.stated
    roles = [
        _add_role(stated, vacancy, one, review.language) for one in review.second.read.contacts
    ]
    for slot in review.second.read.slots:
        if user.has_perm("groupsite_vacancies.change_documentkind"):
            _add_name(stated, vacancy, slot, review.language)
    return any(roles)


class _Writing:
    def __init__(self, review: SecondReview, vacancy: Vacancy, user: User) -> None:
        self.review, self.vacancy, self.user = review, vacancy, user
        read = review.second.whole
        found: list[Row] = [*read.supervisors, *read.contacts, *read.slots]
        self.rows = {one.key: one for one in found}

    def difference(self, form: Any) -> bool:
        difference = form.difference
        key, _hyphen, field = difference.key.rpartition("-")
        row = self.rows.get(key)
        if row is None:
            self._set(difference.second)
        elif isinstance(row, Contact):
            found = self._stated_row(row)
            setattr(found, field, difference.second[field])
            self.vacancy.contacts.add(found)
        elif isinstance(row, Slot):
            self._set_pages(row)
        return True

    def offer(self, key: str, values: Any) -> bool:
        row = self.rows.get(key)
        if isinstance(row, Supervisor):
            place = _last(self.vacancy.supervisors)
            self.vacancy.supervisors.add(
                VacancySupervisor(person=self._person(row), role=row.role, sort_order=place)
            )
        elif isinstance(row, Contact):
            self._add_contact(row)
        elif isinstance(row, Slot):
            self._add_document(row)
        elif key.endswith("-max_pages"):
            slots = {one.key: one for one in self.review.second.whole.slots}
            self._set_pages(slots[key.removesuffix("-max_pages")])
        else:
            self._set(values)
        return True

    def _set(self, values: Any) -> None:
        for name, value in values.items():
            setattr(self.vacancy, "organisation_id" if name == "organisation" else name, value)

    def _stated_row(self, contact: Contact) -> VacancyContact:
        return _contact_of(self.review.stated, self.vacancy, contact)

    def _set_pages(self, slot: Slot) -> None:
        rule = _rule_of(self.review.stated, self.vacancy, slot)
        rule.max_pages = slot.max_pages
        self.vacancy.document_rules.add(rule)

    def _person(self, row: Supervisor) -> Person:
        known = self.review.world.person(row.name)
        if known is not None:
            return Person.objects.get(pk=known.key)
        contacts = self.review.second.whole.contacts
        email = next((one.email for one in contacts if one.name == row.name), "")
        return create_person(row, email, self.user)

    def _add_contact(self, row: Contact) -> None:
        person = self.review.world.person(row.name, row.email)
        contact = VacancyContact(
            kind=row.kind,
            person_id=person.key if person else None,
            name="" if person else row.name,
            email="" if person and person.email.casefold() == row.email.casefold() else row.email,
            phone=row.phone[:50],
            sort_order=_last(self.vacancy.contacts),
        )
        if row.role and self._is_role(row):
            contact.texts = [ContactText(language=self.review.language, role=row.role[:200])]
        self.vacancy.contacts.add(contact)

    def _is_role(self, row: Contact) -> bool:
        names = names_of_contacts(self.review.second.whole, self.review.stated)
        return is_role(row.role, row.name, names)

    def _add_document(self, row: Slot) -> None:
        known = self.review.kind_of(row)
        kind = (
            DocumentKind.objects.get(pk=known)
            if known
            else create_kind(row, self.review.language, row.name[:80], self.user)
        )
        self.vacancy.document_rules.add(
            DocumentRule(
                kind=kind,
                required=row.required,
                asks_for_name=row.asks_for_name,
                max_files=row.max_files,
                max_pages=row.max_pages,
                sort_order=_last(self.vacancy.document_rules),
            )
        )


def _last(rows: Any) -> int:
    return max((row.sort_order or 0 for row in rows.all()), default=-1) + 1


def _contact_of(stated: Stated, vacancy: Vacancy, row: Contact) -> Any:
    found = stated.contact(row.name, row.email, row.phone)
    return list(vacancy.contacts.all())[int(found.key)] if found else None


def _rule_of(stated: Stated, vacancy: Vacancy, slot: Slot) -> Any:
    found = stated.document(slot.kind, {fold(name) for name in names_of(slot.kind, slot.name)})
    return list(vacancy.document_rules.all())[int(found.key)] if found else None


def _add_role(stated: Stated, vacancy: Vacancy, row: Contact, language: str) -> bool:
    contact = _contact_of(stated, vacancy, row)
    if (
        contact is None
        or not row.role
        or any(one.language == language for one in contact.texts.all())
    ):
        return False
    contact.texts.add(ContactText(language=language, role=row.role[:200]))
    vacancy.contacts.add(contact)
    return True


def _add_name(stated: Stated, vacancy: Vacancy, slot: Slot, language: str) -> None:
    rule = _rule_of(stated, vacancy, slot)
    if rule is None or any(row.language == language for row in rule.kind.texts.all()):
        return
    known = NAMES.get(slot.kind)
    name = known.in_language(language) if known else slot.name
    rule.kind.texts.add(DocumentKindText(language=language, name=name[:80]))
    rule.kind.save()
