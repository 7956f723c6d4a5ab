"""Text that stays together: sections about supervisors, people below a matter, paragraphs after merits."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\n"


def read(text: str):
    return parse_posting(f"{TOP}{text}\n")


def words_below(found, heading: str) -> str:
    return " ".join(
        piece.text
        for one in found.parts
        if one.heading == heading
        for block in one.blocks
        for piece in block.items
    )


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (
            "Supervisors",
            "Main supervisor: Professor Karin Ahlsten. Dr Tove Rask, Glass Institute, is co-supervisor.",
        ),
        (
            "Handledare",
            "Huvudhandledare är professor Karin Ahlsten. Bihandledare är docent Tove Rask, Glasinstitutet.",
        ),
    ],
)
def test_a_section_about_supervisors_stays_whole(heading, text):
    found = read(f"{heading}\n{text}\n\nContact\nTove Rask, tove.rask@light.example")
    assert words_below(found, heading) == text
    assert [one.is_fully_printed for one in found.supervisors] == [False, False]


def test_a_section_about_supervisors_leaves_the_text_whole():
    text = "The main supervisor is Professor Karin Ahlsten. The co-supervisor is Dr Tove Rask."
    assert words_below(read(f"Supervisors\n{text}"), "Supervisors") == ""


MATTERS = """Frågor?
Om forskningen: Karin Ahlsten, professor, tel. 019-555 31 07, karin.ahlsten@light.example
Om ansökan: Tove Rask, HR-partner, tel. 019-555 30 42, tove.rask@light.example
Om lokalerna: Nils Ekbom, föreståndare, tel. 019-555 30 43, nils.ekbom@light.example
"""


def test_the_matters_above_people_are_no_headings():
    found = read(MATTERS)
    assert [one.name for one in found.contacts] == ["Karin Ahlsten", "Tove Rask", "Nils Ekbom"]
    kept = words_below(found, "Frågor?")
    assert all(line in kept for line in MATTERS.splitlines()[1:])


@pytest.mark.parametrize(
    ("top", "intro", "after"),
    [
        (
            "Qualifications",
            "It is an advantage if you have:",
            "We put emphasis on how you work in a group.",
        ),
        (
            "Kvalifikationer",
            "Meriterande är",
            "Urvalet görs av en kommitté, som lägger stor vikt vid samarbetsförmåga.",
        ),
    ],
)
def test_a_paragraph_after_a_list_of_merits_goes_on_with_the_section(top, intro, after):
    found = read(
        f"{top}\nYou must have:\n- a degree\n\n{intro}\n- courses in optics\n- a boat\n\n{after}"
    )
    texts = {
        one.field: [piece.text for block in one.blocks for piece in block.items]
        for one in found.sections
    }
    assert texts["meritorious"] == ["courses in optics", "a boat"]
    assert after in texts["required"]


@pytest.mark.parametrize(
    "after",
    [
        "Experience of teaching is an advantage, too, of course.",
        "Vi ser gärna att du har undervisat.",
    ],
)
def test_a_paragraph_about_further_merits_stays_with_them(after):
    merits = "It is an advantage if you have:\n- courses\n- a boat"
    found = read(f"Qualifications\nYou must have:\n- a degree\n\n{merits}\n\n{after}")
    (merits,) = [one for one in found.sections if one.field == "meritorious"]
    assert after in [piece.text for block in merits.blocks for piece in block.items]


@pytest.mark.parametrize(
    ("line", "union"),
    [
        ("Unionen/ST: Lena Rask, st@light.example", "Unionen/ST"),
        ("Saco-S / SULF: Lena Rask, saco@light.example", "Saco-S / SULF"),
    ],
)
def test_two_unions_with_one_person(line, union):
    found = read(f"Union contacts\nSEKO: Nils Ek, seko@light.example\n{line}")
    assert [(one.name, one.union, one.certain) for one in found.contacts] == [
        ("Nils Ek", "SEKO", True),
        ("Lena Rask", union, True),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The position includes teaching on all levels, corresponding to at most 20 per cent of full time.",
        "I anställningen ingår undervisning, motsvarande högst 20 procent av heltid.",
        "Departmental duties, amounting to about 15 % of full time, are part of the employment.",
    ],
)
def test_a_share_of_teaching_is_not_that_of_the_employment(sentence):
    found = read(f"Your duties\n{sentence}\n\nTerms of employment\nThe employment is full-time.")
    assert found.values["extent_percent"] == 100


def test_a_share_of_full_time_with_teaching_is_read():
    found = read(
        "Terms of employment\nThe position corresponds to 60 % of full time, with some teaching."
    )
    assert found.values["extent_percent"] == 60


@pytest.mark.parametrize(
    ("item", "guidance"),
    [
        ("meritförteckning (CV),", []),
        ("CV or curriculum vitae;", []),
        ("copies of grades, and", []),
        (
            "personligt brev där du berättar om dig själv,",
            ["Personligt brev där du berättar om dig själv"],
        ),
        ("a CV with your courses.", ["A CV with your courses"]),
        ("Your CV. It must have a photo.", ["Your CV. It must have a photo."]),
    ],
)
def test_the_guidance_of_a_document_is_a_text_of_its_own(item, guidance):
    found = read(f"How to apply\nPlease attach:\n1. {item}\n2. references")
    pieces = [piece.text for block in found.documents[0].guidance for piece in block.items]
    assert pieces == guidance
