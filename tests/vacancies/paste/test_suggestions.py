"""What the review suggests to add: research areas, and an introduction."""

import pytest

from tests.factories import AreaFactory
from tests.research.project_items import make_project
from tests.vacancies.paste.test_screens import SHORT, address, form_data, made, review, soup

pytestmark = pytest.mark.table

WITHOUT_LEAD = """PhD position in coding

Qualifications
- Patience
"""


@pytest.fixture
def area(group_site):
    return AreaFactory()


def suggested(response):
    sentence = soup(response).select_one("[data-groupsite-suggestions]")
    return " ".join(sentence.get_text().split())


@pytest.mark.thorough
def test_areas_are_chosen_in_the_review(editor, index, area):
    response = review(editor, index, SHORT)
    assert suggested(response) == "You can also add: Research areas."
    row = soup(response).find(id="row-fact-areas")
    assert "No research area is chosen." in row.get_text()
    assert row.select("input[name=areas][checked]") == []
    editor.post(address(), {**form_data(response), "areas": [area.pk]})
    _page, vacancy = made()
    assert list(vacancy.areas.all()) == [area]


def test_the_suggestion_goes_when_one_is_chosen(editor, index, area):
    response = review(editor, index, SHORT)
    data = {**form_data(response), "areas": [area.pk], "keep": "1"}
    answer = editor.post(response.redirect_chain[-1][0], data).json()
    assert answer["suggested"] == []
    data = {**data, "areas": [], "version": answer["version"]}
    answer = editor.post(response.redirect_chain[-1][0], data).json()
    assert answer["suggested"] == [{"row": "row-fact-areas", "label": "Research areas", "text": ""}]


def test_a_site_without_areas_suggests_none(editor, index):
    response = review(editor, index, SHORT)
    assert suggested(response) == ""
    assert soup(response).find(id="row-fact-areas") is None


@pytest.mark.thorough
def test_a_text_without_an_introduction_is_said_to_have_none(editor, index):
    response = review(editor, index, WITHOUT_LEAD)
    assert suggested(response) == "You can also add: Introduction."
    assert "The text has no introduction." in soup(response).find(id="rows-words").get_text()
    assert "The text has no introduction." not in soup(review(editor, index, SHORT)).get_text()


def test_areas_are_offered_where_the_text_names_another_system(editor, index, area):
    how = "Apply\nYour application is sent in our recruitment system, no later than 15 May 2027.\n"
    response = review(editor, index, f"{WITHOUT_LEAD}\n{how}")
    page = soup(response)
    assert page.select("input[type=radio][name=application_method]")
    assert "Research areas" in suggested(response)
    assert page.find(id="row-fact-areas") is not None


def test_a_project_that_the_text_names_is_linked(editor, index):
    project = make_project(name="Learning over many links", acronym="LOOM")
    response = review(editor, index, f"{SHORT}\nThe position is part of the project LOOM.\n")
    assert soup(response).select_one("input[name=projects][checked]")["value"] == str(project.pk)
    editor.post(address(), form_data(response))
    _page, vacancy = made()
    assert list(vacancy.projects.all()) == [project]
