"""What the record says of a contact: the trade union, a title in the language of the text, the role."""

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import made, save, words_of

POSTING = """PhD position in coding

You will look for codes that nobody has found yet, in optical combs.

Contact
Assoc. Prof. Anna Berg, anna.berg@coast.example

Union representatives
Saco: Jan Lind, 031-772 10 20, saco@coast.example
OFR/S: Eva Ris, 031-772 24 70

Application deadline: 14 June 2025
"""


@pytest.fixture
def roles(editor, index) -> dict[str, str]:
    save(editor, index, POSTING)
    _page, vacancy = made()
    return {one.name: one.role("en").text for one in vacancy.contacts.all()}


def test_a_union_representative_has_the_union_as_role(roles):
    assert roles["Jan Lind"] == "Saco"
    assert roles["Eva Ris"] == "OFR/S"


def test_a_title_is_written_in_the_language_of_the_text(roles):
    assert roles["Anna Berg"] == "Associate Professor"


def test_their_lines_leave_the_text_and_their_addresses_do_not(editor, index):
    save(editor, index, POSTING)
    page, vacancy = made()
    assert squeezed("Saco") not in words_of(page)
    assert "saco@coast.example" in [one.email for one in vacancy.contacts.all()]
