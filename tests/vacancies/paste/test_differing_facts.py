"""Two pasted texts that state different facts: the question above, and the fact below."""

import json
from datetime import date

import pytest

from tests.factories import unit
from tests.vacancies.paste.test_open_choices import ENGLISH, SWEDISH, review
from tests.vacancies.paste.test_screens import address, form_data, soup
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

CHOICE = "second-differs-deadline-choice"
LATER = SWEDISH.replace("senast den 15 maj", "senast den 25 maj").replace("20 procent", "10 %")
LATER = LATER.replace("21 juni", "11 juni")


@pytest.fixture
def shown(editor, index):
    unit("group", "Coding group", "kodgruppen")
    return review(editor, index, other=LATER)


def question(response):
    return soup(response).find(id="row-second-differs-deadline")


def words(response):
    return " ".join(question(response).get_text(" ").replace("\xa0", " ").split())


def test_a_value_is_said_to_be_from_the_text_that_states_it(shown):
    assert "15 May 2027 (from the text in English)" in words(shown)
    assert "25 May 2027 (from the text in Swedish)" in words(shown)


def test_a_corrected_value_is_from_the_facts(editor, shown):
    data = {**form_data(shown), CHOICE: "keep", "deadline_on": "2027-05-18"}
    del data["incomplete"]
    assert "18 May 2027 (from the facts)" in words(editor.post(address(), data, follow=True))


def test_the_question_knows_the_fields_of_its_fact(shown):
    chosen = json.loads(question(shown)["data-groupsite-chosen"])
    assert chosen == {"deadline_on": ["2027-05-15", "2027-05-25"]}


@pytest.mark.thorough
def test_a_fact_that_followed_the_choice_keeps_the_question(editor, shown):
    data = {**form_data(shown), CHOICE: "use", "deadline_on": "2027-05-25"}
    del data["incomplete"]
    again = editor.post(address(), data, follow=True)
    assert question(again).select_one("[checked]")["value"] == "use"


def test_both_texts_say_what_was_chosen_and_shown_below(editor, shown):
    editor.post(address(), {**form_data(shown), CHOICE: "use", "deadline_on": "2027-05-25"})
    assert Vacancy.objects.get().draft().deadline_on == date(2027, 5, 25)
    for page in VacancyPage.objects.all():
        text = page.get_latest_revision_as_object().how_to_apply
        assert "15 " not in text.replace("\xa0", " ")


def test_a_contact_follows_the_choice_too(editor, index):
    other = LATER.replace("25 maj", "15 maj").replace("anna.berg@waves", "anna@waves")
    page = soup(review(editor, index, ENGLISH, other))
    (row,) = page.select("[data-groupsite-chosen]")
    ((name, values),) = json.loads(row["data-groupsite-chosen"]).items()
    assert page.find(attrs={"name": name})["value"] == "anna.berg@waves.example"
    assert values == ["anna.berg@waves.example", "anna@waves.example"]


@pytest.mark.thorough
def test_a_start_date_follows_the_choice(editor, index):
    first = ENGLISH.replace(
        "Requirements", "Start\nThe position starts on 1 June 2027.\n\nRequirements"
    )
    second = LATER.replace("25 maj", "15 maj").replace(
        "Krav", "Tillträde\nTjänsten tillträds den 1 augusti 2027.\n\nKrav"
    )
    page = soup(review(editor, index, first, second))
    row = page.find(id="row-second-differs-start")
    assert json.loads(row["data-groupsite-chosen"]) == {
        "start": ["date", "date"],
        "start_on": ["2027-06-01", "2027-08-01"],
    }
    assert page.find(attrs={"name": "start_on"})["value"] == "2027-06-01"
