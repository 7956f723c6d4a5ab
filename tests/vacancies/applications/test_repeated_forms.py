"""R24, R35: one form posted often has one answer and counts once; other forms count each."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from tests.vacancies.applications.conftest import Applicant
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import AttemptLimit, LimitedAction
from vacancies.models import Application, MailKind, OutgoingMail

pytestmark = pytest.mark.django_db

KEY = "6b1d6c9e-6f65-4b52-a4f0-8d4ddf0ef6a1"
OTHER_KEY = "0a4c1e0a-9d5f-4d55-8a53-6f1bfe3a3a10"


def answers(applicant: Applicant, posts: list[dict[str, Any]]) -> list[int]:
    return [applicant.begin(**typed).status_code for typed in posts]


def test_ten_posts_of_one_form_all_lead_to_the_draft(applicant: Applicant, at: datetime) -> None:
    """As the limits are: six forms an hour may begin with one mailbox."""
    assert answers(applicant, [{"key": KEY}] * 10) == [303] * 10
    assert Application.objects.count() == 1
    assert OutgoingMail.objects.filter(kind=MailKind.STARTED).count() == 1


@pytest.mark.thorough
def test_a_repeated_form_takes_nothing_from_the_next_one(
    applicant: Applicant, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rate_limits.PER_MAILBOX, LimitedAction.START, AttemptLimit(2))
    monkeypatch.setitem(rate_limits.PER_ADDRESS, LimitedAction.START, AttemptLimit(2))
    posts = [{"key": KEY}] * 5 + [{"key": OTHER_KEY}] * 5 + [{"key": str(uuid4())}]
    assert answers(applicant, posts) == [303] * 10 + [429]


@pytest.mark.thorough
def test_new_keys_avoid_no_limit(
    applicant: Applicant, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that was refused is refused again, until the hour is over."""
    monkeypatch.setitem(rate_limits.PER_MAILBOX, LimitedAction.START, AttemptLimit(2))
    posts = [{"key": str(uuid4())} for _form in range(2)] + [{"key": KEY}] * 3
    assert answers(applicant, posts) == [303, 303, 429, 429, 429]
    assert Application.objects.count() == 2
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        assert answers(applicant, [{"key": KEY}] * 2) == [303, 303]


def test_one_key_with_many_mailboxes_counts_each(
    applicant: Applicant, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them is written to."""
    monkeypatch.setitem(rate_limits.PER_ADDRESS, LimitedAction.START, AttemptLimit(2))
    posts = [{"key": KEY, "email": f"person-{number}@example.org"} for number in range(3)]
    assert answers(applicant, posts) == [303, 303, 429]
    assert OutgoingMail.objects.count() == 2
    assert answers(applicant, [posts[1] | {"given_name": "Zoë"}] * 2) == [303, 303]
    assert OutgoingMail.objects.count() == 2


def test_a_draft_that_moves_from_mailbox_to_mailbox_counts_each(
    applicant: Applicant, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rate_limits.PER_ADDRESS, LimitedAction.START, AttemptLimit(2))
    applicant.begin()
    typed = {"given_name": "Zoë", "family_name": "O'Brien", "phone": "+46 31 772 10 00"}
    moved = [typed | {"email": f"person-{number}@example.org"} for number in range(2)]
    about = applicant.at("applicant")
    assert applicant.client.post(about, moved[0]).status_code == 303
    refused = applicant.client.post(about, moved[1])
    assert (refused.status_code, "Retry-After" in refused.headers) == (429, True)
    for value in ("Zoë", "O&#x27;Brien", "person-1@example.org", "+46 31 772 10 00"):
        assert f'value="{value}"' in refused.content.decode()
    assert Application.objects.get().email == "person-0@example.org"
    # What writes to nobody new is not counted.
    for _time in range(3):
        assert applicant.client.post(about, moved[0]).status_code == 303


@pytest.mark.thorough
def test_a_form_that_was_open_for_long_begins_one_draft_however_often_it_comes(
    applicant: Applicant, at: datetime
) -> None:
    applicant.begin(key=KEY)
    with time_machine.travel(at + timedelta(hours=2), tick=False):
        assert answers(applicant, [{"key": KEY}] * 10) == [303] * 10
    assert Application.objects.count() == 2


def test_repeating_has_a_limit_of_its_own(
    applicant: Applicant, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer is a link, and a link is a row."""
    monkeypatch.setitem(rate_limits.PER_ADDRESS, LimitedAction.REPEAT, AttemptLimit(3))
    assert answers(applicant, [{"key": KEY}] * 5) == [303] * 4 + [429]
