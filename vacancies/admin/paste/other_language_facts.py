"""Writes the facts chosen from a text in another language into the vacancy.

A role of a contact or a name of a document is added if the record has none in that language.
"""

from typing import Any

from people.content.types import User
from people.models import Person
from vacancies.admin.paste.draft_creation import create_document_kind, create_person
from vacancies.admin.paste.forms.other_language_forms import ContactRoleForm
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.models import (
    ContactText,
    DocumentKind,
    DocumentKindText,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancySupervisor,
)
from vacancies.parser.entities.contact_role import union_title_and_role
from vacancies.parser.entities.document_names import NAMES_BY_DOCUMENT_KIND, folded_document_names
from vacancies.parser.entities.document_requirements import file_name_pattern_unless_default
from vacancies.parser.pairing.differing_facts import DifferingFact
from vacancies.parser.pairing.existing_facts import (
    ExistingFacts,
    all_contact_names,
    is_role_without_other_details,
)
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.text.results import Contact, RequestedDocument, Supervisor

type Row = Supervisor | Contact | RequestedDocument


def apply_chosen_facts(review: OtherLanguageReviewForms, vacancy: Vacancy, user: User) -> bool:
    """Set chosen facts, without saving the vacancy; create new people and kinds; return whether any."""
    writer = _VacancyFactSetter(review, vacancy, user)
    differences = [one.difference for one in review.difference_forms if one.replaces_existing_value]
    new_facts = [one.new_fact for one in review.new_fact_forms if one.is_used]
    for difference in differences:
        writer.replace_existing_value(difference)
    for new_fact in new_facts:
        writer.add_new_fact(new_fact.key, new_fact.values)
    return bool(differences or new_facts)


def add_contact_roles_and_document_names(
    review: OtherLanguageReviewForms, vacancy: Vacancy, user: User
) -> bool:
    """Set missing or corrected contact roles in the unsaved vacancy; save missing document names.

    Returns whether a role was added.
    """
    existing_facts = review.existing_facts
    roles = [
        _add_or_correct_contact_role(existing_facts, vacancy, one, review.language)
        for one in review.contact_role_forms
    ]
    for slot in review.second.read.documents:
        if user.has_perm("groupsite_vacancies.change_documentkind"):
            _save_missing_document_kind_name(existing_facts, vacancy, slot, review.language)
    return any(roles)


class _VacancyFactSetter:
    """Sets chosen facts in a vacancy without saving it; creates people and document kinds."""

    def __init__(self, review: OtherLanguageReviewForms, vacancy: Vacancy, user: User) -> None:
        self.review, self.vacancy, self.user = review, vacancy, user
        read = review.second.with_all_facts
        found: list[Row] = [*read.supervisors, *read.contacts, *read.documents]
        self.rows = {one.row_id: one for one in found}

    def replace_existing_value(self, difference: DifferingFact) -> None:
        key, _hyphen, field = difference.key.rpartition("-")
        row = self.rows.get(key)
        if row is None:
            self._set_vacancy_fields(difference.second)
        elif isinstance(row, Contact):
            self._set_field_of_matching_contact(row, field, difference.second[field])
        elif isinstance(row, RequestedDocument):
            self._set_max_pages(row)

    def add_new_fact(self, key: str, values: Any) -> None:
        row = self.rows.get(key)
        contact_key, _hyphen, field = key.rpartition("-")
        if isinstance(contact := self.rows.get(contact_key), Contact):
            self._set_field_of_matching_contact(contact, field, values[field])
        elif isinstance(row, Supervisor):
            sort_order = _next_sort_order(self.vacancy.supervisors)
            self.vacancy.supervisors.add(
                VacancySupervisor(
                    person=self._find_or_create_person(row), role=row.role, sort_order=sort_order
                )
            )
        elif isinstance(row, Contact):
            self._add_contact(row)
        elif isinstance(row, RequestedDocument):
            self._add_document_rule(row)
        elif key.endswith("-max_pages"):
            slots = {one.row_id: one for one in self.review.second.with_all_facts.documents}
            self._set_max_pages(slots[key.removesuffix("-max_pages")])
        else:
            self._set_vacancy_fields(values)

    def _set_vacancy_fields(self, values: Any) -> None:
        for name, value in values.items():
            setattr(self.vacancy, "organisation_id" if name == "organisation" else name, value)

    def _set_field_of_matching_contact(self, contact: Contact, field_name: str, value: str) -> None:
        found = _matching_contact(self.review.existing_facts, self.vacancy, contact)
        setattr(found, field_name, value)
        self.vacancy.contacts.add(found)

    def _set_max_pages(self, document: RequestedDocument) -> None:
        rule = _matching_document_rule(self.review.existing_facts, self.vacancy, document)
        rule.max_pages = document.max_pages
        self.vacancy.document_rules.add(rule)

    def _find_or_create_person(self, supervisor: Supervisor) -> Person:
        known = self.review.known_objects.find_person(supervisor.name)
        if known is not None:
            return Person.objects.get(pk=known.key)
        contacts = self.review.second.with_all_facts.contacts
        email = next((one.email for one in contacts if one.name == supervisor.name), "")
        return create_person(supervisor, email, self.user)

    def _add_contact(self, found_contact: Contact) -> None:
        person = self.review.known_objects.find_person(found_contact.name, found_contact.email)
        contact = VacancyContact(
            kind=found_contact.kind,
            person_id=person.key if person else None,
            name="" if person else found_contact.name,
            email=""
            if person and person.email.casefold() == found_contact.email.casefold()
            else found_contact.email,
            phone=found_contact.phone[:50],
            sort_order=_next_sort_order(self.vacancy.contacts),
        )
        role = union_title_and_role(found_contact, self.review.language)
        if role and self._has_plausible_role(found_contact):
            contact.texts = [ContactText(language=self.review.language, role=role[:200])]
        self.vacancy.contacts.add(contact)

    def _has_plausible_role(self, contact: Contact) -> bool:
        names = all_contact_names(self.review.second.with_all_facts, self.review.existing_facts)
        return is_role_without_other_details(contact.role, contact.name, names)

    def _add_document_rule(self, document: RequestedDocument) -> None:
        known = self.review.site_document_kind_pk(document)
        kind = (
            DocumentKind.objects.get(pk=known)
            if known
            else create_document_kind(document, self.review.language, document.name[:80], self.user)
        )
        self.vacancy.document_rules.add(
            DocumentRule(
                kind=kind,
                required=document.required,
                asks_for_name=document.asks_for_name,
                name_pattern=file_name_pattern_unless_default(document, self.vacancy.reference),
                max_files=document.max_files,
                max_pages=document.max_pages,
                sort_order=_next_sort_order(self.vacancy.document_rules),
            )
        )


def _next_sort_order(rows: Any) -> int:
    return max((row.sort_order or 0 for row in rows.all()), default=-1) + 1


def _matching_contact(
    existing_facts: ExistingFacts, vacancy: Vacancy, found_contact: Contact
) -> Any:
    found = existing_facts.find_contact(
        found_contact.name, found_contact.email, found_contact.phone
    )
    return list(vacancy.contacts.all())[int(found.key)] if found else None


def _matching_document_rule(
    existing_facts: ExistingFacts, vacancy: Vacancy, document: RequestedDocument
) -> Any:
    found = existing_facts.find_document(
        document.kind,
        {
            fold_case_and_accents(name)
            for name in folded_document_names(document.kind, document.name)
        },
    )
    return list(vacancy.document_rules.all())[int(found.key)] if found else None


def _add_or_correct_contact_role(
    existing_facts: ExistingFacts, vacancy: Vacancy, form: ContactRoleForm, language: str
) -> bool:
    """Add the role in this language; replace an existing one only if the editor corrected it."""
    contact = _matching_contact(existing_facts, vacancy, form.contact)
    role = form.chosen_role
    if contact is None or not role:
        return False
    written = next((one for one in contact.texts.all() if one.language == language), None)
    if written is not None and (not form.is_corrected or written.role == role):
        return False
    if written is None:
        contact.texts.add(ContactText(language=language, role=role))
    else:
        written.role = role
        contact.texts.add(written)
    vacancy.contacts.add(contact)
    return True


def _save_missing_document_kind_name(
    existing_facts: ExistingFacts, vacancy: Vacancy, document: RequestedDocument, language: str
) -> None:
    rule = _matching_document_rule(existing_facts, vacancy, document)
    if rule is None or any(row.language == language for row in rule.kind.texts.all()):
        return
    known = NAMES_BY_DOCUMENT_KIND.get(document.kind)
    name = known.in_language(language) if known else document.name
    rule.kind.texts.add(DocumentKindText(language=language, name=name[:80]))
    rule.kind.save()
