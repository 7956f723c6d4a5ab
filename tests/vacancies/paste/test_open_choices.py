"""What is still to be chosen on the review, and what follows from each choice."""

from datetime import date

import pytest

from tests.factories import unit
from tests.vacancies.paste.test_screens import address, form_data, soup
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table

ENGLISH = """PhD student in coding

You look for codes that nobody has found yet.

What you will do
You develop codes. Trips to the sea take up no more than ten per cent of your time.

Requirements
- A Master's degree

How to apply
Send your application no later than 15 May 2027, and expect interviews on 11 June 2027.
- Cover letter

Contact
Anna Berg, professor, anna.berg@waves.example
"""
SWEDISH = """Doktorand i kodning

Du söker koder som ingen har hittat än.

Arbetsuppgifter
Du utvecklar koder. Resor till havet tar upp högst 20 procent av din tid.

Krav
- En masterexamen

Så ansöker du
Skicka din ansökan senast den 15 maj 2027, och räkna med intervjuer den 21 juni 2027.
- Personligt brev

Kontakt
Anna Berg, professor, anna.berg@waves.example
"""


def review(editor, index, text=ENGLISH, other=""):
    data = {"index": index.pk, "text": text, "other_text": other}
    return editor.post(address(), data, follow=True)


def left(response):
    """What the bar says, and the ids of the rows that are marked as choices."""
    page = soup(response)
    link = page.select_one("[data-groupsite-left] a")
    if link is None:
        return "", ""
    assert page.find(id=link["href"].removeprefix("#")) is not None
    return link.get_text(), link["href"]


def decided(response, value):
    """What is sent when each decision is taken in this way."""
    radios = soup(response).select("input[type=radio]")
    assert not any(radio.has_attr("checked") for radio in radios)
    return {radio["name"]: value for radio in radios}


def test_the_bar_counts_what_publishing_needs_and_leads_to_the_first(editor, index):
    assert left(review(editor, index)) == ("3 things left", "#row-fact-organisation")


@pytest.mark.thorough
def test_what_is_read_and_not_used_is_a_choice(editor, index):
    response = review(editor, index)
    data = form_data(response)
    del data["keep-deadline"]
    again = editor.post(address(), {**data, "title": ""}, follow=True)
    assert left(again) == ("4 things left", "#row-fact-deadline")


@pytest.mark.thorough
def test_a_kind_without_salary_and_supervision_asks_for_less(editor, index):
    response = review(editor, index)
    again = editor.post(
        address(), {**form_data(response), "kind": "assistant", "title": ""}, follow=True
    )
    assert left(again)[0] == "2 things left"


def test_facts_that_the_text_does_not_have_are_written_on_the_review(editor, index):
    group = unit("group", "Coding group", "kodgruppen")
    data = form_data(review(editor, index))
    editor.post(address(), {**data, "organisation": group.pk, "salary_amount": "34000"})
    vacancy = Vacancy.objects.get().draft()
    assert (vacancy.organisation, vacancy.salary, vacancy.salary_amount) == (group, "amount", 34000)
    assert vacancy.deadline_on == date(2027, 5, 15)


def test_two_values_in_sentences_are_a_choice_with_both(editor, index):
    page = soup(review(editor, index, other=SWEDISH)).find(id="differences-content").get_text(" ")
    said = " ".join(page.split())
    for words in (
        "10% (from the text in English)",
        "20% (from the text in Swedish)",
        "11 June 2027 (from the text in English)",
        "21 June 2027 (from the text in Swedish)",
        "expect interviews on 11 June 2027",
        "räkna med intervjuer den 21 juni 2027",
    ):
        assert words in said


@pytest.mark.thorough
def test_nothing_is_made_before_it_is_decided(editor, index):
    response = review(editor, index, other=SWEDISH)
    data = {name: value for name, value in form_data(response).items() if "-words-" not in name}
    again = editor.post(address(), data, follow=True)
    assert "Choose which of the two is right." in soup(again).get_text()
    assert not Vacancy.objects.exists()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [
        ("keep", ("ten per cent", "11 June 2027"), ("10 %", "11 juni 2027")),
        ("use", ("20%", "21 June 2027"), ("20 procent", "21 juni 2027")),
    ],
)
def test_both_pages_say_what_was_decided(editor, index, value, english, swedish):
    response = review(editor, index, other=SWEDISH)
    editor.post(address(), {**form_data(response), **decided(response, value)})
    for code, words in (("en", english), ("sv", swedish)):
        page = VacancyPage.objects.get(locale__language_code=code).get_latest_revision_as_object()
        text = f"{page.responsibilities} {page.how_to_apply}".replace("\xa0", " ")
        assert [one for one in words if one not in text] == []
        others = {"10", "ten", "11 ju"} if value == "use" else {"20 ", "20%", "21 ju"}
        assert [one for one in others if one in text.replace("2027", "")] == []
