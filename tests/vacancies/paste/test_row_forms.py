"""The person whom a row of a supervisor stands for."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict

from vacancies.admin.paste.forms.row_forms import LEFT_OUT, NEW_OBJECT
from vacancies.admin.paste.forms.supervisor_forms import SupervisorForm
from vacancies.parser.entities.known_objects import KnownObjects


@pytest.mark.parametrize("choice", [NEW_OBJECT, LEFT_OUT])
def test_a_new_supervisor_and_one_left_out_have_no_person(choice):
    row = SimpleNamespace(
        row_id="row", name="Ida Ek", role="main", certain=True, unit="", source=None
    )
    form = SupervisorForm(
        QueryDict(f"row-which={choice}&row-role=main"),
        row=row,
        known_objects=KnownObjects(),
        may_add=True,
    )
    assert form.is_valid()
    assert form.get_person() is None
