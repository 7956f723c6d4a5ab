"""A supervisor from elsewhere is named on the posting, and is no member of the group."""

import pytest

from people.models import Person
from tests.factories import unit
from tests.vacancies.paste.test_open_choices import review
from tests.vacancies.paste.test_screens import form_data, made, save, soup

pytestmark = pytest.mark.table

LINDMARK = "Henrik Lindmark, Department of Information Technology, Uppsala University"
POSTING = f"""PhD position in coding

Chalmers University of Technology, Department of Electrical Engineering

You will look for codes that nobody has found yet.

Supervisors
The main supervisor is Professor Åsa Öberg. The co-supervisor is Associate Professor {LINDMARK}.

Application deadline: 14 June 2027
"""
NOTE = "A new person is also listed under People."


def row(response, name):
    return soup(response).find("div", attrs={"aria-label": name})


def choice(response, name):
    return row(response, name).select_one("select[name$=which] [selected]")["value"]


def test_of_another_university_is_external_by_default(editor, index):
    shown = review(editor, index, POSTING)
    henrik = row(shown, "Henrik Lindmark")
    assert choice(shown, "Henrik Lindmark") == "external"
    organisation = henrik.select_one("[name$=organisation]")["value"]
    assert organisation == "Department of Information Technology, Uppsala University"
    assert choice(shown, "Åsa Öberg") == "new"
    assert row(shown, "Åsa Öberg").select_one("[name$=organisation]") is None


def test_the_review_says_where_a_new_person_will_be_seen(editor, index):
    shown = review(editor, index, POSTING)
    assert NOTE in row(shown, "Åsa Öberg").get_text()
    assert NOTE in row(shown, "Henrik Lindmark").get_text()


def test_the_record_names_the_supervisor_and_people_do_not(editor, index):
    save(editor, index, POSTING)
    _page, vacancy = made()
    assert [str(one) for one in vacancy.supervisors.all()] == ["Åsa Öberg"]
    assert f"{vacancy.external_supervisor}, {vacancy.external_organisation}" == LINDMARK
    assert [one.name for one in Person.objects.all()] == ["Åsa Öberg"]


@pytest.mark.thorough
def test_several_external_supervisors_are_named(editor, index):
    text = POSTING.replace("University.\n", "University. Co-supervisor: Dr Bo Ek, KTH.\n")
    save(editor, index, text)
    _page, vacancy = made()
    named = f"{vacancy.external_supervisor}, {vacancy.external_organisation}"
    assert named == f"{LINDMARK}; Bo Ek, KTH"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Department of Physics, Chalmers University of Technology", "new"),  # which advertises
        ("Department of Physics", "new"),
        ("Ericsson AB", "new"),
        ("Coding group", "new"),  # of the site
    ],
)
def test_others_are_offered_as_new_people(editor, index, words, expected):
    unit("group", "Coding group", "kodgruppen")
    text = POSTING.replace("Department of Information Technology, Uppsala University", words)
    shown = review(editor, index, text)
    assert choice(shown, "Henrik Lindmark") == expected
    offered = [one["value"] for one in row(shown, "Henrik Lindmark").select("option")]
    assert ("external" in offered) is (words != "Coding group")


@pytest.mark.thorough
def test_the_organisation_can_be_left_empty(editor, index):
    name = next(
        one
        for one in form_data(review(editor, index, POSTING))
        if one.endswith("organisation") and one.startswith("supervisor")
    )
    save(editor, index, POSTING, **{name: ""})
    _page, vacancy = made()
    assert (vacancy.external_supervisor, vacancy.external_organisation) == ("Henrik Lindmark", "")
