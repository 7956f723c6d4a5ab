"""People whom the text does not make certain are left out until somebody chooses them; nothing is lost."""

import pytest

from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import (
    address,
    form_data,
    made,
    review,
    save,
    soup,
    words_of,
)

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
    assert form_data(shown)[choice(shown)] == ""


@pytest.mark.thorough
def test_what_is_left_out_stays_in_the_text(editor, index, shown):
    save(editor, index, POSTING)
    page, vacancy = made()
    assert not vacancy.contacts.exists()
    assert squeezed("Optical Combs, 031-555 12 13") in words_of(page)


def undecided(response):
    """What the review says is not decided, and where its links lead."""
    found = soup(response).select_one("[data-groupsite-undecided]")
    return " ".join(found.get_text().split()), [link["href"] for link in found.select("a")]


@pytest.mark.thorough
def test_it_is_to_be_decided_and_counted(editor, index, shown):
    row = soup(shown).find("div", attrs={"aria-label": "Optical Combs"})["id"]
    said = ("Not certain, so left out until you decide: Optical Combs.", [f"#{row}"])
    assert undecided(shown) == said
    needed = soup(shown).select("[data-groupsite-obstacles] a")
    left = soup(shown).select_one("[data-groupsite-left]").get_text(strip=True)
    assert left == f"{len(needed) + 1} things left"
    stored = editor.post(address(), {**form_data(shown), "title": ""}, follow=True)
    assert undecided(stored) == said
    for decision in ("new", "out"):
        data = {**form_data(shown), choice(shown): decision, "title": ""}
        decided = editor.post(address(), data, follow=True)
        assert undecided(decided) == ("", [])


@pytest.mark.thorough
def test_drafts_are_created_without_a_decision(editor, index, shown):
    save(editor, index, POSTING)
    assert made()


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_one_position_that_is_not_certain_is_not_shown_for_it_is_the_default(editor, index):
    wanted = "We are looking for a doctoral student.\n"
    name = "positions_min"
    assert name not in form_data(review(editor, index, f"{POSTING}\n{wanted}"))
    assert form_data(review(editor, index, f"{POSTING}\n{wanted.replace(' a ', ' two ')}"))[name]
