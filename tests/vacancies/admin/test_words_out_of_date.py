"""The list says "out of date" within one request of a change of words, until they are answered."""

import pytest

from tests.factories import VacancyFactory, add_page
from tests.pages import Read
from tests.people.content.translating import in_locale, write_in
from tests.vacancies.admin.conftest import url


@pytest.fixture
def page(group_site, at, people):
    """The English page of a vacancy, with a Swedish one that says the same."""
    made = VacancyFactory(name="In step")
    page = add_page(made, group_site.vacancies["en"], title="Come", lead="Come to us.")
    write_in(page, "sv", people["editor"])
    return page


def badge(client):
    """What the list says of the Swedish words, after the facts and the English ones."""
    (row,) = [
        row
        for row in Read.from_response(client.get(url("list"))).main.select("tbody tr")
        if "In step" in row.get_text()
    ]
    _facts, _english, *swedish = row.select(".groupsite-badge")
    return ", ".join(one.get_text(strip=True) for one in swedish)


@pytest.mark.thorough
def test_until_the_answer_is_published(page, editor):
    assert badge(editor) == "live"
    page.lead = "Come to us soon."
    page.save_revision().publish()
    assert badge(editor) == "out of date"
    swedish = in_locale(page, "sv")
    swedish.lead = "Kom till oss snart."
    draft = swedish.save_revision()
    assert badge(editor) == "out of date, newer draft"
    draft.publish()
    assert badge(editor) == "live"


@pytest.mark.thorough
def test_a_change_of_facts_puts_no_words_out_of_date(page, editor):
    vacancy = page.vacancy
    vacancy.reference = "2025-0042"
    vacancy.save_revision().publish()
    assert badge(editor) == "live"
