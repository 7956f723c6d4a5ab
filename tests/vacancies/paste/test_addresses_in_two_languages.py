"""Two language versions of one address for applications are no contradiction."""

import pytest
from bs4 import BeautifulSoup

from tests.vacancies.paste.test_open_choices import ENGLISH, SWEDISH, review
from tests.vacancies.paste.test_screens import address, form_data, soup
from vacancies.models import Vacancy, VacancyPage

pytestmark = pytest.mark.table


def words_of(html):
    return BeautifulSoup(html, "lxml").get_text()


ENGLISH_ADDRESS = "https://www.waves.example/en/about/work-with-us/vacancies/"
SWEDISH_ADDRESS = "https://www.waves.example/om/arbeta-hos-oss/lediga-tjanster/"
FIRST = ENGLISH.replace("- Cover", f"Apply through our system at {ENGLISH_ADDRESS}.\n- Cover")
SECOND = SWEDISH.replace("- Pers", f"Sök via vårt system på {SWEDISH_ADDRESS}.\n- Pers")
QUESTION = "row-second-differs-link"


@pytest.fixture
def shown(editor, index):
    return review(editor, index, FIRST, SECOND)


@pytest.mark.thorough
def test_it_is_said_and_not_asked(shown):
    page = soup(shown)
    assert page.find(id=QUESTION) is None
    note = page.select_one("[data-groupsite-address]").get_text()
    assert SWEDISH_ADDRESS in note


def test_each_text_keeps_its_address_and_the_button_has_that_of_the_first(editor, shown):
    words = {one: "keep" for one in form_data(shown) if "-words-" in one}
    editor.post(address(), {**form_data(shown), **words})
    assert Vacancy.objects.get().draft().application_url == ENGLISH_ADDRESS
    page = VacancyPage.objects.get(locale__language_code="sv").get_latest_revision_as_object()
    assert f"Sök via vårt system på {SWEDISH_ADDRESS}" in words_of(page.how_to_apply)


def test_one_address_for_both_is_not_mentioned(editor, index):
    second = SECOND.replace(SWEDISH_ADDRESS, ENGLISH_ADDRESS)
    page = soup(review(editor, index, FIRST, second))
    assert page.select_one("[data-groupsite-address]") is None


@pytest.mark.thorough
def test_another_host_is_asked_about(editor, index):
    second = SECOND.replace("www.waves.example/om", "jobb.example/om")
    page = soup(review(editor, index, FIRST, second))
    assert page.find(id=QUESTION) is not None
    assert page.select_one("[data-groupsite-address]") is None
