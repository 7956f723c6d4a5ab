"""How to apply, in sentences that follow from the facts. `vacancy_page` reads them on a page."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.utils import translation

from tests.data.sentences import plain
from vacancies.choices import ApplicationMethod
from vacancies.posting.instructions import (
    deadline_sentences,
    documents_sentences,
    lead_in_with_advised_length,
)

MARCH = date(2025, 3, 3)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def rule(**facts) -> SimpleNamespace:
    usual = {"max_megabytes": 40, "max_pages": None, "name_pattern": "", "asks_for_name": False}
    return SimpleNamespace(**{**usual, **facts})


def vacancy(**facts) -> SimpleNamespace:
    usual = {"deadline_on": MARCH, "deadline_time": None, "time_zone": "Europe/Stockholm"}
    return SimpleNamespace(**{**usual, "continuous_evaluation": False, **facts})


@pytest.mark.parametrize(
    ("language", "sizes", "said"),
    [
        (
            "en",
            [40, 40],
            (
                "The application should be written in English and be attached as PDF files, as below. "
                "Maximum size for each file is 40 MB. "
                "Please note that the system does not support zip files."
            ),
        ),
        (
            "sv",
            [40, 10],
            (
                "The application should be written in Swedish and be attached as PDF files, as below. "
                "Please note that the system does not support zip files."
            ),
        ),
        ("en sv", [], "The application should be written in English or Swedish."),
        ("", [], ""),
    ],
)
def test_what_an_application_is_made_of(language, sizes, said):
    rules = [rule(max_megabytes=size) for size in sizes]
    assert plain(" ".join(documents_sentences(language, rules))) == said


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (ApplicationMethod.FORM, "the system does not support zip files"),
        (ApplicationMethod.EMAIL, "do not send zip files"),
        (ApplicationMethod.LINK, None),
    ],
)
def test_only_what_is_known_of_the_recipient_is_said_of_files(method, said):
    sentences = plain(" ".join(documents_sentences("en", [rule()], method)))
    assert "The application should be written in English" in sentences
    assert [word in sentences for word in ("zip", "PDF", "40 MB")] == [bool(said)] * 3
    assert not said or said in sentences


@pytest.mark.parametrize(
    ("language", "facts", "said"),
    [
        ("sv", {"asks_for_name": True}, True),
        ("sv en", {"name_pattern": "{family name}"}, True),
        ("en", {"asks_for_name": True}, False),  # the language of the page
        ("sv", {}, False),
        ("", {"asks_for_name": True}, False),
    ],
)
def test_why_names_of_files_are_in_another_language(language, facts, said):
    sentences = documents_sentences(language, [rule(**facts)])
    assert ("The names of your files are therefore in Swedish." in sentences) is said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Application deadline: 3 March 2025."),
        (
            {"deadline_time": time(12)},
            "Application deadline: 3 March 2025, 12:00 Swedish time (CET).",
        ),
        (
            {"continuous_evaluation": True},
            (
                "Application deadline: 3 March 2025; the applications will be evaluated continuously. "
                "Hence, it may be beneficial to apply well before the deadline."
            ),
        ),
        ({"deadline_on": None}, "Applications are welcome until the position is filled."),
        (
            {"deadline_on": None, "continuous_evaluation": True},
            (
                "Applications are welcome until the position is filled. "
                "The applications will be evaluated continuously."
            ),
        ),
    ],
)
def test_until_when_one_may_apply(facts, said):
    assert plain(" ".join(deadline_sentences(vacancy(**facts)))) == said


@pytest.mark.parametrize(
    ("pages", "lead_in", "said"),
    [
        (1, "where you:", "1 page where you:"),
        (2, "where you:", "At most 2 pages where you:"),  # desk.md, A2
        (None, "Where you:", "Where you:"),
        (2, "", ""),
        (None, "", ""),
    ],
)
def test_the_number_of_pages_goes_on_in_the_postings_own_words(pages, lead_in, said):
    assert plain(lead_in_with_advised_length(rule(max_pages=pages), lead_in)) == said
