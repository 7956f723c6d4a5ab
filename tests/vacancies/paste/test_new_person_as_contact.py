"""A new person under Supervisors who is also a contact: one person, whom both rows are."""

import pytest

from people.models import Person
from tests.vacancies.paste.test_screens import form_data, made, review, save, soup

pytestmark = pytest.mark.table

POSTING = """PhD position in coding

You will look for codes that nobody has found yet.

Supervisors
Dr Bo Ek

Contact
Bo Ek, associate professor, bo.ek@waves.example, 031-555 12 13
Anna Berg, professor, anna.berg@waves.example
"""


def choices(response):
    """The names of the menus of the supervisor and of the two contacts."""
    return [name for name in form_data(response) if name.endswith("-which")]


@pytest.mark.thorough
def test_the_contact_is_the_new_person(editor, index):
    save(editor, index, POSTING)
    _page, vacancy = made()
    person = Person.objects.get()
    bo, anna = vacancy.contacts.all()
    assert (bo.person, bo.shown_name, bo.shown_email) == (person, "Bo Ek", "bo.ek@waves.example")
    assert (bo.name, bo.email, bo.phone) == ("", "", "031-555 12 13")
    assert (anna.person, anna.name) == (None, "Anna Berg")


@pytest.mark.thorough
def test_a_person_who_is_not_added_is_a_name_alone(editor, index):
    supervisor, *_contacts = choices(review(editor, index, POSTING))
    save(editor, index, POSTING, **{supervisor: "out"})
    _page, vacancy = made()
    assert [one.name for one in vacancy.contacts.all()] == ["Bo Ek", "Anna Berg"]


def test_a_person_whom_the_editor_adds_is_the_contact_too(editor, index):
    new = {"which": "new", "name": "Anna  BERG", "role": "main"}
    more = {f"added-supervisors-1-{name}": value for name, value in new.items()}
    save(editor, index, POSTING, **{"added-supervisors": "1", **more})
    _page, vacancy = made()
    assert [str(one.person) for one in vacancy.contacts.all()] == ["Bo Ek", "Anna BERG"]


def test_the_review_says_so(editor, index):
    response = review(editor, index, POSTING)
    _supervisor, bo, anna = (
        soup(response).find("select", attrs={"name": name}).find_parent(class_="w-field__wrapper")
        for name in choices(response)
    )
    assert "If Bo Ek is added under Supervisors, the contact is that person." in bo.get_text()
    assert "If Bo Ek is added under Supervisors, the contact is that person." not in anna.get_text()
