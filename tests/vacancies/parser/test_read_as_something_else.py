"""Words that look like a fact and state another one: companies, colleagues, parts and plans of documents."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\n"


def read(heading: str, text: str):
    return parse_posting(f"{TOP}{heading}\n{text}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Anna Berg, processingenjör på Norrby Vind\n031-555 12 13\nanna.berg@norrbyvind.example",
        "Anna Berg, driftchef på Mälarviks Glas, 031-555 12 13, anna.berg@glas.example",
    ],
)
def test_a_company_after_a_preposition_is_no_contact(line):
    found = read("Kontakt", line).contacts
    assert [(one.name, one.phone) for one in found] == [("Anna Berg", "031-555 12 13")]
    assert " på " in found[0].role


def test_a_company_after_a_preposition_is_no_supervisor():
    text = "Handledare är docent Anna Berg, med Bo Ek på Norrby Vind som biträdande handledare."
    found = read("Handledning", text).supervisors
    assert {one.name: one.role for one in found} == {"Anna Berg": "main", "Bo Ek": "co"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I am the main supervisor, and Bo Ek is the co-supervisor.",
        "Handledare är undertecknad, med Bo Ek som bihandledare.",
        "Jag blir huvudhandledare, med docent Bo Ek som biträdande handledare.",
        "You will be supervised by Dr Bo Ek and myself.",
    ],
)
def test_supervisors_are_not_ticked_if_the_author_is_one_of_them(sentence):
    found = read("Supervision", sentence).supervisors
    assert [one for one in found if one.certain] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Gruppen för optik har nio anställda och tre doktorander.",
        "Avdelningen för ljus består av fem lektorer och tolv doktorander.",
        "The centre offers courses, and has seven researchers and nine doctoral students.",
    ],
)
def test_colleagues_are_no_vacancies(sentence):
    found = read("", sentence)
    assert found.values["positions_min"] == 1  # from the title
    assert not found.is_rule_certain("positions")


def test_a_department_that_has_room_has_vacancies():
    found = read("", "Vi har rum för tre doktorander.")
    assert found.values["positions_min"] == 3


@pytest.mark.parametrize(
    ("item", "kind", "required"),
    [
        ("Curriculum vitae, including a publication list if available", "cv", True),
        ("CV (incl. a list of publications, if any)", "cv", True),
        ("CV inklusive publikationslista om du har någon", "cv", True),
        ("A publication list, if available", "publications", False),
    ],
)
def test_an_optional_part_leaves_the_document_required(item, kind, required):
    found = read("How to apply", f"Please attach:\n- A cover letter\n- {item}").documents
    assert [one.required for one in found if one.kind == kind] == [required]


@pytest.mark.parametrize(
    "item",
    [
        "utkast till avhandlingsplan, högst tre sidor",
        "plan för avhandlingsarbetet",
        "an outline of a dissertation project (at most 3 pages)",
        "thesis proposal",
    ],
)
def test_the_plan_of_a_thesis_is_no_thesis(item):
    found = read("How to apply", f"Attach:\n- CV\n- {item}").documents
    assert [one.kind for one in found] == ["cv", "statement"]
