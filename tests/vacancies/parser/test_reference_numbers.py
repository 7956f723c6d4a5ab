"""Reference numbers: read as a whole, or not ticked."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "Postdoc in optics\n\nWe work with light and need somebody who likes it.\n\nHow to apply\n"


def read(text: str):
    return parse_posting(f"{TOP}{text}\n")


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Vi vill ha din ansökan senast den 3 mars 2027, NVH-FO 2027/118.", "NVH-FO 2027/118"),
        ("Send your application no later than 3 March 2027 (OPT-2027-118).", "OPT-2027-118"),
        ("Hjärtligt välkommen med din ansökan! ÖRT 2027/41", "ÖRT 2027/41"),
    ],
)
def test_a_registry_number_without_a_word_for_it_is_offered(sentence, number):
    found = read(sentence)
    assert found.values.get("reference") == number
    assert not found.is_rule_ticked("reference")


@pytest.mark.parametrize(
    "sentence",
    [
        "Personal data are processed according to Regulation (EU) 2016/679 and decision NV 2027/118.",
        "Anställningen sker enligt beslut REK 2027/118.",
        "Ange ”Ljus1 HT27” som ämne i mejlet.",
        'Mark your mail "Optics2 spring" in the subject line.',
    ],
)
def test_numbers_of_rules_and_parts_of_a_subject_are_none(sentence):
    assert "reference" not in read(sentence).values


@pytest.mark.parametrize(
    "sentence",
    ["Quote the reference number OPT 2027/12.", "Ange referensnummer OPT 2027/12."],
)
def test_a_whole_number_is_ticked(sentence):
    found = read(sentence)
    assert (found.values["reference"], found.is_rule_ticked("reference")) == ("OPT 2027/12", True)


def test_a_number_that_goes_on_is_not_ticked():
    assert not read("State the number 27/1142 LX4 in your letter.").is_rule_ticked("reference")
