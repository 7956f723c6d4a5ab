"""The least salary is no salary: it is offered without a tick, and its sentence stays in the text."""

from decimal import Decimal

import pytest

from vacancies.parser.parse import parse_posting
from vacancies.parser.text.numbers import states_limit_of_amount

TOP = "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\nTerms\n"


def read(line: str):
    found = parse_posting(f"{TOP}{line}\n")
    words = [piece.text for one in found.parts for block in one.blocks for piece in block.items]
    return found, " ".join(text for text in words if text not in TOP)


@pytest.mark.parametrize(
    "line",
    [
        "Salary: at least SEK 41,500 per month",
        "The starting salary is at least SEK 41,500 per month.",
        "Salary is set individually; the starting salary is at least SEK 41,500 per month.",
        "The salary is SEK 41,500 per month or more.",
        "Lön: lägst 41 500 kr/mån",
        "Ingångslönen är lägst 41 500 kronor i månaden.",
        "Lön: Individuell lönesättning. Ingångslönen är lägst 41 500 kronor i månaden.",
        "Lönen är 41 500 kronor i månaden och uppåt.",
    ],
)
def test_the_least_salary(line):
    found, words = read(line)
    assert found.values["salary_amount"] == Decimal(41500)
    assert not found.is_rule_ticked("salary")
    assert words == line


@pytest.mark.parametrize(
    "line",
    [
        "Salary: SEK 41,500 per month",
        "The salary is SEK 41,500 to 45,000 per month.",
        "The starting salary is SEK 41,500 per month from 1 January 2027.",
        "Ingångslönen är 41 500 kronor per månad (gäller från och med den 1 maj 2026).",
    ],
)
def test_a_salary_leaves_the_text_with_a_tick(line):
    found, words = read(line)
    assert found.values["salary_amount"] == Decimal(41500)
    assert found.is_rule_ticked("salary")
    assert words == ""


def test_an_amount_is_offered_rather_than_that_it_is_to_be_agreed():
    found, words = read("Lön enligt överenskommelse. Ingångslönen är 33 500 kr per månad.")
    assert found.values["salary"] == "amount"
    assert not found.is_rule_ticked("salary")
    assert "Lön enligt överenskommelse." in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least SEK 41,500", True),
        ("lägst 41 500 kronor", True),
        ("högst 41 500 kronor", True),
        ("from 33,900 to 36,000", False),
        ("valid from 2027", False),
        ("from 1 January 2027", False),
        ("33 900 kr", False),
    ],
)
def test_a_limit(text, expected):
    assert states_limit_of_amount(text) is expected
