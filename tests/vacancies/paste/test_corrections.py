"""The value that was chosen stands in the sentence that said another one."""

from datetime import date

import pytest

from vacancies.admin.paste.sentence_corrections import (
    add_sentence_correction,
    add_sentence_correction_for_fact,
    corrected_sentence,
)
from vacancies.parser.pairing.dates_and_amounts import DateOrAmount, dates_and_amounts_in_sentence

CASES = [
    (
        "No more than ten per cent of your time.",
        ("percent", 10, 20),
        "en",
        "No more than 20% of your time.",
    ),
    (
        "Undervisningen får uppgå till högst 20 procent av arbetstiden.",
        ("percent", 20, 10),
        "sv",
        "Undervisningen får uppgå till högst 10 % av arbetstiden.",
    ),
    (
        "Interviews are held on 11 June 2027.",
        ("date", date(2027, 6, 11), date(2027, 6, 21)),
        "en",
        "Interviews are held on 21 June 2027.",
    ),
    (
        "Intervjuer hålls den 11 juni 2027, på video.",
        ("date", date(2027, 6, 11), date(2027, 6, 21)),
        "sv",
        "Intervjuer hålls den 21 juni 2027, på video.",
    ),
    ("A plan (five pages), please.", ("pages", 5, 3), "en", "A plan (3 pages), please."),
    ("Ett tresidigt brev.", ("pages", 3, 2), "sv", "Ett tvåsidigt brev."),
    ("A 3-page letter.", ("pages", 3, 1), "en", "A 1-page letter."),
    ("Two-page letters.", ("pages", 2, 15), "en", "15-page letters."),
    ("A four-year position.", ("months", 48, 60), "en", "A five-year position."),
    ("The salary is SEK 32,400.", ("crowns", 32400, 33400), "en", "The salary is 33,400 SEK."),
]


@pytest.mark.parametrize(("sentence", "values", "language", "expected"), CASES)
def test_a_sentence_says_the_right_value(sentence, values, language, expected):
    unit, wrong, right = values
    found = next(one for one in dates_and_amounts_in_sentence(sentence) if one.value == wrong)
    made = corrected_sentence(found, DateOrAmount(unit, right, ""), language)
    assert made.replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    "sentence", ["Five pages, or five pages more.", "Send it before long."], ids=["twice", "not"]
)
def test_what_is_unclear_is_left(sentence):
    assert (
        corrected_sentence(DateOrAmount("pages", 5, sentence), DateOrAmount("pages", 3, ""), "en")
        == ""
    )


def test_of_several_values_only_the_wrong_one_is_corrected():
    sentence = "Send a plan of three pages and an account of two pages."
    made = {}
    add_sentence_correction_for_fact(made, sentence, {"max_pages": 3}, {"max_pages": 5}, "en")
    expected = "Send a plan of 5\N{NO-BREAK SPACE}pages and an account of two pages."
    assert made == {sentence: expected}


def test_a_sentence_without_the_value_has_no_correction():
    first, second = {"deadline_on": date(2027, 6, 11)}, {"deadline_on": date(2027, 6, 21)}
    made = {}
    add_sentence_correction_for_fact(made, "Apply as soon as you can.", first, second, "en")
    assert made == {}


def test_two_values_of_one_sentence_are_both_corrected():
    sentence = "Four years, with 20% teaching."
    years, share = dates_and_amounts_in_sentence(sentence)[::-1]
    made = {}
    add_sentence_correction(made, years, DateOrAmount(years.unit, 60, ""), "en")
    add_sentence_correction(made, share, DateOrAmount(share.unit, 10, ""), "en")
    assert made[sentence].replace("\N{NO-BREAK SPACE}", " ") == "Five years, with 10% teaching."


def test_an_address_that_a_sentence_states_is_replaced():
    sentence = "Ask anna@waves.example, who knows the codes."
    wrong, right = {"email": "anna@waves.example"}, {"email": "anna.berg@waves.example"}
    made = {}
    add_sentence_correction_for_fact(made, sentence, wrong, right, "en")
    assert made == {sentence: "Ask anna.berg@waves.example, who knows the codes."}


def test_an_amount_in_another_currency_is_not_replaced():
    wrong = {"salary_amount": 3000, "salary_currency": "EUR"}
    right = {"salary_amount": 34000, "salary_currency": "SEK"}
    made = {}
    add_sentence_correction_for_fact(made, "The salary is 3,000 euros.", wrong, right, "en")
    assert made == {}
