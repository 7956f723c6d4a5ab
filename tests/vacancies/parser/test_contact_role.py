"""The role that the site prints beside a contact's name, in the language of the text."""

import pytest

from vacancies.parser.entities.contact_role import union_title_and_role
from vacancies.parser.parse import parse_posting

TOP = "PhD position in coding\n\nYou will look for codes that nobody has found yet.\n\nContact\n"


@pytest.mark.parametrize(
    ("line", "language", "role"),
    [
        ("Assoc. Prof. Anna Berg", "en", "Associate Professor"),
        ("Assoc. Prof. Anna Berg", "sv", "docent"),
        ("Anna Berg, docent", "sv", "docent"),
        ("Prof. Anna Berg, Signals and Systems", "en", "Professor, Signals and Systems"),
        ("Anna Berg, professor, enheten för optik", "sv", "professor, enheten för optik"),
        ("Dr Anna Berg, reader", "en", "reader"),
        ("Saco: Anna Berg", "sv", "Saco"),
    ],
)
def test_role(line, language, role):
    (contact,) = parse_posting(f"{TOP}{line}, anna.berg@x.example\n").contacts
    assert contact.name == "Anna Berg"
    assert union_title_and_role(contact, language) == role
