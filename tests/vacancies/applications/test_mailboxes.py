"""R20, R21: an address may have the letters of any script, and what is accepted is written to."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core import mail

from tests.vacancies.applications.conftest import Applicant
from tools.servers.mail import SMTP, mailers, postbox
from vacancies.emails import delivery
from vacancies.models import Application, ApplicationLink, OutgoingMail

pytestmark = pytest.mark.django_db

OURS = "vacancies.emails.smtp.EmailBackend"
GOOD = [
    ("å@example.org", "å@example.org"),
    ("björn.åkesson+jobb@example.org", "björn.åkesson+jobb@example.org"),
    ("O'Brien@example.org", "O'Brien@example.org"),
    ("alice@örebro.example", "alice@örebro.example"),
    ("用户@例子.广告", "用户@例子.广告"),
    ("δοκιμή@παράδειγμα.δοκιμή", "δοκιμή@παράδειγμα.δοκιμή"),
    ("उपयोगकर्ता@example.org", "उपयोगकर्ता@example.org"),
    ('"alice.ek"@example.org', '"alice.ek"@example.org'),
    # One spelling of each: composed and, since SQLite knows no capital Å, small.
    ("a\N{COMBINING RING ABOVE}@example.org", "å@example.org"),
    ("Åsa@Example.org", "åsa@example.org"),
]
BAD = [
    "å",
    "å@",
    "å@example",
    "å..b@example.org",
    ".å@example.org",
    "å b@example.org",
    "å\u200b@example.org",
    "å\u202e@example.org",
    "å\N{FULLWIDTH COMMERCIAL AT}evil.example@example.org",
    "å\N{FULLWIDTH FULL STOP}b@example.org",
    "å,b@example.org",
    "å@example.org,b@example.org",
    "å@example.org\r\nBcc: b@example.org",
    "Åsa <å@example.org>",
    "\N{PILE OF POO}@example.org",
]


@pytest.mark.parametrize(("typed", "kept"), GOOD)
def test_a_mailbox_of_any_script_is_accepted(
    applicant: Applicant, at: datetime, typed: str, kept: str
) -> None:
    assert applicant.begin(email=typed).status_code == 303
    assert Application.objects.get().email == kept


@pytest.mark.parametrize("typed", BAD)
def test_what_is_no_mailbox_is_refused(applicant: Applicant, at: datetime, typed: str) -> None:
    answer = applicant.begin(email=typed)
    assert answer.status_code == 422
    assert "Enter a complete e-mail address" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_the_link_is_sent_again_however_the_address_is_written(
    applicant: Applicant, at: datetime
) -> None:
    applicant.begin(email="åsa@example.org")
    answer = applicant.client.post(f"{applicant.start_url}link/", {"email": "Åsa@example.org"})
    assert answer.status_code == 200
    assert OutgoingMail.objects.filter(kind="link").count() == 1


@pytest.fixture
def through(settings: Any) -> Callable[..., None]:
    def through(port: int, backend: str = OURS) -> None:
        settings.MAILERS = mailers(port)
        settings.MAILERS["default"]["BACKEND"] = backend

    return through


@pytest.mark.table
@pytest.mark.parametrize(
    "address", ["å@example.org", "用户@例子.广告", "alice@örebro.example", "alice@example.org"]
)
def test_the_link_and_the_receipt_arrive_and_work(
    applicant: Applicant, at: datetime, through: Any, address: str
) -> None:
    """Through a mail server: to the mailbox, with the letters of the address in the envelope."""
    with postbox() as (box, port):
        through(port)
        applicant.begin(email=address)
        applicant.upload("CV")
        applicant.upload("Personal letter")
        applicant.send()
        assert delivery.deliver_waiting_mail(at) == 2
    expected = "alice@xn--rebro-iua.example" if "örebro" in address else address
    assert [recipients for recipients, _message in box.messages] == [[expected]] * 2
    started, receipt = [message for _recipients, message in box.messages]
    body = started.get_payload(0).get_payload(decode=True).decode()  # type: ignore[union-attr]
    [link] = re.findall(r"http://localhost(/\S+/apply/draft/\S+)", body)
    assert applicant.client.get(link).status_code == 200
    assert ApplicationLink.objects.filter(mailed_to=address).count() == 2
    assert receipt["Subject"]


def test_a_server_without_such_letters_still_gets_the_others(
    applicant: Applicant, at: datetime, through: Any, caplog: pytest.LogCaptureFixture
) -> None:
    applicant.begin(email="å@example.org")
    applicant.begin(email="alice@example.org")
    with postbox(enable_SMTPUTF8=False) as (box, port):
        through(port)
        assert delivery.deliver_waiting_mail(at) == 1
    assert [recipients for recipients, _message in box.messages] == [["alice@example.org"]]
    assert OutgoingMail.objects.unsent_and_not_given_up().get().application.email == "å@example.org"
    assert "SMTPNotSupportedError" in caplog.text
    assert "å@" not in caplog.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "We cannot write to an address with letters such as å before the @ sign."),
        ("sv", "Vi kan inte skriva till en adress med bokstäver som å före @-tecknet."),
    ],
)
@pytest.mark.parametrize("place", ["", "link/"])
def test_a_site_that_cannot_write_there_says_so(
    applicant: Applicant, at: datetime, through: Any, language: str, said: str, place: str
) -> None:
    """Django's own backend takes English letters only: the host decides."""
    through(25, SMTP)
    start = applicant.start_url
    address = (start if language == "en" else start.replace("/en/apply/", "/sv/ansok/")) + (
        "lank/" if place and language == "sv" else place
    )
    answer = applicant.client.post(address, {"email": "å@example.org", "family_name": "Ek"})
    assert answer.status_code == 422
    assert said in " ".join(answer.content.decode().split())
    assert 'value="å@example.org"' in answer.content.decode()
    assert not mail.outbox


def test_who_has_english_letters_applies_on_any_site(
    applicant: Applicant, at: datetime, through: Any
) -> None:
    through(25, SMTP)
    assert applicant.begin(email="alice@örebro.example").status_code == 303
