"""The sentence above the review: it names the same things as the bar counts."""

import pytest

from tests.factories import unit
from tests.vacancies.paste.test_open_choices import SWEDISH, left, review
from tests.vacancies.paste.test_screens import address, form_data, soup
from tests.vacancies.paste.test_what_publishing_needs import needed

pytestmark = pytest.mark.table


@pytest.fixture
def complete(editor, index):
    """The review of two texts in which only the two differing values are left to choose."""
    group = unit("group", "Coding group", "kodgruppen")
    response = review(editor, index, other=SWEDISH)
    data = {
        **form_data(response),
        "organisation": group.pk,
        "salary": "agreement",
        "added-supervisors-1-which": "new",
        "added-supervisors-1-name": "Bo Ek",
    }
    return {name: value for name, value in data.items() if "-words-" not in name}


def test_values_that_differ_are_named_too(editor, index):
    assert needed(review(editor, index, other=SWEDISH)).startswith(
        "Needed before you can publish: 10% or 20%, 11 June 2027 or 21 June 2027, Organisation"
    )


def test_nothing_is_missing_only_if_nothing_is_left(editor, index, complete):
    data = {**complete, "added-supervisors": "1", "title": ""}
    again = editor.post(address(), data, follow=True)
    assert left(again)[0] == "2 things left"
    assert needed(again) == (
        "Needed before you can publish: 10% or 20%, 11 June 2027 or 21 June 2027."
    )
    assert soup(again).select_one("button[name=incomplete]") is None
