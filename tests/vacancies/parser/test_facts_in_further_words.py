"""Facts in words that the first sets of advertisements do not use: lengths of half years, weeks, pronouns."""

from datetime import date, time

import pytest

from vacancies.parser.parse import parse_posting

TOP = "Postdoc in optics\n\nWe work with light and need somebody who likes it.\n\n"


def read(heading: str, text: str):
    return parse_posting(f"{TOP}{heading}\n{text}\n")


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("The employment is temporary, for two and a half years.", 30),
        ("Anställningen är tidsbegränsad till ett och ett halvt år.", 18),
        ("The contract runs for 2.5 years.", 30),
        ("Anställningen gäller i 1,5 år.", 18),
        ("Each position is full-time for three years.", 36),
    ],
)
def test_lengths(sentence, months):
    assert read("Terms of employment", sentence).values["duration_min"] == months


def test_a_labelled_length_of_half_a_year_more():
    assert read("", "Duration: 1.5 years").values["duration_min"] == 18


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications are handled by our office. They close on Monday, 3 May 2027, at 12:00 (noon).",
        "It must reach us no later than 3 May 2027 at noon.",
        "Your papers have to reach the department by 3 May 2027 at 12.00.",
    ],
)
def test_deadlines(sentence):
    found = read("How to apply", sentence).values
    assert (found["deadline_on"], found["deadline_time"]) == (date(2027, 5, 3), time(12, 0))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("You start in week 34 with an introduction.", "week 34"), ("Du börjar vecka 3.", "vecka 3")],
)
def test_a_start_in_a_week(sentence, text):
    assert read("Terms of employment", sentence).values["start_text"] == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Arbetet är i Hamnby och görs på dagtid.",
        "The work is in Hamnby.",
        "Du sitter hos oss i Hamnby.",
    ],
)
def test_places(sentence):
    assert read("Terms of employment", sentence).values["place"] == "Hamnby"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Send your application in the system. It must be in English.", "en"),
        ("It should be in English and include your CV.", "en"),
        ("Den ska vara på svenska.", "sv"),
    ],
)
def test_the_language_of_what_was_named_before(sentence, language):
    assert read("How to apply", sentence).values["application_language"] == language


def test_a_line_of_a_sentence_is_no_title():
    text = (
        "OFFICE MANAGER\n\nThe office looks for somebody.\n\nYOUR TASKS\n\n"
        "You will help the six researchers of the unit. In practice this means that you\n"
        "- order paper\n- answer mails\n"
    )
    assert not parse_posting(text).title.text.startswith("You will")


def test_a_number_on_the_line_below_its_words():
    text = (
        "Applications are sent by e-mail to the office of the department at the address\n"
        "that is printed below, with all documents in one file. Please quote reference number\n"
        "OPT 2027/318 in the subject, so that we find all of your documents quickly. The\n"
        "office answers within a week, and you may then add what is missing there.\n"
    )
    assert read("How to apply", text).values["reference"] == "OPT 2027/318"
