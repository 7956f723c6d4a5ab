"""R35: how often one may begin, ask for a link, upload and send; reading is never limited."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.vacancies.applications.conftest import Applicant
from tools.pdfs import good_pdf
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import AttemptLimit, LimitedAction
from vacancies.models import Application, ApplicationFile, OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.table]

KINDS = ("CV", "Personal letter", "Other documents")


def ask_for_link(applicant: Applicant, number: int) -> Any:
    return applicant.client.post(
        f"{applicant.start_url}link/", {"email": f"person-{number}@example.org"}
    )


def begin(applicant: Applicant, number: int) -> Any:
    return applicant.begin(email=f"person-{number}@example.org")


def upload(applicant: Applicant, number: int) -> Any:
    return applicant.upload(KINDS[number % 3], good_pdf(text=f"{number}"))


def send(applicant: Applicant, number: int) -> Any:
    return applicant.send()


ACTS = [
    (LimitedAction.START, begin, 303),
    (LimitedAction.LINK, ask_for_link, 200),
    (LimitedAction.UPLOAD, upload, 303),
    (LimitedAction.SUBMIT, send, 422),
]
Act = Callable[[Applicant, int], Any]


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Call it with limits of this test; those of the form itself would need hundreds of posts."""

    def set_limits(limits: str, **values: int) -> None:
        for action, value in values.items():
            monkeypatch.setitem(
                getattr(rate_limits, limits), LimitedAction(action), AttemptLimit(value)
            )

    return set_limits


def assert_wait_is_told(response: Any, now: datetime) -> None:
    assert response.status_code == 429
    seconds = int(response.headers["Retry-After"])
    assert 0 < seconds <= rate_limits.HOUR
    text = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
    assert "Too many attempts" in text
    assert re.search(rf"Try again in {-(-seconds // 60)} minutes?\.", text)
    assert 'role="alert"' in response.content.decode()


@pytest.mark.thorough
@pytest.mark.parametrize(("action", "act", "allowed"), ACTS, ids=[act[0] for act in ACTS])
def test_each_act_is_limited_per_address(
    applicant: Applicant, limit: Any, at: datetime, action: LimitedAction, act: Act, allowed: int
) -> None:
    applicant.begin()
    limit("PER_ADDRESS", **{action: 2 + (action == LimitedAction.START)})
    answers = [act(applicant, number) for number in range(3)]
    assert [answer.status_code for answer in answers] == [allowed, allowed, 429]
    assert_wait_is_told(answers[-1], at)
    # An address that is said to be behind ours counts for nothing.
    applicant.client.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.7"
    applicant.client.defaults["HTTP_FORWARDED"] = "for=203.0.113.7"
    assert act(applicant, 3).status_code == 429
    applicant.client.defaults["REMOTE_ADDR"] = "203.0.113.8"
    assert act(applicant, 4).status_code == allowed
    del applicant.client.defaults["REMOTE_ADDR"]
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        assert act(applicant, 5).status_code == allowed


def test_what_was_refused_did_nothing(applicant: Applicant, limit: Any) -> None:
    applicant.begin()
    limit("PER_ADDRESS", start=1, link=1)
    begin(applicant, 1)
    ask_for_link(applicant, 1)
    before = Application.objects.count(), OutgoingMail.objects.count()
    assert begin(applicant, 2).status_code == 429
    assert ask_for_link(applicant, 2).status_code == 429
    assert (Application.objects.count(), OutgoingMail.objects.count()) == before


def test_beginning_is_limited_per_mailbox_too(applicant: Applicant, limit: Any) -> None:
    limit("PER_MAILBOX", start=2)
    for address in ("203.0.113.1", "203.0.113.2"):
        applicant.client.defaults["REMOTE_ADDR"] = address
        assert applicant.begin(email="alice@example.org").status_code == 303
    applicant.client.defaults["REMOTE_ADDR"] = "203.0.113.3"
    assert applicant.begin(email="Alice@EXAMPLE.org").status_code == 429
    assert applicant.begin(email="bob@example.org").status_code == 303


def test_what_was_typed_is_kept(applicant: Applicant, limit: Any, at: datetime) -> None:
    limit("PER_MAILBOX", start=1)
    applicant.begin()
    answer = applicant.begin(given_name="Zoë", family_name="O'Brien", phone="+46 31 772 10 00")
    assert_wait_is_told(answer, at)
    shown = answer.content.decode()
    for value in ("Zoë", "O&#x27;Brien", "alice@example.org", "+46 31 772 10 00"):
        assert f'value="{value}"' in shown
    assert re.search(r'<input[^>]*name="has_read"[^>]*checked', shown)


def test_files_already_accepted_are_kept(applicant: Applicant, limit: Any) -> None:
    applicant.begin()
    limit("PER_ADDRESS", upload=1)
    upload(applicant, 0)
    answer = upload(applicant, 1)
    assert answer.status_code == 429
    assert "CV, Ek.pdf" in answer.content.decode()
    assert ApplicationFile.objects.count() == 1


@pytest.mark.thorough
def test_reading_is_never_limited(applicant: Applicant, limit: Any) -> None:
    application = applicant.apply()
    limit("PER_ADDRESS", start=1, link=1, upload=1, submit=1)
    file = application.files.first()
    assert file
    page = applicant.vacancy.pages.first().get_url()
    addresses = [applicant.start_url, applicant.draft, applicant.at("receipt"), page]
    addresses += [applicant.at("submit"), applicant.at("file", file.pk)]
    for address in addresses * 5:
        answer = applicant.client.get(address)
        assert answer.status_code in (200, 303)
        assert b"".join(answer) or answer.status_code == 303  # a file is open until it is read


def test_a_test_of_load_may_switch_it_off(applicant: Applicant, limit: Any, settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_THROTTLE = False
    limit("PER_MAILBOX", start=1)
    assert [applicant.begin().status_code for _time in range(3)] == [303] * 3
