"""People whom the text does not make certain are left out until somebody chooses them; nothing is lost."""

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import form_data, made, review, save, soup, words_of

POSTING = """PhD position in coding

You will look for codes that nobody has found yet, in optical combs.

Contact
Optical Combs, 031-555 12 13

Application deadline: 14 June 2025
"""
NOTE = "Not certain: left out until you choose it."


@pytest.fixture
def shown(editor, index):
    return review(editor, index, POSTING)


def choice(response) -> str:
    return next(
        name for name in form_data(response) if name.startswith("contact-") and "which" in name
    )


def test_the_review_says_so(shown):
    row = soup(shown).find("div", attrs={"aria-label": "Optical Combs"})
    assert NOTE in row.get_text()
    assert form_data(shown)[choice(shown)] == "out"


def test_what_is_left_out_stays_in_the_text(editor, index, shown):
    save(editor, index, POSTING)
    page, vacancy = made()
    assert not vacancy.contacts.exists()
    assert squeezed("Optical Combs, 031-555 12 13") in words_of(page)


def test_a_chosen_one_is_used(editor, index, shown):
    save(editor, index, POSTING, **{choice(shown): "new"})
    _page, vacancy = made()
    assert [one.name for one in vacancy.contacts.all()] == ["Optical Combs"]


def test_a_title_that_is_not_certain_is_marked(editor, index):
    says = "Not certain: check that this is the title."
    assert says not in soup(review(editor, index, POSTING)).get_text()
    doubtful = POSTING.replace("PhD position in coding", "Codes for everybody")
    assert says in soup(review(editor, index, doubtful)).get_text()


def test_a_type_of_position_that_is_not_certain_is_chosen_by_the_editor(editor, index):
    says = "Not certain: choose the type of position."
    assert says not in soup(review(editor, index, POSTING)).get_text()
    doubtful = review(
        editor, index, POSTING.replace("PhD position in coding", "PhD programme manager")
    )
    assert says in soup(doubtful).get_text()
    chosen = soup(doubtful).select_one("select[name=kind] option[selected]")
    assert chosen is None or chosen["value"] == ""
    assert "PhD programme manager" in soup(doubtful).find(id="row-fact-kind").get_text()
