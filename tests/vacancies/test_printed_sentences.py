"""A text that says what the site prints from the facts is pointed out (findings/desk.md, A1)."""

import pytest

from people.content.findings.page_texts_and_pictures import PageText
from people.content.findings.repeatable_facts import repeated_fact_findings
from tests.factories import VacancyFactory
from vacancies.posting.validation.page_text import facts_not_to_repeat

pytestmark = pytest.mark.django_db

FACTS = {"application_language": "en", "continuous_evaluation": True, "duration_min": 48}


def said(words, **facts):
    vacancy = VacancyFactory(**{**FACTS, **facts})
    text = PageText("lead", "Introduction", words, is_rich=False)
    found = repeated_fact_findings([text], facts_not_to_repeat(vacancy, vacancy))
    return [one.text.split("”")[1].removeprefix(" says “") for one in found]


@pytest.mark.parametrize(
    ("words", "found", "field"),
    [
        (
            "Ansökan ska vara skriven på engelska.",
            "Ansökan ska vara skriven på engelska",
            "application_language",
        ),
        (
            "The application must be written in English, please.",
            "application must be written in English",
            "application_language",
        ),
        (
            "Ansökningarna granskas löpande, så sök gärna i god tid.",
            "granskas löpande",
            "continuous_evaluation",
        ),
        (
            "Applications are evaluated continuously.",
            "evaluated continuously",
            "continuous_evaluation",
        ),
        (
            "Anställningen är tidsbegränsad till fyra år.",
            "tidsbegränsad till fyra år",
            "duration_min",
        ),
        ("The position is limited to 4 years.", "limited to 4 years", "duration_min"),
    ],
)
def test_a_sentence_that_the_site_prints_itself(words, found, field):
    assert said(words) == [found]
    empty = {"application_language": "", "continuous_evaluation": False, "duration_min": None}
    assert said(words, **{field: empty[field]}) == [], "the site prints no such sentence"


@pytest.mark.parametrize(
    "words",
    [
        "You write well in English.",
        "The course on applications is taught elsewhere. Talks are in English.",
        "Vi mäter löpande i fyra år.",
        "The dean reviewed the plan. It is limited to the west coast.",
    ],
)
def test_other_sentences(words):
    assert said(words) == []
