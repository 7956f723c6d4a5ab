"""Supervisors are ticked only if the text names no further one."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\n"


def read(text: str):
    return parse_posting(f"{TOP}{text}\n")


@pytest.mark.parametrize(
    "sentences",
    [
        "Professor Karin Ahlsten intends to supervise the doctoral student. Dr Tove Rask is co-supervisor.",
        "Docent Karin Ahlsten kommer att vara huvudhandledare. Tove Rask handleder projektet på plats.",
        "Karin Ahlsten will be responsible for supervising the project. Tove Rask will be the co-supervisor.",
    ],
)
def test_whoever_supervises_is_read(sentences):
    found = read(f"About the project\n{sentences}")
    assert {one.name for one in found.supervisors} == {"Karin Ahlsten", "Tove Rask"}


@pytest.mark.parametrize(
    "more",
    [
        "The supervisory group also has Tove Rask in it.",
        "Tove Rask takes part in the supervision.",
        "I handledargruppen ingår även Tove Rask.",
    ],
)
def test_nobody_is_ticked_if_a_further_supervisor_was_not_read(more):
    found = read(f"About the project\nThe main supervisor is Professor Karin Ahlsten. {more}")
    names = {one.name for one in found.supervisors}
    assert names == {"Karin Ahlsten", "Tove Rask"} or not any(
        one.certain for one in found.supervisors
    )


WRAPPED = """1. The project

We look at how light behaves in thin layers of glass and how it is kept there
for as long as possible, which is difficult with the methods that are known at
present, and we build the layers in a clean room of our own. The main super-
visor: Professor Karin Ahlsten. There are twelve people in the group, from many
countries, and we would be glad to have one more. You will have an office in the
old observa-
tory.
"""


def test_words_divided_at_the_end_of_a_line_are_joined():
    found = read(WRAPPED)
    assert [one.name for one in found.supervisors] == ["Karin Ahlsten"]
    text = " ".join(line.piece.text for one in found.source_parts for line in one.lines)
    assert "old observatory." in text
