"""What the screens of the form say and mark, beside the form itself."""

import pytest

from tests.vacancies.applications.conftest import Applicant
from tests.vacancies.applications.test_applying import html
from tools.pdfs import zip_bytes

pytestmark = pytest.mark.django_db

FOCUSED = (
    '<div class="error-summary" role="alert" aria-labelledby="errors" tabindex="-1" autofocus>'
)


@pytest.mark.thorough
def test_errors_take_the_focus_without_a_script(applicant: Applicant) -> None:
    """S12."""
    assert "autofocus" not in html(applicant.client.get(applicant.start_url))
    assert FOCUSED in html(applicant.begin(email="nothing"))
    applicant.begin()
    assert FOCUSED in html(applicant.upload("CV", zip_bytes()))
    assert "autofocus" not in html(applicant.client.get(applicant.at("submit")))
    assert FOCUSED in html(applicant.send())


@pytest.mark.table
@pytest.mark.parametrize("name", ["draft", "applicant", "submit", "withdraw"])
def test_the_menu_and_the_trail_are_those_of_the_posting(applicant: Applicant, name: str) -> None:
    """S18."""
    applicant.begin()
    shown = html(applicant.client.get(applicant.at(name)))
    assert 'href="/en/vacancies/" aria-current="true"' in shown
    assert (
        'aria-label="You are here"> <ol> <li><a href="/en/vacancies/">Vacancies</a></li>' in shown
    )


def test_a_second_start_says_no_more_than_the_first(applicant: Applicant) -> None:
    """S19, R36: check your e-mail first, whoever has applied."""
    said = "If you have applied for this position before, check your e-mail first."
    applicant.begin(email="new@example.org")
    assert said in html(applicant.client.get(applicant.draft))
    applicant.apply()
    assert said not in html(applicant.client.get(applicant.draft))
    again = Applicant(applicant.client, applicant.vacancy)
    again.begin()
    assert said in html(applicant.client.get(again.draft))
    again.upload("CV")
    assert said not in html(applicant.client.get(again.draft))


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"reply_weeks": 6}, "You will hear from us within 6 weeks of the application deadline."),
        ({"reply_weeks": 1}, "You will hear from us within 1 week of the application deadline."),
        (
            {"reply_weeks": 6, "deadline_on": None, "kind": "thesis"},
            "You will hear from us within 6 weeks of your application.",
        ),
        ({}, ""),
    ],
)
def test_the_receipt_says_when_one_hears(applicant: Applicant, facts: dict, said: str) -> None:
    """S15: a fact of the vacancy, which nobody has to promise."""
    for name, value in facts.items():
        setattr(applicant.vacancy, name, value)
    applicant.vacancy.save()
    applicant.apply()
    shown = html(applicant.client.get(applicant.at("receipt")))
    assert (said in shown) if said else ("You will hear" not in shown)


def test_the_receipt_shows_its_number_and_folds_the_checksums(applicant: Applicant) -> None:
    """S15."""
    application = applicant.apply()
    shown = html(applicant.client.get(applicant.at("receipt")))
    assert f'<p class="receipt__number">{application.number}</p><svg class="code-line"' in shown
    folded = shown.partition('<details class="checksums">')[2].partition("</details>")[0]
    assert folded.count("<code>") == shown.count("<code>") == 2
    assert "data-print hidden" in shown
    assert "You are here" not in shown
    assert "Application for" not in shown, "the position stands in the receipt"
    assert shown.count('class="code-line"') == 1, "the foot has none: its number is the line"
    assert '<th scope="row">CV, Ek.pdf</th><td>1 kB</td><td>1 page</td>' in shown
    assert "If you cannot use the form" not in shown
    assert "For questions, please contact:" in shown
