"""Finds the person of the site whose name is the same, or almost, as a name in a pasted text."""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from vacancies.parser.entities.known_objects import KnownObjects, KnownPerson
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents

_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LONG_WORD: Final = re.compile(r"\w{2,}")  # no initials


@dataclass(frozen=True)
class PersonMatch:
    """The person of the site who fits a name in a text, if one alone does, and how certainly.

    `person` is None if nobody fits, or more than one; `note` says what is uncertain.
    """

    person: KnownPerson | None = None
    is_certain: bool = False
    note: str = ""

    @property
    def person_pk_as_string(self) -> str:
        return str(self.person.key) if self.person else ""


def match_person(known_objects: KnownObjects, name: str, email: str = "") -> PersonMatch:
    """Match the person with this address or name, else the only one with a similar name; none if unnamed."""
    if not name:
        return PersonMatch()
    if person := known_objects.find_person(name, email):
        return PersonMatch(person, is_certain=True)
    similar = [one for one in known_objects.people if _is_almost_same_name(one.name, name)]
    if len(similar) == 1:
        says = gettext(
            "Almost the same name: the text says “%(name)s”. Check that this is the same person."
        )
        return PersonMatch(similar[0], note=says % {"name": name})
    if not similar:
        return PersonMatch()
    names = ", ".join(one.name for one in similar)
    return PersonMatch(note=gettext("The site has similar names: %(names)s.") % {"names": names})


def _is_almost_same_name(name: str, other_name: str) -> bool:
    """Whether names of two or more words differ only in case, accents, brackets and middle names."""
    mine, theirs = map(_folded_words_without_initials, (name, other_name))
    if min(len(mine), len(theirs)) < 2:
        return False
    has_same_ends = (mine[0], mine[-1]) == (theirs[0], theirs[-1])
    return has_same_ends and (set(mine) <= set(theirs) or set(theirs) <= set(mine))


def _folded_words_without_initials(name: str) -> list[str]:
    return _LONG_WORD.findall(fold_case_and_accents(_IN_BRACKETS.sub(" ", name)))
