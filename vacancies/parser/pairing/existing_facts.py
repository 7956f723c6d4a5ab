"""The facts of an existing record or first text, as plain values to compare another text with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.text.results import ParsedPosting

LONGEST_ROLE: Final = 80


@dataclass(frozen=True, slots=True)
class ExistingContact:
    key: str
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class ExistingDocument:
    key: str
    kind: str  # a key of `document_names.NAMES`, or empty
    names: frozenset[str]  # folded, in every language
    max_pages: int | None


@dataclass(frozen=True)
class ExistingFacts:
    """Facts of a record or first text: values by vacancy field, contacts, supervisors, documents.

    `sources` has the sentences of the first text by rule and by key of a row.
    """

    values: Mapping[str, Any]
    contacts: tuple[ExistingContact, ...] = ()
    supervisors: tuple[str, ...] = ()
    documents: tuple[ExistingDocument, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    title: str = ""  # of the page

    def find_contact(self, name: str, email: str, phone: str) -> ExistingContact | None:
        """Return the contact with this e-mail address, else phone number or name; else None."""
        for one in self.contacts:
            if email and one.email.casefold() == email.casefold():
                return one
        for one in self.contacts:
            if is_same_person(one.name, name) or (
                phone and comparable_phone_number(one.phone) == comparable_phone_number(phone)
            ):
                return one
        return None

    def has_supervisor(self, name: str) -> bool:
        return any(is_same_person(one, name) for one in self.supervisors)

    def find_document(self, kind_key: str, folded_names: set[str]) -> ExistingDocument | None:
        for one in self.documents:
            if (kind_key and one.kind == kind_key) or folded_names & one.names:
                return one
        return None


def existing_facts_of_posting(posting: ParsedPosting) -> ExistingFacts:
    """Return a posting's certain values, people and documents, as the facts of its record."""
    return ExistingFacts(
        values=posting.certain_values,
        contacts=tuple(
            ExistingContact(one.row_id, one.name, one.email, one.phone) for one in posting.contacts
        ),
        supervisors=tuple(one.name for one in posting.supervisors),
        documents=tuple(
            ExistingDocument(
                one.row_id, one.kind, frozenset({fold_case_and_accents(one.name)}), one.max_pages
            )
            for one in posting.documents
        ),
        title=posting.title.text if posting.title else "",
        sources={
            **{fact.rule: fact.source.text for fact in reversed(posting.facts)},
            **{one.row_id: one.source.text for one in posting.contacts},
            **{one.row_id: one.source.text for one in posting.documents},
        },
    )


def all_contact_names(posting: ParsedPosting, existing_facts: ExistingFacts) -> list[str]:
    return [*(one.name for one in posting.contacts), *(one.name for one in existing_facts.contacts)]


def is_role_without_other_details(role: str, name: str, all_contact_names: Iterable[str]) -> bool:
    """Whether the text beside a contact's name is plainly a role, or empty."""
    others = (one for one in all_contact_names if one and not is_same_person(one, name))
    return (
        len(role) <= LONGEST_ROLE
        and "@" not in role
        and not any(sign.isdigit() for sign in role)
        and not any(fold_case_and_accents(one) in fold_case_and_accents(role) for one in others)
    )


def comparable_phone_number(phone: str) -> str:
    """Return the digits of a phone number, equal for its national and international forms."""
    plain = re.sub(r"\(0\)", "", phone)
    plain = re.sub(r"\D", "", plain.replace("+", "00"))
    if plain.startswith("00"):
        plain = plain[4:] if plain[2:4] in _TWO_DIGITS else plain[5:]
    return plain.lstrip("0")


# Country codes of two digits that Nordic postings use; others are taken to have three.
_TWO_DIGITS = frozenset(("46", "45", "47", "44", "49", "33", "31", "39", "41", "43", "48", "34"))


def is_same_person(name: str, other_name: str) -> bool:
    """Whether two names of two or more words are one person's; one may have a title or an initial more."""
    mine, theirs = (
        set(re.findall(r"\w{2,}", fold_case_and_accents(one))) for one in (name, other_name)
    )
    smaller = min(mine, theirs, key=len)
    return len(smaller) >= 2 and (mine <= theirs or theirs <= mine)
