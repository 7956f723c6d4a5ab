"""A person whose name in the ad is almost that of somebody whom the site has."""

from types import SimpleNamespace

import pytest

from vacancies.admin.paste.forms.row_forms import NEW_OBJECT, UNDECIDED, ContactForm
from vacancies.admin.paste.forms.supervisor_forms import SupervisorForm
from vacancies.parser.entities.known_objects import KnownObjects, KnownPerson

ANNA, BO = KnownPerson(1, "Anna Åberg"), KnownPerson(2, "Bo Ek")


def supervisor(name, *people, **more):
    row = SimpleNamespace(row_id="row", name=name, role="main", certain=True, unit="", source=None)
    known = KnownObjects(people=people or (ANNA, BO))
    return SupervisorForm(None, row=row, known_objects=known, may_add=True, **more)


def contact(name, *people):
    row = SimpleNamespace(
        row_id="row",
        name=name,
        kind="scientific",
        email="",
        phone="",
        role="",
        union="",
        honorific="",
        certain=True,
    )
    known_objects = KnownObjects(people=people or (ANNA, BO))
    return ContactForm(None, row=row, known_objects=known_objects, language="en")


def chosen(form):
    return form.fields["which"].initial


ALMOST = ["Anna Åberg (Chalmers)", "ANNA ABERG", "Anna M. Åberg", "anna aberg", "Anna Maria Åberg"]


@pytest.mark.parametrize("name", ALMOST)
@pytest.mark.parametrize("make", [supervisor, contact])
def test_the_only_one_who_fits_is_chosen_and_marked(make, name):
    form = make(name)
    assert chosen(form) == "1"
    assert f"“{name}”" in str(form.fields["which"].help_text)


def test_a_new_person_can_still_be_chosen():
    assert NEW_OBJECT in dict(supervisor("Anna M. Åberg").fields["which"].choices)


def test_the_same_name_is_not_marked():
    form = supervisor("Anna Åberg")
    assert (chosen(form), form.fields["which"].help_text) == ("1", "")
    assert NEW_OBJECT not in dict(form.fields["which"].choices)


@pytest.mark.parametrize("name", ["Anna Berg", "Åberg", "Anna", "Bo Anna Ek Åberg (Lund)"])
def test_another_name_is_a_new_person(name):
    assert chosen(supervisor(name)) == NEW_OBJECT


def test_two_who_fit_are_offered_and_none_is_chosen():
    form = supervisor(
        "Anna Åberg (Lund)", KnownPerson(1, "Anna Åberg"), KnownPerson(2, "Anna S. Åberg")
    )
    assert chosen(form) == NEW_OBJECT
    assert "Anna Åberg, Anna S. Åberg" in str(form.fields["which"].help_text)


def test_one_whom_the_text_does_not_make_certain_is_left_out():
    row = SimpleNamespace(
        row_id="row", name="Anna M. Åberg", role="main", certain=False, unit="", source=None
    )
    form = SupervisorForm(None, row=row, known_objects=KnownObjects(people=(ANNA,)), may_add=True)
    assert chosen(form) == UNDECIDED
