"""A document of an unknown type in the list of what to send is a new type, chosen without a click."""

import pytest

from tests.vacancies.paste.test_open_choices import review
from tests.vacancies.paste.test_screens import form_data, made, save
from vacancies.models import DocumentKind

pytestmark = pytest.mark.table

POSTING = """PhD position in coding

You will look for codes that nobody has found yet.

How to apply
The application must contain, as PDF files:
1. a curriculum vitae,
2. a personal letter,
3. your master's thesis, or a draft of it if it is not finished,
4. a copy of your licence to dive.

Application deadline: 14 June 2027
"""


def test_each_item_of_the_list_is_chosen(editor, index):
    data = form_data(review(editor, index, POSTING))
    chosen = {name: value for name, value in data.items() if name.startswith("slot-")}
    assert [value for name, value in chosen.items() if name.endswith("-which")] == ["new"] * 4


@pytest.mark.thorough
def test_the_new_types_are_named_by_the_text(editor, index):
    save(editor, index, POSTING)
    _page, vacancy = made()
    assert [str(rule.kind) for rule in vacancy.document_rules.all()] == [
        "CV",
        "Personal letter",
        "Thesis",
        "A copy of your licence to dive",
    ]
    assert DocumentKind.objects.count() == 4
