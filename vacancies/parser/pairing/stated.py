"""What a record states, as plain values that can be compared with a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vacancies.parser.pairing.likeness import fold
from vacancies.parser.text.results import Pasted

LONGEST_ROLE: Final = 80


@dataclass(frozen=True, slots=True)
class StatedContact:
    key: str
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class StatedDocument:
    key: str
    kind: str  # a key of `document_names.NAMES`, or empty
    names: frozenset[str]  # folded, in every language
    max_pages: int | None


@dataclass(frozen=True)
class Stated:
    """Facts by field of the vacancy, and its rows. `sources` has the first text's sentence by rule."""

    values: Mapping[str, Any]
    contacts: tuple[StatedContact, ...] = ()
    supervisors: tuple[str, ...] = ()
    documents: tuple[StatedDocument, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    title: str = ""  # of the page

    def contact(self, name: str, email: str, phone: str) -> StatedContact | None:
        """Return the contact with this address, else with this number or this name."""
        for one in self.contacts:
            if email and one.email.casefold() == email.casefold():
                return one
        for one in self.contacts:
            if same_person(one.name, name) or (phone and digits(one.phone) == digits(phone)):
                return one
        return None

    def supervises(self, name: str) -> bool:
        return any(same_person(one, name) for one in self.supervisors)

    def document(self, kind: str, names: set[str]) -> StatedDocument | None:
        for one in self.documents:
            if (kind and one.kind == kind) or names & one.names:
                return one
        return None


def of_pasted(read: Pasted) -> Stated:
    """Return what a text states, for a record that is made from it at the same time."""
    return Stated(
        values=read.certain_values,
        contacts=tuple(
            StatedContact(one.key, one.name, one.email, one.phone) for one in read.contacts
        ),
        supervisors=tuple(one.name for one in read.supervisors),
        documents=tuple(
            StatedDocument(one.key, one.kind, frozenset({fold(one.name)}), one.max_pages)
            for one in read.slots
        ),
        title=read.title.text if read.title else "",
        sources={
            **{fact.rule: fact.source.text for fact in reversed(read.facts)},
            **{one.key: one.source.text for one in read.contacts},
            **{one.key: one.source.text for one in read.slots},
        },
    )


def names_of_contacts(read: Pasted, stated: Stated) -> list[str]:
    return [*(one.name for one in read.contacts), *(one.name for one in stated.contacts)]


def is_role(role: str, name: str, names: Iterable[str]) -> bool:
    """Whether the text beside a contact's name is plainly a role, or empty."""
    others = (one for one in names if one and not same_person(one, name))
    return (
        len(role) <= LONGEST_ROLE
        and "@" not in role
        and not any(sign.isdigit() for sign in role)
        and not any(fold(one) in fold(role) for one in others)
    )


def digits(phone: str) -> str:
    """Return a number so that its national and its international forms are equal."""
    plain = re.sub(r"\(0\)", "", phone)
    plain = re.sub(r"\D", "", plain.replace("+", "00"))
    if plain.startswith("00"):
        plain = plain[4:] if plain[2:4] in _TWO_DIGITS else plain[5:]
    return plain.lstrip("0")


# Country codes of two digits that Nordic postings use; others are taken to have three.
_TWO_DIGITS = frozenset(("46", "45", "47", "44", "49", "33", "31", "39", "41", "43", "48", "34"))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: one may have a title or an initial more."""
    mine, theirs = (set(re.findall(r"\w{2,}", fold(name))) for name in (one, other))
    smaller = min(mine, theirs, key=len)
    return len(smaller) >= 2 and (mine <= theirs or theirs <= mine)
