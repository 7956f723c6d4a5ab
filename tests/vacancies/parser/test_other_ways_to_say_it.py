"""Facts that are said in other words, and what only looks like them."""

from datetime import date

import pytest

from vacancies.parser.parse import parse_posting

TOP = "Teaching assistants in optics\n\nWe work with light and need people who like it.\n\n"


def read(heading: str, text: str, top: str = TOP):
    return parse_posting(f"{top}{heading}\n{text}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Type of employment: Temporary position longer than 6 months",
        "Anställningsform: Visstidsanställning längre än 6 månader",
        "The employment is temporary, for more than 3 months.",
        "A new employment is for a maximum of one year and is then renewed by at most two years at a time.",
        "I projektet följs 120 patienter under tre år, och anställningen börjar i maj.",
    ],
)
def test_a_class_of_employments_is_no_length(sentence):
    assert "duration_min" not in read("Terms of employment", sentence).values


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Doktorandens studier på heltid omfattar fyra år av anställning.", 48),
        ("The employment corresponds to four years of doctoral education.", 48),
    ],
)
def test_years_of_studies(sentence, months):
    assert read("Terms of employment", sentence).values["duration_min"] == months


@pytest.mark.parametrize(
    ("heading", "sentence", "on"),
    [
        (
            "Villkor",
            "Uppdraget börjar den 3 mars 2027 och pågår till kursens sista tentamen.",
            date(2027, 3, 3),
        ),
        ("Requirements", "The preferred starting date is 3 March 2027.", date(2027, 3, 3)),
        (
            "Terms",
            "The employment begins on 3 March 2027, when the course starts.",
            date(2027, 3, 3),
        ),
    ],
)
def test_starts(heading, sentence, on):
    assert read(heading, sentence).values["start_on"] == on


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Vi behöver därför elva labbassistenter till våren.", 11),
        ("Institutionen söker femton lärassistenter bland er.", 15),
    ],
)
def test_numbers_in_words(sentence, number):
    assert read("Om arbetet", sentence).values["positions_min"] == number


def test_an_email_with_a_noun():
    found = read("Så söker du", "Skicka ett mejl till ljus@light.example senast den 3 mars 2027.")
    assert found.values["apply_email"] == "ljus@light.example"


def test_an_address_below_the_link_below_is_the_way_to_apply():
    text = "Please send your application through the link below.\n\nWebsite: https://www.light.example/vacancies/12"
    found = read("How to apply", text)
    assert (found.values["application_method"], found.values["application_url"]) == (
        "link",
        "https://www.light.example/vacancies/12",
    )


@pytest.mark.parametrize("name", ["Joost ter Borg", "Anneke ten Have", "Ruth zur Linden"])
def test_names_with_particles(name):
    found = read("Contact", f"Questions: {name}, HR adviser, hr@light.example, +31 20 555 31 07")
    assert [one.name for one in found.contacts] == [name]


@pytest.mark.parametrize(
    ("line", "name", "union"),
    [
        ("Kontaktperson för Saco-S: Nils Ekbom, nils.ekbom@light.example", "Nils Ekbom", "Saco-S"),
        (
            "Union representative: Nils Ekbom, TCO/ST, nils.ekbom@light.example",
            "Nils Ekbom",
            "TCO/ST",
        ),
    ],
)
def test_the_label_of_a_union_representative_is_no_role(line, name, union):
    (found,) = read("Contact", line).contacts
    assert (found.kind, found.name, found.union, found.role) == ("union", name, union, "")


def test_a_title_within_a_role_is_left_out():
    found = read(
        "Contact", "Ask the Head of School, Dr Nils Ekbom (n.ekbom@light.example)."
    ).contacts
    assert [(one.role, one.honorific) for one in found] == [("Head of School", "dr")]


@pytest.mark.parametrize(
    ("item", "is_required"),
    [
        ("your master's thesis and any other publications, if any,", False),
        ("ditt examensarbete och eventuella publikationer,", True),
        ("eventuellt examensarbete,", False),
    ],
)
def test_what_only_the_second_thing_may_be(item, is_required):
    found = read("How to apply", f"The application must include\n- CV,\n- {item}\n- references")
    (thesis,) = [one for one in found.documents if one.kind == "thesis"]
    assert thesis.required is is_required
    kept = [piece.text for one in found.parts for block in one.blocks for piece in block.items]
    assert "The application must include" not in kept


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("En anställning på 75 % med möjlighet att gå upp till heltid från och med 2029.", 75),
        ("A position of 50 %, which may grow to full-time in 2029.", 50),
    ],
)
def test_full_time_later_is_not_the_extent(sentence, share):
    assert read("Terms of employment", sentence).values["extent_percent"] == share


def test_a_longest_time_beside_the_years_of_study():
    text = (
        "The position is limited to a maximum of six years. The studies take four years, full-time."
    )
    values = read("Terms of employment", text).values
    assert values.get("duration_max") == 72


def test_a_heading_that_names_a_section_is_not_overruled_by_its_text():
    found = read("Krav", "Du ska handleda, planera, utveckla och leda. Du ska ha läst optik.")
    assert [one.field for one in found.sections if one.heading == "Krav"] == ["required"]
