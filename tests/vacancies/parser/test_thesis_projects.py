"""What a thesis project states: credits, the number of students, the examiner."""

from decimal import Decimal

import pytest

from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import ParsedPosting

TOP = "Master's thesis: grippers\n\nWe offer a project on grippers for tomatoes.\n\nPractical information\n"


def read(text: str) -> ParsedPosting:
    return parse_posting(f"{TOP}{text}\n")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Omfattningen är 7,5 högskolepoäng.", Decimal("7.5")),
        ("Omfattning: 7,5 hp", Decimal("7.5")),
        ("Arbetet motsvarar 15 högskolepoäng.", 15),
        ("The thesis comprises 30 credits.", 30),
        ("It is a 45-credit project.", 45),
        ("Examensarbete om 60 hp", 60),
        ("You have at least 240 credits.", None),
    ],
)
def test_credits(text: str, credit: Decimal | int | None) -> None:
    assert read(text).values.get("credits") == credit


def test_one_of_two_numbers_of_credits_is_not_ticked() -> None:
    found = read("The thesis comprises 15 or 30 credits.")
    assert [fact.certain for fact in found.facts_for_rule("credits")] == [False]


@pytest.mark.parametrize(
    ("text", "students", "is_certain"),
    [
        ("The project is for one or two students.", (1, 2), True),
        ("Lämpligt för 1–2 studenter.", (1, 2), True),
        ("En student (eller två, om ni delar upp uppgiften).", (1, 2), True),
        ("För två studenter som skriver ihop.", (2, 2), True),
        ("You can do it alone or in pairs.", (1, 2), False),
        ("För två studenter. Det går också bra att söka ensam eller i par.", (2, 2), False),
    ],
)
def test_number_of_students(text: str, students: tuple[int, int], *, is_certain: bool) -> None:
    found = read(text)
    assert (found.values["students_min"], found.values["students_max"]) == students
    assert found.is_rule_certain("students") is is_certain


@pytest.mark.parametrize(
    "text",
    [
        "Examinator: Leif Tångring",
        "Examinator blir docent Leif Tångring.",
        "Leif Tångring är examinator.",
        "Professor Leif Tångring is the examiner.",
        "Prof. Leif Tångring will be your examiner.",
    ],
)
def test_examiner(text: str) -> None:
    assert read(text).values["examiner"] == "Leif Tångring"


def test_a_page_number_and_a_heading_of_two_words_are_no_facts() -> None:
    """A letterhead's page number is no text, and "Extent and pay" in capitals is a heading."""
    text = (
        "EXAMENSARBETE 30 HP: SKONSAM GRIPNING\n\nVi bygger gripdon för tomater.\n\n"
        "OMFATTNING OCH ERSÄTTNING\nArbetet omfattar 20 veckor, och företaget betalar 40 000 kronor "
        "när rapporten är godkänd.\n\nKONTAKT\nParisa Nordenfalk, 0220-77 41 90\n\nSida 1 (1)\n"
    )
    found = parse_posting(text)
    assert [one.heading for one in found.sections] == ["OMFATTNING OCH ERSÄTTNING"]
    assert [one.name for one in found.contacts] == ["Parisa Nordenfalk"]
