"""The list says "out of date" within one request of a change of words, until they are taken over."""

from datetime import timedelta

import pytest
import time_machine

from people.content import localize
from tests.factories import NOW, VacancyFactory, add_page
from tests.pages import Read
from tests.people.content.translating import publish_translation, sync, translate_all
from tests.vacancies.admin.conftest import url


@pytest.fixture
def page(group_site, at, people):
    """The English page of a vacancy, with a Swedish translation that says the same."""
    made = VacancyFactory(name="In step")
    page = add_page(made, group_site.vacancies["en"], title="Come", lead="Come to us.")
    swedish = group_site.vacancies["sv"].locale
    localize.translate(page, [swedish], user=people["editor"])
    translate_all(page, swedish)
    publish_translation(page, swedish, people["editor"])
    return page


def badge(client):
    """What the list says of the Swedish words."""
    (row,) = [
        row
        for row in Read.from_response(client.get(url("list"))).main.select("tbody tr")
        if "In step" in row.get_text()
    ]
    return row.select(".groupsite-badge")[-1].get_text(strip=True)


def test_until_they_are_taken_over_and_translated(page, editor, group_site, people):
    assert badge(editor) == "live"
    page.lead = "Come to us soon."
    page.save_revision().publish()
    assert badge(editor) == "out of date"
    page.refresh_from_db()
    sync(page)
    assert badge(editor) == "out of date"
    swedish = group_site.vacancies["sv"].locale
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        translate_all(page, swedish)
        assert badge(editor) == "out of date"
        publish_translation(page, swedish, people["editor"])
        assert badge(editor) == "live"


def test_a_change_of_facts_puts_no_words_out_of_date(page, editor):
    vacancy = page.vacancy
    vacancy.reference = "2025-0042"
    vacancy.save_revision().publish()
    assert badge(editor) == "live"
