"""What the site prints beside a contact's name: the trade union, a title in the text's language, the role."""

from typing import Final

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


def is_honorific(title: str) -> bool:
    return title.strip(". ").casefold() in {*ABBREVIATED, ""}


def contact_role(contact: Contact, language: str) -> str:
    """Return the role of a contact in the language of the text: "Saco", "docent, Signals and Systems"."""
    union = contact.union if contact.union != contact.name else ""
    titles = _TITLES.get(contact.honorific, {})
    title = titles.get(language, titles.get("en", ""))
    is_said = any(word.casefold() in contact.role.casefold() for word in titles.values())
    return ", ".join(filter(None, (union, "" if is_said else title, contact.role)))
