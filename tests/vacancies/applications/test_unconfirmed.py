"""How much may be stored for a mailbox before anybody has shown that it is theirs: by the mailed link."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from tests.vacancies.applications.conftest import Applicant
from tools.pdfs import good_pdf, pdf_of_size
from vacancies.emails.compose import compose_message
from vacancies.models import Application, ApplicationFile, MailKind, OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.table]

MB = 1024 * 1024
LARGE = 700_000  # one fits into a megabyte, two do not
SAID = {
    "en": "CV: first open the link that we sent to {email}, to show that the address is yours. "
    "Then upload the file again.",
    "sv": "CV: öppna först länken som vi har skickat till {email}, så att vi vet att adressen är din. "
    "Ladda sedan upp filen igen.",
}


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def large(number: int = 0) -> bytes:
    """Each number is another file."""
    return pdf_of_size(LARGE + number)


def mailed_path(email: str = "alice@example.org") -> str:
    """Where the newest mail to this mailbox leads."""
    mail = OutgoingMail.objects.filter(application__email__iexact=email).latest("pk")
    message = compose_message(mail, mail.written_at)
    assert message is not None
    [path] = set(re.findall(r"http://localhost(/\S+/draft/\S+|/\S+/utkast/\S+)", message.body))
    return path


def wants_the_link(response: Any, email: str = "alice@example.org") -> bool:
    said = SAID["en"].format(email=email)
    return response.status_code == 403 and said in text(response)


@pytest.fixture
def bounds(settings: Any) -> Callable[..., None]:
    """In megabytes; those that are not named are out of the way."""

    def bounds(draft: int = 500, network: int = 500, vacancy: int = 500) -> None:
        settings.GROUPSITE_VACANCIES_UNCONFIRMED_MB = draft
        settings.GROUPSITE_VACANCIES_UNCONFIRMED_NETWORK_MB = network
        settings.GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB = vacancy

    return bounds


@pytest.fixture
def drafts(applicant: Applicant) -> Callable[..., Applicant]:
    """Another draft, from this network address."""

    def begin(
        email: str = "alice@example.org", network: str = "203.0.113.1", to: Any = None
    ) -> Any:
        who = Applicant(Client(REMOTE_ADDR=network), to or applicant.vacancy)
        assert who.begin(email=email).status_code == 303
        return who

    return begin


def test_who_sends_little_needs_no_mail(applicant: Applicant, at: datetime) -> None:
    """20 MB as they are."""
    applicant.apply()
    assert Application.objects.get().confirmed_at is None


@pytest.mark.thorough
def test_a_first_large_upload_wants_the_mailed_link(
    applicant: Applicant, at: datetime, private_files: Path
) -> None:
    applicant.begin()
    assert applicant.upload("Personal letter").status_code == 303
    before = [path for path in private_files.rglob("*") if path.is_file()]
    refused = applicant.upload("CV", pdf_of_size(20 * MB))
    assert wants_the_link(refused)
    assert 'role="alert"' in refused.content.decode()
    assert "Personal letter, Ek.pdf" in text(refused)
    assert [path for path in private_files.rglob("*") if path.is_file()] == before
    assert applicant.client.get(mailed_path()).status_code == 200
    assert Application.objects.get().confirmed_at == at
    assert applicant.upload("CV", pdf_of_size(20 * MB)).status_code == 303


def test_the_same_is_said_in_swedish(applicant: Applicant, at: datetime, bounds: Any) -> None:
    bounds(draft=1)
    applicant.begin()
    applicant.draft = applicant.draft.replace("/en/apply/draft/", "/sv/ansok/utkast/")
    shown = text(applicant.client.get(applicant.draft)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Innan du laddar upp mer än 1 MB" in shown
    assert "öppna länken som vi har skickat till alice@example.org." in shown
    with translation.override("sv"):
        refused = applicant.upload("CV", pdf_of_size(MB + 1))
    assert refused.status_code == 403
    assert SAID["sv"].format(email="alice@example.org") in text(refused)


@pytest.mark.table(every="how")
@pytest.mark.parametrize("how", ["browser's own link", "head", "old address", "wrong link"])
def test_only_a_mailed_link_that_is_opened_counts(
    applicant: Applicant, at: datetime, how: str
) -> None:
    applicant.begin()
    mailed = mailed_path()
    if how == "browser's own link":
        applicant.client.get(applicant.draft)
    elif how == "head":  # what looks into mail for its owner asks so
        applicant.client.head(mailed)
    elif how == "old address":
        Application.objects.update(email="bob@example.org")
        applicant.client.get(mailed)
    else:
        applicant.client.get(mailed[:-4] + "xyz/")
    assert Application.objects.get().confirmed_at is None


@pytest.mark.parametrize("page", ["draft", "applicant", "submit", "receipt", "withdraw"])
def test_any_screen_behind_the_mailed_link_counts(
    applicant: Applicant, at: datetime, page: str
) -> None:
    applicant.begin()
    applicant.draft = mailed_path()
    assert applicant.client.get(applicant.at(page)).status_code in (200, 302)
    assert Application.objects.get().confirmed_at == at


@pytest.mark.thorough
def test_a_new_address_is_to_be_shown_anew(applicant: Applicant, at: datetime, bounds: Any) -> None:
    bounds(draft=0)
    applicant.begin()
    applicant.client.get(mailed_path())
    typed = {"given_name": "Alice", "family_name": "Ek", "email": "Alice@Example.org"}
    applicant.client.post(applicant.at("applicant"), typed)
    assert applicant.upload("CV").status_code == 303
    applicant.client.post(applicant.at("applicant"), typed | {"email": "bob@example.org"})
    assert wants_the_link(applicant.upload("CV", good_pdf(2)), "bob@example.org")
    applicant.client.get(mailed_path("bob@example.org"))
    assert applicant.upload("CV", good_pdf(2)).status_code == 303


def test_all_files_of_a_draft_have_one_bound(
    applicant: Applicant, at: datetime, bounds: Any
) -> None:
    bounds(draft=1)
    applicant.begin()
    assert applicant.upload("Personal letter", large(1)).status_code == 303
    assert wants_the_link(applicant.upload("CV", large(2)))
    assert applicant.upload("CV").status_code == 303


def test_how_much_may_be_uploaded_tells_nobody_who_has_applied(
    drafts: Any, at: datetime, bounds: Any
) -> None:
    """R36: a stranger who types a known address is asked for the link when anybody is."""
    bounds(draft=1)
    drafts("alice@example.org", "203.0.113.7").upload("CV", large(1))
    answers = []
    for email in ("ALICE@example.org", "nobody@example.org"):
        stranger = drafts(email)
        answers.append([stranger.upload("CV", large(n)).status_code for n in range(2)])
        answers[-1].append(stranger.upload("Personal letter", large(9)).status_code)
    assert answers == [[303, 303, 403]] * 2


def test_who_has_opened_the_link_of_one_draft_has_not_opened_that_of_another(
    drafts: Any, at: datetime, bounds: Any
) -> None:
    """It is a stranger's, perhaps."""
    bounds(draft=0)
    mine = drafts()
    mine.client.get(mailed_path())
    assert mine.upload("CV").status_code == 303
    assert wants_the_link(drafts().upload("CV"))


def test_what_was_sent_counts_too(drafts: Any, at: datetime, bounds: Any) -> None:
    bounds(vacancy=1)
    sent = drafts()
    sent.upload("CV", large(1))
    sent.upload("Personal letter")
    assert sent.send().status_code == 303
    assert wants_the_link(drafts("bob@example.org").upload("CV", large(2)), "bob@example.org")


def test_a_file_that_takes_the_place_of_another_counts_once(
    applicant: Applicant, at: datetime, bounds: Any
) -> None:
    bounds(draft=1, vacancy=1)
    applicant.begin()
    answers = [applicant.upload("CV", large(number)) for number in range(3)]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert ApplicationFile.objects.count() == 1


@pytest.mark.thorough
def test_a_vacancy_has_a_bound_for_all_mailboxes(drafts: Any, at: datetime, bounds: Any) -> None:
    bounds(vacancy=1)
    assert drafts("a@example.org", "203.0.113.1").upload("CV", large(1)).status_code == 303
    honest = drafts("b@example.org", "203.0.113.2")
    assert wants_the_link(honest.upload("CV", large(2)), "b@example.org")
    honest.client.get(mailed_path("b@example.org"))
    assert honest.upload("CV", large(2)).status_code == 303
    # What is shown to be somebody's no longer counts, and what is withdrawn is gone.
    drafts("c@example.org").client.get(mailed_path("a@example.org"))
    assert drafts("d@example.org").upload("CV", large(3)).status_code == 303


def test_a_network_address_has_a_bound_an_hour(drafts: Any, at: datetime, bounds: Any) -> None:
    """Many may share it: who has opened the link is not asked."""
    bounds(network=1)
    assert drafts("a@example.org").upload("CV", large(1)).status_code == 303
    shared = drafts("b@example.org")
    assert wants_the_link(shared.upload("CV", large(2)), "b@example.org")
    assert drafts("c@example.org", "203.0.113.9").upload("CV", large(3)).status_code == 303
    shared.client.get(mailed_path("b@example.org"))
    assert shared.upload("CV", large(2)).status_code == 303
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        assert drafts("d@example.org").upload("CV", large(4)).status_code == 303


@pytest.mark.thorough
def test_forty_applicants_at_one_address_meet_no_bound(
    drafts: Any, at: datetime, settings: Any
) -> None:
    """As the bounds are: a course of a university applies in one hour, five megabytes each."""
    letter = pdf_of_size(5 * MB)
    answers = [drafts(f"student-{n}@example.org").upload("CV", letter) for n in range(40)]
    assert {answer.status_code for answer in answers} == {303}


@pytest.fixture
def strangers(drafts: Any) -> Callable[[int], list[int]]:
    """How many files of 700 kB each of so many made-up mailboxes stores."""

    def store(many: int, network: str = "203.0.113.1") -> int:
        stored = 0
        for number in range(many):
            who = drafts(f"stranger-{network}-{number}@example.org", network)
            stored += who.upload("CV", large(number)).status_code == 303
        return stored

    return store


@pytest.mark.thorough
def test_made_up_mailboxes_fill_no_disk(strangers: Any, at: datetime, bounds: Any) -> None:
    bounds(network=3, vacancy=6)
    assert [strangers(5, f"203.0.113.{n}") for n in range(3)] == [4, 4, 0]
    stored = sum(ApplicationFile.objects.values_list("size", flat=True))
    assert stored <= 6 * MB


def test_the_page_says_it_before_and_sends_the_link_again(
    applicant: Applicant, at: datetime
) -> None:
    applicant.begin()
    shown = applicant.client.get(applicant.draft)
    assert (
        "Before you upload more than 20 MB, open the link that we sent to alice@example.org."
        in text(shown).replace("\N{NO-BREAK SPACE}", " ")
    )
    address = applicant.at("mail_link")
    assert f'action="{address}"' in shown.content.decode()
    sent = applicant.client.post(address)
    assert sent.status_code == 303
    answer = applicant.client.get(sent.headers["Location"].partition("#")[0])
    assert "We are sending the link to alice@example.org." in text(answer)
    assert OutgoingMail.objects.latest("pk").kind == MailKind.LINK
    applicant.client.get(mailed_path())
    assert "Before you upload more than" not in text(applicant.client.get(applicant.draft))
    assert applicant.client.get(address).status_code == 302


def test_the_link_of_the_second_draft_is_that_of_the_second(
    applicant: Applicant, at: datetime
) -> None:
    """“Send my link again” at the form leads to the first one."""
    applicant.begin()
    applicant.begin()
    applicant.client.post(applicant.at("mail_link"))
    applicant.client.get(mailed_path())
    first, second = Application.objects.order_by("pk")
    assert (first.confirmed_at, second.confirmed_at) == (None, at)


def test_sending_the_link_has_the_limit_of_its_mailbox(applicant: Applicant, at: datetime) -> None:
    applicant.begin()
    answers = [applicant.client.post(applicant.at("mail_link")) for _time in range(5)]
    assert [answer.status_code for answer in answers] == [303] * 4 + [429]
    assert "Too many attempts" in text(answers[-1])
    assert int(answers[-1].headers["Retry-After"]) > 0


@pytest.mark.thorough
def test_a_large_file_is_still_told_that_it_is_too_large(
    applicant: Applicant, at: datetime
) -> None:
    """Opening the link would not help it."""
    applicant.begin()
    refused = applicant.upload("CV", b"x" * (42 * MB))
    assert refused.status_code == 413
    assert "CV: the file is larger than 40" in text(refused)
