"""The review of an ad for permanent lectureships, which strangers wrote: what it reads, asks and leaves."""

from pathlib import Path

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import form_data, made, review, save, soup, words_of
from vacancies.models import Vacancy

LECTURERS = (Path(__file__).parents[2] / "data" / "ad_pairs" / "03" / "en.txt").read_text("utf-8")
EXTENDED = """PhD student in coding

You look for codes.

What we offer
You may teach up to 20% of full time, and the employment is extended accordingly.
The position is temporary.
"""
SAYS = "Permanent employment cannot be extended by teaching."


@pytest.fixture
def shown(editor, index):
    return review(editor, index, LECTURERS)


@pytest.mark.thorough
def test_a_share_of_teaching_stays_in_the_text(editor, index, shown):
    assert "teaching_percent" not in form_data(shown)
    save(editor, index, LECTURERS)
    page, vacancy = made()
    assert (vacancy.employment_form, vacancy.teaching_percent) == ("permanent", None)
    assert squeezed("Teaching on bachelor's and master's level makes up") in words_of(page)


@pytest.mark.thorough
def test_a_permanent_position_has_no_length_to_add(editor, index, shown):
    hint = soup(shown).select_one("#facts-content .help-block")
    assert hint is None or "Duration" not in hint.get_text()
    assert "Duration" in soup(review(editor, index, "PhD student\n\nCodes.")).get_text()


@pytest.mark.thorough
def test_a_new_type_of_document_begins_with_a_capital(editor, index):
    shown = review(
        editor, index, LECTURERS.replace("an account of your teaching", "a song of your own")
    )
    row = soup(shown).find("div", attrs={"aria-label": "A song of your own"})
    assert row.find("option", string="New type: A song of your own")


OTHER_SYSTEM = "Choose how people apply: the text names another system but gives no address."


@pytest.mark.thorough
def test_how_to_apply_is_asked_where_the_text_names_another_system(editor, index, shown):
    row = soup(shown).find(id="row-fact-link")
    assert OTHER_SYSTEM in row.get_text()
    assert "submitted through our recruitment system" in row.get_text()
    ways = soup(shown).select("input[type=radio][name=application_method]")
    assert [way["value"] for way in ways] == ["form", "link", "email"]
    assert not any(way.has_attr("checked") for way in ways)
    save(editor, index, LECTURERS, application_method="link", application_url="https://x.example/")
    _page, vacancy = made()
    assert (vacancy.application_method, vacancy.application_url) == ("link", "https://x.example/")


@pytest.mark.thorough
def test_nothing_is_asked_where_the_text_gives_an_address(editor, index):
    text = LECTURERS.replace(
        "recruitment system", "recruitment system https://jobs.example/apply/12"
    )
    shown = review(editor, index, text)
    assert OTHER_SYSTEM not in soup(shown).get_text()
    assert form_data(shown)["application_method"] == "link"


@pytest.mark.thorough
def test_a_unit_that_the_site_does_not_have_is_offered(editor, index, shown):
    row = soup(shown).find(id="row-fact-organisation")
    says = "The text names “Department of Built Environment”, which the site does not have."
    assert says in row.get_text()
    name, use = "new-organisation-name-en", "new-organisation-use"
    assert form_data(shown)[name] == "Department of Built Environment"
    assert use not in form_data(shown)
    save(editor, index, LECTURERS)
    assert made()[1].organisation is None


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"new-organisation-use": "on"}, "Department of Built Environment"),
        ({"new-organisation-name-en": "Department of Bricks"}, "Department of Bricks"),
    ],
)
def test_it_is_added_if_it_is_ticked_or_changed(editor, index, changes, name):
    save(editor, index, LECTURERS, **changes)
    assert str(made()[1].organisation) == name


def test_teaching_does_not_extend_a_permanent_employment(editor, index):
    response = save(editor, index, EXTENDED, employment_form="permanent")
    assert SAYS in soup(response).find(id="row-fact-teaching").get_text()
    assert not Vacancy.objects.exists()
