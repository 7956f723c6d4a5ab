"""Employers beside people, counted files, lines above a title, and labels that are no roles."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "Thesis in optics\n\nWe work with light and need a student who likes it as much as we do.\n\n"


def read(heading: str, text: str):
    return parse_posting(f"{TOP}{heading}\n\n{text}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Company supervisor: Anna Lindberg, Volvo Trucks",
        "Supervisor: Anna Lindberg, Volvo Trucks, anna.lindberg@trucks.example",
        "Supervisor at the company is Anna Lindberg from Volvo Trucks.",
        "Extern handledare: Anna Lindberg (Volvo Lastvagnar)",
        "Handledare är Anna Lindberg på Maskinringen Norr.",
    ],
)
def test_the_employer_beside_a_supervisor_is_no_supervisor(line):
    found = read("Facts", line).supervisors
    assert [(one.name, one.certain) for one in found] == [("Anna Lindberg", True)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Supervisor: Anna Lindberg, Dr Bo Ekman", ["Anna Lindberg", "Bo Ekman"]),
        ("Supervisors: Anna Lindberg, Bo Ekman", ["Anna Lindberg", "Bo Ekman"]),
        (
            "Handledare: Anna Lindberg, Bo Ekman och Cia Dahl",
            ["Anna Lindberg", "Bo Ekman", "Cia Dahl"],
        ),
    ],
)
def test_further_supervisors_after_a_comma(line, names):
    found = read("Facts", line).supervisors
    assert [(one.name, one.certain) for one in found] == [(name, True) for name in names]


def test_after_a_word_for_one_or_several_a_second_name_is_not_certain():
    found = read("Fakta", "Handledare: Anna Lindberg, Volvo Lastvagnar").supervisors
    assert [(one.name, one.certain) for one in found] == [
        ("Anna Lindberg", True),
        ("Volvo Lastvagnar", False),
    ]


@pytest.mark.parametrize(
    ("item", "most"),
    [
        ("One or two letters of recommendation", 2),
        ("1–2 letters of recommendation", 2),
        ("ett eller två rekommendationsbrev", 2),
        ("at least two letters of recommendation", None),
        ("minst två rekommendationsbrev", None),
        ("two to three selected publications", 3),
        ("en till tre publikationer", 3),
        ("names and contact details of at least two references", 1),
    ],
)
def test_files_that_are_counted(item, most):
    found = read(
        "How to apply", f"The application must include:\n- CV\n- {item}\n- master's thesis"
    )
    assert found.documents[1].max_files == most


@pytest.mark.parametrize(
    ("item", "most"),
    [
        ("Research plan of at least 3 pages", None),
        ("forskningsplan, minst 12 sidor", None),
        ("Cover letter, 12 pages", 12),
    ],
)
def test_the_least_length_is_no_limit(item, most):
    found = read("How to apply", f"The application must include:\n- CV\n- {item}\n- transcripts")
    assert found.documents[1].max_pages == most


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("City: Vik\nWebsite: https://vik.example\nStreet: Sjögatan 3\nName: Anna Lindberg", ""),
        ("Anna Lindberg\nDepartment: Physics\nPostal code: 451 55", ""),
        ("Anna Lindberg, professor, room B214, https://vik.example/al", "professor"),
        ("Anna Lindberg (on leave until May), professor", "professor"),
        ("Anna Lindberg, nås säkrast på förmiddagar", ""),
    ],
)
def test_what_is_no_role(words, role):
    (found,) = read("Contact", f"{words}\nE-mail: anna.lindberg@vik.example").contacts
    assert (found.name, found.role) == ("Anna Lindberg", role)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("MASTER'S THESIS PROJECT", "Light in dark rooms: a study of lamps"),
        ("PhD project", "Light in dark rooms: a study of lamps"),
        ("LEDIG ANSTÄLLNING", "Doktorand i optik"),
    ],
)
def test_a_line_that_only_names_the_kind_is_not_the_title(above, title):
    text = f"{above}\n{title}\n\nDepartment of Optics, Vik University\n\nWe work with light here.\n"
    assert parse_posting(text).title.text == title


@pytest.mark.parametrize(
    "title", ["Two PhD positions", "Vi söker en doktorand", "Thesis projects 2027"]
)
def test_a_title_without_a_subject_is_not_certain(title):
    text = f"{title}\n\nLight in dark rooms\n\nWe work with light and need people who like it.\n"
    assert not parse_posting(text).is_title_certain


@pytest.mark.parametrize(
    "sentence",
    [
        "Grant reference: VR 2025-04412",
        "Mark your letter with the reference number 2026/123 or 2026/124.",
    ],
)
def test_a_number_of_something_else_or_one_of_several_is_not_ticked(sentence):
    assert not read("How to apply", sentence).is_rule_ticked("reference")


def test_a_university_named_after_a_region_is_no_person():
    text = (
        "Anna Lindberg\nlektor i optik\n"
        "Institutionen för ljus, Östra Sveriges lantbruksuniversitet\nTel 013-55 52 77"
    )
    assert [one.name for one in read("Kontakt", text).contacts] == ["Anna Lindberg"]


def test_steps_are_responsibilities():
    found = read(
        "The project", "You study lamps.\n\nSuggested steps:\n- a review\n- a study of two lamps"
    )
    assert "responsibilities" in [one.field for one in found.sections]


def test_write_to_me_is_an_address_for_applications():
    sentence = "Skriv till mig på a.lindberg@vik.example senast den 13 november 2026."
    assert read("Intresserad?", sentence).values["apply_email"] == "a.lindberg@vik.example"
