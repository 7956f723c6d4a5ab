"""Private links: who gets one, what it opens, and what nobody is told (R36)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from tests.vacancies.applications.conftest import PERSON, Applicant
from vacancies.applications.views import decorators
from vacancies.models import Application

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://[^/\s]+(/\S*?/[\w-]{43}/)")
# What only the first draft's page says: a file as its sender calls it.
THE_FILE = "mine.pdf"
type Committed = Callable[..., Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Does something and what follows its commit: mail is sent then."""

    def act(what: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return what(*args, **kwargs)

    return act


def links_to(address: str) -> list[str]:
    """The paths of the links that were mailed to an address, in order."""
    bodies = [str(letter.body) for letter in mail.outbox if letter.to == [address]]
    return [link for body in bodies for link in LINK.findall(body)]


def opened(applicant: Applicant, path: str) -> str:
    response = applicant.client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def masked(response: Any, typed: str) -> str:
    """A page without what differs each time: tokens, keys, and the address that its reader typed."""
    text = response.content.decode().replace(typed, "…")
    return re.sub(r"[\w-]{43}|[0-9a-f]{8}-[0-9a-f-]{27}", "…", text)


def ask_again(applicant: Applicant, email: str) -> Any:
    address = reverse("groupsite_vacancies:resend_link", args=[applicant.vacancy.pk])
    return applicant.client.post(address, {"email": email})


def test_the_link_of_a_new_draft_is_mailed(applicant: Applicant, committed: Committed) -> None:
    committed(applicant.begin)
    [link] = links_to(PERSON["email"])
    assert link != applicant.draft
    assert "Your documents" in opened(applicant, link)
    token = link.split("/")[-2]
    assert not any(token in letter.subject for letter in mail.outbox)


def test_a_second_start_leads_the_owner_to_the_first_and_tells_nobody(
    applicant: Applicant, committed: Committed
) -> None:
    committed(applicant.begin)
    applicant.upload("CV")
    first = applicant.draft
    unused = committed(applicant.begin, email="nobody@example.org")
    page_of_unused = masked(applicant.client.get(applicant.draft), "nobody@example.org")
    mail.outbox.clear()

    used = committed(applicant.begin, email=PERSON["email"].upper())
    assert used.status_code == unused.status_code
    assert THE_FILE not in opened(applicant, applicant.draft)
    page_of_used = masked(applicant.client.get(applicant.draft), PERSON["email"].upper())
    assert page_of_used == page_of_unused
    assert Application.objects.count() == 3
    links = links_to(PERSON["email"])
    assert any(THE_FILE in opened(applicant, link) for link in links)
    assert THE_FILE in opened(applicant, first)


def test_asking_again_is_answered_alike_for_every_address(
    applicant: Applicant, committed: Committed
) -> None:
    committed(applicant.begin)
    mail.outbox.clear()
    known = committed(ask_again, applicant, PERSON["email"].title())
    unknown = committed(ask_again, applicant, "Nobody@Example.org")
    assert known.status_code == unknown.status_code == 200
    assert known.content.decode().replace(PERSON["email"].title(), "…") == (
        unknown.content.decode().replace("Nobody@Example.org", "…")
    )
    assert [letter.to for letter in mail.outbox] == [[PERSON["email"]]]
    assert "Your documents" in opened(applicant, links_to(PERSON["email"])[0])


def test_what_was_sent_goes_before_a_later_draft(
    applicant: Applicant, committed: Committed
) -> None:
    sent = applicant.apply()
    committed(applicant.begin)
    mail.outbox.clear()
    committed(ask_again, applicant, PERSON["email"])
    assert str(sent.number) in opened(applicant, links_to(PERSON["email"])[0])


def test_each_mail_has_a_link_of_its_own_and_all_open(
    applicant: Applicant, committed: Committed
) -> None:
    committed(applicant.begin)
    committed(ask_again, applicant, PERSON["email"])
    links = links_to(PERSON["email"])
    assert len(set(links)) == 2
    for link in [*links, applicant.draft]:
        opened(applicant, link)


def test_a_corrected_address_ends_the_links_to_the_old_one(
    applicant: Applicant, committed: Committed
) -> None:
    committed(applicant.begin, email="wrong@example.org")
    [old] = links_to("wrong@example.org")
    corrected = {**PERSON, "email": "right@example.org"}
    assert committed(applicant.client.post, applicant.at("applicant"), corrected).status_code == 303
    assert applicant.client.get(old).status_code == 404
    assert "Your documents" in opened(applicant, applicant.draft)
    assert "Your documents" in opened(applicant, links_to("right@example.org")[0])


def test_a_link_of_one_opens_no_other(applicant: Applicant) -> None:
    applicant.begin()
    applicant.upload("CV")
    mine = applicant.draft
    applicant.begin(email="eve@example.org")
    assert THE_FILE not in opened(applicant, applicant.draft)
    assert THE_FILE in opened(applicant, mine)


def test_what_is_erased_while_its_form_arrives_stays_erased(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R75: an officer erases it between the first byte of the request and the last."""
    applicant.begin()

    def read_form_body(request: Any) -> None:
        Application.objects.all().delete()

    monkeypatch.setattr(decorators, "read_form_body", read_form_body)
    data = {"family_name": "Ek", "email": PERSON["email"]}
    assert applicant.client.post(applicant.at("applicant"), data).status_code == 404
    assert not Application.objects.exists()
