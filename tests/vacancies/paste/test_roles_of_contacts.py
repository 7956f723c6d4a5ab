"""What the record says of a contact: the trade union, a title in the language of the text, the role."""

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste import test_open_choices, test_second_text
from tests.vacancies.paste.test_screens import address, form_data, made, save, words_of
from vacancies.admin.paste.forms.other_language_forms import LEFT_OUT
from vacancies.models import Vacancy

POSTING = """PhD position in coding

You will look for codes that nobody has found yet, in optical combs.

Contact
Assoc. Prof. Anna Berg, anna.berg@coast.example

Union representatives
Saco: Jan Lind, 031-772 10 20, saco@coast.example
OFR/S: Eva Ris, 031-772 24 70

Application deadline: 14 June 2025
"""

SWEDISH = """Doktorand i kodning

Du söker koder som ingen har hittat än, i optiska kammar.

Kontakt
Docent Anna Berg, anna.berg@coast.example

Fackliga företrädare
Saco: Jan Lind, 031-772 10 20, saco@coast.example
OFR/S: Eva Ris, 031-772 24 70

Sista ansökningsdag: 14 juni 2025
"""


@pytest.fixture
def roles(editor, index) -> dict[str, str]:
    save(editor, index, POSTING)
    _page, vacancy = made()
    return {one.name: one.role("en").text for one in vacancy.contacts.all()}


@pytest.mark.thorough
def test_a_union_representative_has_the_union_as_role(roles):
    assert roles["Jan Lind"] == "Saco"
    assert roles["Eva Ris"] == "OFR/S"


@pytest.mark.thorough
def test_a_title_is_written_in_the_language_of_the_text(roles):
    assert roles["Anna Berg"] == "Associate Professor"


@pytest.mark.thorough
def test_their_lines_leave_the_text_and_their_addresses_do_not(editor, index):
    save(editor, index, POSTING)
    page, vacancy = made()
    assert squeezed("Saco") not in words_of(page)
    assert "saco@coast.example" in [one.email for one in vacancy.contacts.all()]


@pytest.mark.thorough
def test_the_roles_in_the_other_language_are_corrected_in_the_review(editor, index):
    shown = test_open_choices.review(editor, index, POSTING, SWEDISH)
    data = form_data(shown)
    (union,) = [name for name, value in data.items() if "-role-" in name and value == "OFR/S"]
    editor.post(address(), {**data, union: "OFR/S och ST"})
    contacts = {one.name: one for one in Vacancy.objects.get().draft().contacts.all()}
    assert contacts["Eva Ris"].role("sv").text == "OFR/S och ST"
    assert contacts["Eva Ris"].role("en").text == "OFR/S"
    assert contacts["Anna Berg"].role("sv").text == "docent"


@pytest.mark.thorough
def test_a_role_alone_can_be_corrected_in_a_text_that_is_there_already(editor, index):
    """Every section is left out, since the page has it."""
    shown = test_open_choices.review(editor, index, POSTING, SWEDISH)
    editor.post(address(), form_data(shown))
    vacancy = Vacancy.objects.get()
    there = test_second_text.second_address(vacancy, "sv")
    data = form_data(editor.post(there, {"text": SWEDISH}, follow=True))
    (union,) = [name for name, value in data.items() if "-role-" in name and value == "OFR/S"]
    nowhere = {name: LEFT_OUT for name in data if name.endswith("-where")}
    sent = {**data, **nowhere, union: "OFR/S och ST"}
    response = editor.post(there, sent, follow=True)
    assert "Nothing has been changed" not in response.text
    contacts = {one.name: one for one in Vacancy.objects.get().draft().contacts.all()}
    assert contacts["Eva Ris"].role("sv").text == "OFR/S och ST"
