"""Which unit of the site an advertisement is about: only one that it names as it stands."""

import pytest

from vacancies.parser.entities.known_objects import KnownObjects, KnownOrganisation
from vacancies.parser.organisational_unit_names import most_mentioned_unit
from vacancies.parser.parse import parse_posting

PHYSICS = KnownOrganisation(1, "department", ("Department of Physics", "Institutionen för fysik"))
SYSTEMS = KnownOrganisation(2, "group", ("Communication Systems",))
UNIVERSITY = KnownOrganisation(3, "university", ("University of Karlshed",))
SITE = KnownObjects(organisations=(PHYSICS, SYSTEMS, UNIVERSITY))


def organisation_in(sentence: str) -> tuple[int | None, bool]:
    read = parse_posting(
        f"PhD student in coding theory\n\n{sentence} We look for somebody who likes codes.\n", SITE
    )
    return read.values.get("organisation"), read.is_rule_certain("organisation")


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("You are employed at the Department of Physics in Karlshed.", PHYSICS),
        ("Tjänsten är placerad vid institutionen för fysik.", PHYSICS),
        ("The Department of Physics and the hospital work on light.", PHYSICS),
        ("The group Communication Systems works on codes.", SYSTEMS),
    ],
)
def test_a_unit_that_is_named_is_offered_ticked(sentence, unit):
    assert organisation_in(sentence) == (unit.key, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "You are employed at the Department of Physics and Astronomy in Karlshed.",
        "Tjänsten är placerad vid institutionen för fysik och teknik.",
        "You are employed at the Department of Applied Physics.",
        "The group for Optical Communication Systems works on light.",
        "You study communication systems and physics.",
    ],
)
def test_a_part_of_a_longer_name_is_no_unit(sentence):
    assert organisation_in(sentence)[0] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "We collaborate with the Department of Physics.",
        "Projektet drivs tillsammans med institutionen för fysik.",
    ],
)
def test_a_partner_is_offered_without_a_tick(sentence):
    assert organisation_in(sentence) == (PHYSICS.key, False)


def test_of_a_partner_and_an_employer_the_sentence_of_the_employer_counts():
    assert organisation_in(
        "We collaborate with the Department of Physics. You work at the Department of Physics."
    ) == (PHYSICS.key, True)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("University of Karlshed, Department of Physics", PHYSICS),
        ("Karlsheds universitet, institutionen för fysik", PHYSICS),
        ("University of Karlshed", SYSTEMS),
        ("You are welcome to the Department of Physics.", SYSTEMS),
    ],
)
def test_the_unit_below_the_title_is_the_workplace(line, unit):
    """The group that the text names further down is a part of it."""
    text = f"PhD student in codes\n\n{line}\n\nYou will be placed in the group Communication Systems.\n"
    assert parse_posting(text, SITE).values["organisation"] == unit.key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "We fill 2 positions at the Department of Built Environment in Gruvsta.",
            "Department of Built Environment",
        ),
        (
            "The Division of Communications, Antennas, and Optical Networks is growing.",
            "Division of Communications, Antennas, and Optical Networks",
        ),
        ("Institutionen för byggd miljö har 45 anställda.", "institutionen för byggd miljö"),
        (
            "Du arbetar på institutionen för data- och elektroteknik vid vår högskola.",
            "institutionen för data- och elektroteknik",
        ),
        ("Together with the Department of Physics we study light.", ""),
        ("The Institute of Technology was founded in 1871.", ""),
        (
            "The School of Waves is here. So is the Department of Codes. The Department of Codes is old.",
            "Department of Codes",
        ),
    ],
)
def test_the_unit_that_advertises_is_named(text, name):
    assert most_mentioned_unit(text) == name
