"""What a row of the list offers, and to whom: opening each language, translating, every act."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup

from tests.factories import NOW
from tests.vacancies.admin.conftest import url
from vacancies.models import Vacancy, VacancyPage

ACTS = ("copy", "extend", "close", "outcome")


def links(client):
    """The addresses that the list's rows lead to."""
    response = client.get(url("list"))
    if response.status_code != 200:
        return set()
    table = BeautifulSoup(response.text, "lxml").select_one("table.listing")
    return {link["href"].partition("?")[0] for link in table.select("a[href]")}


def edit_page(language):
    page = VacancyPage.objects.get(locale__language_code=language)
    return f"/admin/pages/{page.pk}/edit/"


def test_an_editor_is_offered_all_of_it(editor, vacancy):
    found = links(editor)
    for act in ACTS:
        assert url(act, vacancy.pk) in found
    assert {url("edit", vacancy.pk), edit_page("en"), edit_page("sv")} <= found


@pytest.mark.thorough
def test_a_language_that_is_missing_is_begun_from_the_row(editor, vacancy):
    VacancyPage.objects.get(locale__language_code="sv").delete()
    begin = url("start_language", vacancy.pk, "sv")
    assert begin in links(editor)
    english = VacancyPage.objects.get(locale__language_code="en")
    answer = editor.post(begin, {"original": english.pk})
    assert answer.url == edit_page("sv")
    assert not VacancyPage.objects.get(locale__language_code="sv").live


@pytest.mark.parametrize("role", ["anonymous", "member", "reader", "officer"])
def test_who_may_not_change_a_vacancy_is_offered_nothing_of_it(login, vacancy, role):
    found = links(login(role))
    assert not {url(act, vacancy.pk) for act in ACTS} & found
    assert not {url("edit", vacancy.pk), edit_page("en"), edit_page("sv")} & found


def test_a_copy_is_a_new_vacancy_without_what_belongs_to_the_old_year(editor, vacancy):
    answer = editor.post(url("copy", vacancy.pk))
    copy = Vacancy.objects.exclude(pk=vacancy.pk).get()
    assert answer.url == url("edit", copy.pk)
    assert (copy.live, copy.reference, copy.deadline_on, copy.kind) == (False, "", None, "doctoral")
    assert {page.live for page in copy.pages.all()} == {False}
    assert copy.pages.count() == 2


def test_no_date_of_a_year_is_copied(editor, vacancy):
    day, hour = date(2025, 6, 1), time(9)
    dates = {
        "opens_on": day,
        "opens_time": hour,
        "deadline_time": hour,
        "salary_valid_from": day,
        "start_on": day,
        "start_year": 2025,
        "meeting_at": NOW,
    }
    words = {
        "meeting_url": "https://example.org/meet",
        "start_period": "autumn",
        "outcome": "filled",
    }
    Vacancy.objects.update(**dates, **words)
    editor.post(url("copy", vacancy.pk))
    copy = Vacancy.objects.exclude(pk=vacancy.pk).get()
    left = {name: getattr(copy, name) for name in (*dates, *words)}
    assert left == dict.fromkeys(dates) | dict.fromkeys(words, "")


@pytest.mark.thorough
def test_locked_facts_can_be_copied_and_nothing_else(editor, vacancy):
    Vacancy.objects.update(locked=True)
    offered = {act for act in ACTS if url(act, vacancy.pk) in links(editor)}
    assert offered == {"copy"}
