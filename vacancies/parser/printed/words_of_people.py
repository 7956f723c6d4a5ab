"""The words of a line that the people found in it account for: names, roles, addresses, and their labels."""

import re
from collections.abc import Iterable
from typing import Final

from vacancies.parser.entities.contact_details import (
    CONTACT_INTRO,
    restore_at_signs,
    separate_names_from_emails,
)
from vacancies.parser.printed.printed_words import PRINTED_WORDS_BY_RULE, words_of_texts
from vacancies.parser.text.results import Contact, Supervisor
from vacancies.parser.text.vocabulary import BESIDE_CONTACTS, unaccounted_words, words_of

_OF_ROLES: Final = {
    "main": PRINTED_WORDS_BY_RULE["main_supervisor"],
    "co": PRINTED_WORDS_BY_RULE["co_supervisor"],
    "equal": PRINTED_WORDS_BY_RULE["equal_supervisor"],
}


def has_only_these_people(text: str, people: Iterable[Supervisor | Contact]) -> bool:
    """Whether every word of a text is accounted for by the people that were found in it."""
    text = CONTACT_INTRO.sub("", separate_names_from_emails(restore_at_signs(text)), count=1)
    accounted = {word for one in people for word in _accounted_words(one)}
    return not unaccounted_words(text, accounted)


def _accounted_words(person: Supervisor | Contact) -> set[str]:
    found = words_of(person.name) + words_of(person.role)
    accounted = {*found, *PRINTED_WORDS_BY_RULE.get(person.honorific, ())}
    if isinstance(person, Supervisor):
        role = _OF_ROLES.get(person.role, frozenset())
        return accounted | role | PRINTED_WORDS_BY_RULE["supervisors"] | set(words_of(person.unit))
    accounted |= words_of_texts((person.union, person.email, person.phone))
    accounted |= BESIDE_CONTACTS | PRINTED_WORDS_BY_RULE["contacts"]
    return accounted | PRINTED_WORDS_BY_RULE["unions"] if person.kind == "union" else accounted


def only_names_contacts(text: str, contacts: Iterable[Contact]) -> bool:
    """Whether a text has nothing but contacts that were found elsewhere, with their roles and addresses."""
    named = [one for one in contacts if one.name and one.name in text]
    is_about = _SAYS_WHAT_ABOUT.search(text) is not None
    return bool(named) and not is_about and has_only_these_people(text, named)


_SAYS_WHAT_ABOUT: Final = re.compile(r"\b(?:om|about|regarding|concerning)\b", re.IGNORECASE)
