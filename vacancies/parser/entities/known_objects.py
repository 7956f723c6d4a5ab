"""The site's organisations, people, areas, projects and documents as plain values, looked up in text.

`parser.site_objects` loads them from the database; tests create them directly.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vacancies.parser.text.cleaning import fold_for_comparison
from vacancies.parser.text.vocabulary import ORGANISATIONS

PROGRAMME_KINDS: Final = ("programme", "funder")
# Kinds of units where an employee works, the lowest first.
UNITS: Final = ("group", "division", "department", "university")
_IN_BRACKETS: Final = re.compile(r"\([^()]{0,200}\)")


@dataclass(frozen=True, slots=True)
class KnownObject:
    """An object of the site with its names in some languages."""

    key: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    key: int
    kind: str
    names: tuple[str, ...]
    abbreviation: str = ""
    url: str = ""
    texts: tuple[str, ...] = ()  # texts that the site prints on every posting, without markup
    school: tuple[str, ...] = ()  # and only on doctoral positions


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project with its names in some languages and its acronym, which may be empty."""

    key: int
    names: tuple[str, ...]
    acronym: str = ""

    def is_named_in(self, text: str) -> bool:
        """Whether a text has a name of the project, or its acronym in the same case."""
        return has_whole_name(text, self.names) or _has_in_same_case(text, self.acronym)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    key: int
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class KnownObjects:
    """The people, organisations, areas, projects and document kinds that the site has."""

    organisations: tuple[KnownOrganisation, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    areas: tuple[KnownObject, ...] = ()
    projects: tuple[KnownProject, ...] = ()
    documents: tuple[KnownObject, ...] = ()

    def find_person(self, name: str, email: str = "") -> KnownPerson | None:
        """Return the person with this e-mail address, else the only one with this name."""
        if email:
            for person in self.people:
                if person.email.casefold() == email.casefold():
                    return person
        named = [
            person
            for person in self.people
            if fold_for_comparison(person.name) == fold_for_comparison(name)
        ]
        return named[0] if len(named) == 1 else None

    def find_document_kind(self, folded_names: set[str]) -> KnownObject | None:
        """Return the document kind with one of these names, folded for comparison; else None."""
        return next(
            (
                one
                for one in self.documents
                if folded_names & set(map(fold_for_comparison, one.names))
            ),
            None,
        )

    def find_organisation_by_name(self, text: str) -> KnownOrganisation | None:
        """Return the organisation with this whole name, folded for comparison; else None."""
        wanted = fold_for_comparison(text)
        return next(
            (
                one
                for one in self.organisations
                if wanted in map(fold_for_comparison, one.names) and wanted
            ),
            None,
        )

    def find_programmes(self, text: str) -> list[KnownOrganisation]:
        return [
            one
            for one in self.organisations
            if one.kind in PROGRAMME_KINDS
            and (
                _has_name_or_longer_one(text, one.names)
                or _has_in_same_case(text, one.abbreviation)
            )
        ]

    def all_names_of_programmes_in(self, text: str) -> tuple[str, ...]:
        """Return all names and abbreviations of the programmes and funders that a text names."""
        found = self.find_programmes(text)
        return tuple(
            filter(None, (name for one in found for name in (*one.names, one.abbreviation)))
        )

    def find_lowest_unambiguous_unit(self, text: str) -> KnownOrganisation | None:
        """Return the unit of the lowest level of which a text names exactly one; else None."""
        for kind in UNITS:
            named = [
                one
                for one in self.organisations
                if one.kind == kind and has_whole_name(text, one.names)
            ]
            if len(named) == 1:
                return named[0]
        return None

    def find_areas(self, text: str) -> list[KnownObject]:
        return [area for area in self.areas if _has_name_or_longer_one(text, area.names)]


def has_whole_name(text: str, names: Iterable[str]) -> bool:
    """Whether a text has one of the names complete, and not as a part of a longer name.

    "Department of Physics" is not named by "Department of Physics and Astronomy", nor
    "Communication Systems" by "Optical Communication Systems".
    """
    return any(
        not _LONGER_BEFORE.search(text[: found.start()])
        or _first_word_of_name(name) in ORGANISATIONS
        for name in names
        if (pattern := _name_pattern(name))
        for found in pattern.finditer(text)
    )


@lru_cache(maxsize=2000)
def _name_pattern(name: str) -> re.Pattern[str] | None:
    words = re.findall(r"\w+", _IN_BRACKETS.sub(" ", name))
    if not words:
        return None
    flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
    return re.compile(rf"(?<![\w-]){r'[^\w.;:]+'.join(words)}(?![\w-]){_NOT_LONGER}", flags)


def _first_word_of_name(name: str) -> str:
    return next(iter(re.findall(r"\w+", name.casefold())), "")


# Behind the name: "and Astronomy", but not "and the", "and you".
_NOT_LONGER: Final = (
    r"(?!\s*(?:,\s*)?(?:and|och|&|of|for|för)\s+"
    r"(?!(?:the|an?|our|its|is|are|you|we|they|has|have|en|ett|du|vi|vår\w*|det|den|de|är|har|som)\b)\w)"
)
_LONGER_BEFORE: Final = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÅÄÖ][^\W\d_]+\s$")


def _has_name_or_longer_one(text: str, names: Iterable[str]) -> bool:
    within = f" {_folded_without_brackets(text)} "
    return any(
        f" {_folded_without_brackets(name)} " in within
        for name in names
        if _folded_without_brackets(name)
    )


def _has_in_same_case(text: str, abbreviation: str) -> bool:
    """Whether the text has the abbreviation in the same case; in lower case it may be a word."""
    if not abbreviation:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", text))


def _folded_without_brackets(text: str) -> str:
    return " ".join(re.findall(r"\w+", _IN_BRACKETS.sub(" ", text).casefold()))
