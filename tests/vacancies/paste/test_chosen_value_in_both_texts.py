"""A value that is chosen of two is in both texts: also in guidance, in words, and in one word."""

import json

import pytest

from tests.vacancies.paste.test_open_choices import review
from tests.vacancies.paste.test_screens import address, form_data, soup
from vacancies.models import VacancyPage

pytestmark = pytest.mark.table

ENGLISH = """PhD student in coding

You look for codes that nobody has found yet.

How to apply
Send your application no later than 15 May 2027. It must contain:
1. a curriculum vitae,
2. a personal letter of at most two pages, in which you explain why you are interested,
3. contact details of two referees.
"""
SWEDISH = """Doktorand i kodning

Du söker koder som ingen har hittat än.

Så söker du
Skicka din ansökan senast den 15 maj 2027. Den ska innehålla
1. meritförteckning (CV),
2. personligt brev om högst tre sidor, där du förklarar varför du är intresserad,
3. kontaktuppgifter till två referenspersoner.
"""


def question(response) -> str:
    return next(one for one in form_data(response) if one.endswith("max_pages-choice"))


def create(editor, index, choice, english=ENGLISH, swedish=SWEDISH):
    shown = review(editor, index, english, swedish)
    return editor.post(address(), {**form_data(shown), question(shown): choice}, follow=True)


def guidance(language) -> str:
    page = VacancyPage.objects.get(locale__language_code=language).get_latest_revision_as_object()
    return " ".join(row.text for row in page.guidance.all()).replace("\xa0", " ")


@pytest.mark.thorough
def test_guidance_in_the_other_text_says_the_chosen_number(editor, index):
    create(editor, index, "keep")
    assert "Personligt brev om högst 2 sidor, där du förklarar" in guidance("sv")
    assert "at most two pages, in which you explain" in guidance("en")


@pytest.mark.thorough
def test_guidance_in_the_first_text_says_the_chosen_number(editor, index):
    create(editor, index, "use")
    assert "A personal letter of at most 3 pages, in which you explain" in guidance("en")
    assert "högst tre sidor, där du förklarar" in guidance("sv")


@pytest.mark.thorough
def test_a_number_with_a_hyphen_keeps_its_form(editor, index):
    swedish = SWEDISH.replace("personligt brev om högst tre sidor", "ett 3-sidigt personligt brev")
    create(editor, index, "keep", swedish=swedish)
    assert "Ett 2-sidigt personligt brev, där du" in guidance("sv")


HALF = SWEDISH.replace("om högst tre sidor, där", "(högst en halv sida), där")
SAYS = "personligt brev (högst en halv sida), där du förklarar varför du är intresserad"


def test_a_sentence_that_cannot_be_corrected_is_named_before_and_after(editor, index):
    shown = review(editor, index, ENGLISH, HALF)
    note = soup(shown).find(id="differences-content").select_one(".groupsite-from-text__note")
    said = " ".join(note.get_text(" ").replace("\xa0", " ").split())
    assert said.startswith("If you choose at most 2 pages (from the text in English), correct")
    assert SAYS in said
    answer = create(editor, index, "keep", swedish=HALF)
    warnings = [one.get_text() for one in soup(answer).select(".messages .warning")]
    assert [one for one in warnings if "in the text in Swedish" in one and SAYS in one]


def test_nothing_is_to_be_corrected_by_hand_if_the_other_value_is_right(editor, index):
    answer = create(editor, index, "use", swedish=HALF)
    assert soup(answer).select(".messages .warning") == []


def test_the_review_knows_what_each_choice_replaces(editor, index):
    page = soup(review(editor, index, ENGLISH, SWEDISH))
    phrases = json.loads(page.select_one("[data-groupsite-phrases]")["data-groupsite-phrases"])
    assert [one[1:] for one in phrases["keep"]] == [["tre sidor", "2\N{NO-BREAK SPACE}sidor"]]
    assert [one[1:] for one in phrases["use"]] == [["two pages", "3\N{NO-BREAK SPACE}pages"]]


@pytest.mark.thorough
def test_every_sentence_with_the_losing_date_is_corrected(editor, index):
    swedish = SWEDISH.replace("tre sidor", "två sidor").replace(
        "den 15 maj 2027. Den ska", "den 25 maj 2027. Den ska"
    )
    swedish = swedish.replace(
        "Så söker du", "Sista ansökningsdag den 25 maj 2027, alltså snart.\n\nSå söker du"
    )
    shown = review(editor, index, ENGLISH, swedish)
    editor.post(address(), {**form_data(shown), "second-differs-deadline-choice": "keep"})
    page = VacancyPage.objects.get(locale__language_code="sv").get_latest_revision_as_object()
    assert "25" not in f"{page.lead} {page.how_to_apply} {page.responsibilities}"


def test_a_document_is_named_in_the_language_of_the_screen(editor, index):
    legend = soup(review(editor, index, ENGLISH, SWEDISH)).find(id="differences-content")
    assert "Document: Personal letter, Pages" in legend.get_text()
