"""The sentence above the review: it names the same things as the bar counts."""

import pytest

from tests.factories import unit
from tests.vacancies.paste.test_open_choices import ENGLISH, SWEDISH, left, review
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


@pytest.mark.thorough
def test_nothing_is_missing_only_if_nothing_is_left(editor, index, complete):
    data = {**complete, "added-supervisors": "1", "title": ""}
    again = editor.post(address(), data, follow=True)
    assert left(again)[0] == "2 things left"
    assert needed(again) == (
        "Needed before you can publish: 10% or 20%, 11 June 2027 or 21 June 2027."
    )
    assert soup(again).select_one("button[name=incomplete]") is None


@pytest.fixture
def with_uncertain_contact(editor, index):
    """The data of a review in which only an uncertain contact is left to decide, and its field."""
    group = unit("group", "Coding group", "kodgruppen")
    shown = form_data(review(editor, index, f"{ENGLISH}Optical Combs, 031-555 12 13\n"))
    field = next(
        name for name in shown if name.startswith("contact-") and name.endswith("Combs-which")
    )
    data = {
        **shown,
        "organisation": group.pk,
        "salary": "agreement",
        "added-supervisors": "1",
        "added-supervisors-1-which": "new",
        "added-supervisors-1-name": "Bo Ek",
        "title": "",
    }
    return data, field


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("choice", "count", "says"),
    [
        ("", "1 thing left", ""),
        ("new", "", "Nothing is missing: you can publish this."),
        ("out", "", "Nothing is missing: you can publish this."),
    ],
)
def test_nothing_is_missing_never_stands_above_something_undecided(
    editor, with_uncertain_contact, choice, count, says
):
    data, field = with_uncertain_contact
    again = editor.post(address(), {**data, field: choice}, follow=True)
    assert (left(again)[0], needed(again)) == (count, says)


def test_the_organisation_says_that_it_is_the_workplace(editor, index):
    row = soup(review(editor, index)).find(id="row-fact-organisation")
    assert "The workplace: a group, department or university." in row.get_text()
