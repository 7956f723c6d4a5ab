"""A text that is pasted as another language than it is in, and two texts in one field."""

from pathlib import Path

import pytest
from wagtail.users.models import UserProfile

from tests.vacancies.paste.test_screens import address, form_data, soup
from tests.vacancies.paste.test_second_text import (  # noqa: F401
    paste,
    second_address,
    swedish,
)
from vacancies.models import UnfinishedAd, Vacancy, VacancyPage

pytestmark = pytest.mark.table

DATA = Path(__file__).parents[2] / "data"
ENGLISH, SWEDISH = (
    (DATA / "ad_pairs" / "05" / f"{code}.txt").read_text(encoding="utf-8") for code in ("en", "sv")
)
SITE = "This text is in Swedish, but English is chosen."
BOTH = "This text seems to be in two languages. Paste each into its own field."


def send(client, index, text, other="", **more):
    data = {"index": index.pk, "text": text, "other_text": other, **more}
    return client.post(address(), data, follow=True)


def problem(response, name):
    """What is said at the field; empty on the review, which has no such field."""
    field = soup(response).select_one(f"textarea[name={name}]")
    if field is None:
        return ""
    error = field.find_parent(class_="w-field__wrapper").select_one(".error-message")
    return " ".join(error.get_text().split()) if error else ""


def is_review(response):
    return soup(response).select_one("[name=review]") is not None


def test_a_text_in_another_language_is_said_and_kept(editor, index):
    response = send(editor, index, SWEDISH)
    assert problem(response, "text") == SITE
    assert form_data(response)["text"].split() == SWEDISH.split()


def test_it_is_said_in_the_language_of_the_reader(editor, index, administrator):
    UserProfile.objects.update_or_create(user=administrator, defaults={"preferred_language": "sv"})
    response = send(editor, index, SWEDISH)
    assert problem(response, "text") == "Texten är på svenska, men du har valt engelska."


@pytest.mark.thorough
def test_the_other_language_can_be_chosen(editor, index, group_site):
    data = form_data(send(editor, index, SWEDISH))
    data["index"] = group_site.vacancies["sv"].pk
    assert is_review(editor.post(address(), data, follow=True))


@pytest.mark.thorough
def test_who_continues_anyway_has_a_review_and_a_draft(editor, index):
    data = {**form_data(send(editor, index, SWEDISH)), "language_confirmed": "on"}
    response = editor.post(address(), data, follow=True)
    assert is_review(response)
    editor.post(address(), form_data(response))
    assert VacancyPage.objects.get().locale.language_code == "en"


def test_two_texts_that_have_changed_places_get_their_languages(editor, index):
    response = send(editor, index, SWEDISH, ENGLISH)
    assert is_review(response)
    editor.post(address(), form_data(response))
    titles = {one.locale.language_code: one.title for one in VacancyPage.objects.all()}
    assert titles["sv"] in SWEDISH
    assert titles["en"] in ENGLISH


def test_two_texts_in_one_language_are_not_mistaken_for_two(editor, index):
    response = send(editor, index, ENGLISH, ENGLISH)
    assert problem(response, "text") == ""
    assert problem(response, "other_text") == (
        "This text is in English, but this field is for the text in Swedish."
    )


@pytest.mark.parametrize("first", [ENGLISH, SWEDISH])
def test_two_texts_in_one_field_are_noticed(editor, index, first):
    second = SWEDISH if first == ENGLISH else ENGLISH
    response = send(editor, index, f"{first}\n\n{second}")
    assert problem(response, "text") == BOTH
    data = {**form_data(response), "language_confirmed": "on"}
    assert is_review(editor.post(address(), data, follow=True))


@pytest.mark.thorough
def test_the_box_is_there_only_while_there_is_a_problem(editor, index):
    assert soup(editor.get(address())).select_one("[name=language_confirmed]") is None
    data = {**form_data(send(editor, index, SWEDISH)), "text": ENGLISH, "language_confirmed": "on"}
    editor.post(address(), data)
    back = {**form_data(send(editor, index, ENGLISH)), "back": "1"}
    page = soup(editor.post(address(), back, follow=True))
    assert page.select_one("[name=language_confirmed]") is None


def test_the_second_field_is_announced_after_what_the_first_one_is_for(editor, group_site):
    page = soup(editor.get(address()))
    field = page.find("textarea", attrs={"name": "text"}).find_parent(class_="w-field__wrapper")
    own = field.get_text().index("Paste the plain text of the finished posting.")
    hint = "Do you have the text in both languages? Paste the other one below."
    assert own < field.get_text().index(hint)


@pytest.mark.thorough
def test_the_tab_of_a_language_asks_too(editor, swedish):  # noqa: F811
    response = paste(editor, swedish.vacancy, SWEDISH)
    assert problem(response, "text") == SITE
    again = paste(editor, swedish.vacancy, SWEDISH, language_confirmed="on")
    assert is_review(again)
    editor.post(second_address(swedish.vacancy), form_data(again))
    assert VacancyPage.objects.count() == 2


def test_a_problem_is_kept_with_the_text(editor, index):
    send(editor, index, SWEDISH)
    assert not Vacancy.objects.exists()
    assert UnfinishedAd.objects.get().data["text"].split() == SWEDISH.split()
