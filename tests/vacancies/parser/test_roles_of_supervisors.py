"""Who is the main supervisor and who a co-supervisor, however the ad says it."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\n"
MAIN_AND_CO = {"Anna Berg": "main", "Bo Ek": "co"}
EQUAL = {"Anna Berg": "equal", "Bo Ek": "equal"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            (
                "You will work with Professor Anna Berg, who leads the project, and with Associate "
                "Professor Bo Ek as co-supervisor."
            ),
            MAIN_AND_CO,
        ),
        (
            "Professor Anna Berg leder projektet. Biträdande handledare är docent Bo Ek.",
            MAIN_AND_CO,
        ),
        ("Professor Anna Berg leads the project. Co-supervisor is Dr Bo Ek.", MAIN_AND_CO),
        ("Handledare är Anna Berg. Biträdande handledare är Bo Ek.", MAIN_AND_CO),
        (
            "Huvudhandledare är professor Anna Berg och biträdande handledare är lektor Bo Ek.",
            MAIN_AND_CO,
        ),
        ("Main supervisor: Prof. Anna Berg\nCo-supervisor: Dr Bo Ek", MAIN_AND_CO),
        ("Anna Berg, senior lecturer in optics, with Bo Ek as co-supervisor", MAIN_AND_CO),
        ("You will be co-supervised by Prof. Anna Berg and Dr Bo Ek.", EQUAL),
        ("You will be supervised by Prof. Anna Berg and Dr Bo Ek.", EQUAL),
        ("Biträdande handledare är docent Bo Ek.", {"Bo Ek": "co"}),
    ],
)
def test_roles(text, roles):
    found = parse_posting(f"{TOP}Supervisors\n{text}\n").supervisors
    assert {one.name: one.role for one in found} == roles


def test_who_leads_the_project_is_ticked():
    text = "You work with Professor Anna Berg, who leads the project, and with Dr Bo Ek as co-supervisor."
    found = parse_posting(f"{TOP}Supervisors\n{text}\n").supervisors
    assert [one.certain for one in found] == [True, True]


def test_who_leads_a_project_elsewhere_is_no_supervisor():
    text = "Professor Anna Berg leads the project. It is about light."
    assert parse_posting(f"{TOP}The project\n{text}\n").supervisors == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "I am the main supervisor, with Bo Ek as co-supervisor.",
        "Jag blir huvudhandledare, med Bo Ek som biträdande handledare.",
        "Huvudhandledare är undertecknad, med Bo Ek som biträdande handledare.",
    ],
)
def test_the_author_of_a_mail_may_be_a_supervisor(sentence):
    header = "From: Anna Berg <anna.berg@light.example>\nSubject: PhD student in optics\n\n"
    found = parse_posting(f"{header}{TOP}Supervisors\n{sentence}\n").supervisors
    assert {one.name: one.role for one in found} == MAIN_AND_CO
