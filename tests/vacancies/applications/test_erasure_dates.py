"""By when what was withdrawn is erased: the same on every screen and in the e-mail, and true (S5)."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.applications import ApplicationFactory
from tests.vacancies.applications.conftest import Applicant
from tests.vacancies.applications.test_applying import html
from tests.vacancies.letters import html_of, text_of
from vacancies.applications.erasure_dates import draft_erasure_day_text, withdrawn_erasure_day_text
from vacancies.emails.compose import compose_message
from vacancies.models import Application, MailKind, OutgoingMail
from vacancies.retention import cleanup

pytestmark = pytest.mark.django_db

SENTENCE = (
    "Nobody can read it any more. Your files have been erased. Your name and contact details will "
    "be erased no later than {}."
)


def plain(date: str) -> str:
    return " ".join(date.split())


def test_screen_and_letter_say_the_same(applicant: Applicant, at: datetime) -> None:
    applicant.apply()
    by = plain(withdrawn_erasure_day_text(applicant.vacancy, at))
    asked = html(applicant.client.get(applicant.at("withdraw")))
    assert f"will be erased no later than {by}." in asked
    said = SENTENCE.format(by)
    assert said in html(applicant.client.post(applicant.at("withdraw")))
    assert said in html(applicant.client.get(applicant.draft))
    mail = OutgoingMail.objects.get(kind=MailKind.WITHDRAWN)
    message = compose_message(mail, at)
    assert said in text_of(message)
    assert said in " ".join(html_of(message).split())


def test_the_date_is_kept_even_if_the_deadline_moves(applicant: Applicant, at: datetime) -> None:
    """And if cleanup runs once a day, at any time of it."""
    applicant.apply()
    applicant.client.post(applicant.at("withdraw"))
    vacancy = applicant.vacancy
    vacancy.deadline_on += timedelta(days=90)
    vacancy.save()
    due = at + timedelta(days=31)
    assert withdrawn_erasure_day_text(vacancy, at).startswith(f"{due.day}\N{NO-BREAK SPACE}")
    assert cleanup.erase_old_drafts_and_withdrawn(at + timedelta(days=29)) == 0
    assert cleanup.erase_old_drafts_and_withdrawn(due) == 1
    assert not Application.objects.exists()


def test_a_draft_has_its_date_on_the_start_page(applicant: Applicant) -> None:
    by = plain(draft_erasure_day_text(applicant.vacancy))
    shown = html(applicant.client.get(applicant.start_url))
    assert f"A draft that is not sent is deleted no later than {by}." in shown
    applicant.vacancy.closes_at = datetime(2025, 6, 14, 22, tzinfo=UTC)
    assert plain(draft_erasure_day_text(applicant.vacancy)) == "16 July 2025"


def test_the_button_that_keeps_is_the_primary_one(applicant: Applicant) -> None:
    """S17."""
    applicant.apply()
    asked = html(applicant.client.get(applicant.at("withdraw")))
    assert f'<a class="button" href="{applicant.at("receipt")}">Keep my application</a>' in asked
    assert '<button class="button button--quiet button--danger" type="submit">Withdraw' in asked


def test_an_old_link_of_what_is_erased_is_unknown(applicant: Applicant) -> None:
    applicant.apply()
    ApplicationFactory(vacancy=applicant.vacancy)
    Application.objects.earliest("pk").delete()
    assert applicant.client.get(applicant.draft).status_code == 404
