"""Which projects of the site an advertisement names: by a whole name, or by the acronym in its case."""

import pytest

from vacancies.parser.entities.known_objects import KnownObjects, KnownProject
from vacancies.parser.parse import parse_posting

LOOM = KnownProject(1, ("Learning over many links", "Lärande över många länkar (påhittat)"), "LOOM")
QUIET = KnownProject(2, ("Quiet receivers",))
SITE = KnownObjects(projects=(LOOM, QUIET))


def projects_in(sentence):
    text = f"PhD student in coding theory\n\n{sentence} We look for somebody who likes codes.\n"
    read = parse_posting(text, SITE)
    return read.values.get("projects"), read.is_rule_certain("projects")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The position is part of the project LOOM.", (1,)),
        ("Du arbetar i projektet Lärande över många länkar.", (1,)),
        ("You work in the EU project Quiet receivers; LOOM is a sister project.", (1, 2)),
    ],
)
def test_what_is_called_a_project_is_ticked(sentence, expected):
    assert projects_in(sentence) == (expected, True)


def test_an_acronym_alone_is_offered_unticked():
    assert projects_in("You belong to LOOM from the first day.") == ((1,), False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The project weaves on a loom.",
        "The project BLOOM studies flowers.",
        "The project has quiet receivers of mail.",
    ],
)
def test_other_words_name_no_project(sentence):
    assert projects_in(sentence)[0] is None
