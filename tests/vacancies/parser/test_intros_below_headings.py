"""Where a paragraph belongs: sentences that introduce lists, merits among requirements, double headings."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "Research engineer in optics\n\nWe work with light and need somebody who likes it.\n\n"


def texts_by_field(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in parse_posting(f"{TOP}{text}\n").sections:
        found.setdefault(one.field, []).extend(
            piece.text for block in one.blocks for piece in block.items
        )
    return found


@pytest.mark.parametrize(
    ("heading", "intro", "items", "field"),
    [
        (
            "Vem är du?",
            "För att passa hos oss behöver du ha",
            ("examen i optik", "gott tålamod"),
            "required",
        ),
        (
            "Vem är du?",
            "För en anställning hos oss krävs",
            ("examen i optik", "gott tålamod"),
            "required",
        ),
        (
            "Who are you?",
            "In this laboratory you need to have",
            ("a degree", "good English"),
            "required",
        ),
        (
            "Dina arbetsuppgifter",
            "Under en vanlig vecka ska du",
            ("mäta ljus", "bygga laser"),
            "responsibilities",
        ),
    ],
)
def test_the_sentence_below_a_heading_stays_with_its_list(heading, intro, items, field):
    listed = "\n".join(f"- {item}" for item in items)
    assert texts_by_field(f"{heading}\n{intro}\n{listed}")[field] == [intro, *items]


def test_a_list_of_merits_right_below_a_heading_is_one():
    found = texts_by_field("Who are you?\nIt is an advantage if you have\n- a boat\n- a dog")
    assert found["meritorious"] == ["a boat", "a dog"]


@pytest.mark.parametrize(
    ("heading", "intro", "more"),
    [
        (
            "Duties and qualifications",
            "In the laboratory you will:",
            "You must hold a degree in optics.",
        ),
        (
            "Arbetsuppgifter och behörighet",
            "I laboratoriet ska du:",
            "Du ska ha en examen i optik.",
        ),
    ],
)
def test_a_heading_of_duties_and_qualifications_begins_with_duties(heading, intro, more):
    found = texts_by_field(f"{heading}\n\n{intro}\n\n- measure light\n- build lasers\n\n{more}")
    assert found["responsibilities"][:2] == [intro, "measure light"]


@pytest.mark.parametrize(
    ("heading", "merit"),
    [
        ("Requirements", "Experience of clean rooms is an advantage, and so is a sense of order."),
        ("Vad krävs?", "Har du arbetat i renrum är det en merit."),
        ("Who you are", "A boat would be nice to have. The lake is large."),
    ],
)
def test_a_paragraph_about_merits_among_requirements(heading, merit):
    found = texts_by_field(f"{heading}\n- a degree in optics\n- patience\n\n{merit}")
    assert found["meritorious"] == [merit]
    assert merit not in found["required"]


def test_merits_within_a_paragraph_on_requirements_stay():
    text = "You must hold a degree in optics. Experience of clean rooms is an advantage."
    assert texts_by_field(f"Requirements\n{text}")["required"] == [text]


@pytest.mark.parametrize(
    ("heading", "text", "field"),
    [
        (
            "Selection",
            "The following will be assessed: patience. A boat is a merit.",
            "meritorious",
        ),
        (
            "Urval",
            "Vid urvalet läggs stor vikt vid tålamod. Meriterande är erfarenhet av båtar.",
            "meritorious",
        ),
        ("Urval", "Vi håller intervjuer i vecka 12 och lämnar besked före påsk.", ""),
    ],
)
def test_selection_says_what_is_a_merit_or_how_it_is_done(heading, text, field):
    found = texts_by_field(f"Requirements\n- a degree\n\n{heading}\n{text}")
    assert text in found.get(field, [])


def test_a_question_below_the_type_of_position_is_the_title():
    found = parse_posting(
        "EXJOBB 30 HP\n\nVarför blir vissa fönster mörka av sig själva?\n\nVi arbetar med glas i Hamnby."
    )
    assert found.title is not None
    assert found.title.text == "Varför blir vissa fönster mörka av sig själva?"
