"""What the site prints beside a contact's name: the trade union, a title in the text's language, the role."""

import re
from collections.abc import Iterable
from typing import Final

from vacancies.parser.text import labels, vocabulary
from vacancies.parser.text.results import Contact

# Titles as they are written after a name, by honorific and language; English for other languages.
_TITLES: Final = {
    "prof": {"en": "Professor", "sv": "professor"},
    "docent": {"en": "Associate Professor", "sv": "docent"},
}
# Abbreviated titles, which the site prints in the language of the text.
ABBREVIATED: Final = {
    "prof": "prof",
    "dr": "dr",
    "doc": "docent",
    "docent": "docent",
    **dict.fromkeys(("assoc. prof", "assoc prof"), "docent"),
}


def is_honorific_or_empty(title: str) -> bool:
    """Whether a title is empty or only repeats the honorific: "Dr", "Prof. Dr."."""
    plain = title.strip(". ").casefold()
    words = plain.replace(".", " ").split()
    return plain in {*ABBREVIATED, ""} or all(word in ABBREVIATED for word in words)


# "Kontaktperson för Saco-S", "representative of Unionen".
_OF_UNION: Final = re.compile(
    r"(?:(?i:(?:facklig\w*|trade|union|local|lokal\w*|kontakt(?:person)?|contact(?:\s+person)?|ombud|företräd\w*|represent\w*"
    r"|ordförande|chair\w*))\s+)+(?:(?:för|for|of|i|in)\s+)?(?P<union>"
    + "|".join(vocabulary.UNIONS)
    + r")"
)


def union_named_in_role(role: str) -> str:
    """Return the trade union that a role consists of or names; empty without one."""
    if re.fullmatch("|".join(vocabulary.UNIONS), role):
        return role
    found = _OF_UNION.fullmatch(role)
    return found["union"] if found else ""


def is_contact_label(words: str) -> bool:
    """Whether words beside a name only say that somebody is a contact: "Union representative"."""
    return words.casefold() in vocabulary.NO_ROLES or labels.fact_rule_of_label(words) in (
        "union",
        "contacts",
    )


# A label with its value, a web page, a room or when somebody is there, which are no roles:
# "Street: Kajgatan 14", "rum B214", "on leave until May".
_NO_ROLE: Final = re.compile(
    r"[^\W\d_][\w .-]{1,24}:\s*\S|https?://|www\.|ORCID\b|LinkedIn\b"
    r"|(?:currently\s+)?(?:on\s+(?:\w+\s+)?leave|away|available|reachable|until|nås|träffas|säkrast|tjänstledig|föräldraledig"
    r"|bortrest|mornings?|afternoons?|weekdays|vardagar|förmiddagar)\b|\d{1,2}\s*[–-]\s*\d{1,2}\b"
    r"|(?:rum|room|office|plan|floor|våning|hus|building|box|ext|anknytning)\b\.?[ :]*"
    r"(?:[A-Z]{0,3}[\d.:-]+\w*|[A-Z])$",
    re.IGNORECASE,
)


def joined_roles_without_labels(roles: Iterable[str]) -> str:
    """Return the roles joined by commas, without titles, labels, unions, rooms and web pages."""
    parts = [part for one in roles for part in re.split(r",\s+", one) if part]
    kept = [
        one
        for one in parts
        if not (
            is_honorific_or_empty(one)
            or is_contact_label(one)
            or union_named_in_role(one)
            or _NO_ROLE.match(one)
        )
    ]
    return ", ".join(dict.fromkeys(kept))


def union_title_and_role(contact: Contact, language: str) -> str:
    """Return a contact's trade union, title in this language, and role as written, if it has them."""
    union = contact.union if contact.union != contact.name else ""
    titles = _TITLES.get(contact.honorific, {})
    title = titles.get(language, titles.get("en", ""))
    is_said = any(word.casefold() in contact.role.casefold() for word in titles.values())
    return ", ".join(filter(None, (union, "" if is_said else title, contact.role)))
