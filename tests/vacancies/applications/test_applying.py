"""The way from the posting to the receipt, through the addresses that a browser uses."""

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from tests.factories import document_kind
from tests.statements import statements
from tests.vacancies.applications.conftest import Applicant
from tools.pdfs import good_pdf, locked_pdf, zip_bytes
from vacancies.applications.files import storage
from vacancies.models import Application, ApplicationFile, ApplicationLink

pytestmark = pytest.mark.django_db


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_posting_leads_to_the_form(applicant: Applicant) -> None:
    page = applicant.vacancy.pages.get(locale__language_code="en")
    assert f'href="{applicant.start_url}"' in html(applicant.client.get(page.get_url()))


def test_the_form_asks_only_for_what_is_needed(applicant: Applicant) -> None:
    """R77."""
    shown = html(applicant.client.get(applicant.start_url))
    fields = {"key", "given_name", "family_name", "email", "phone", "has_read"}
    assert {part.split('"')[0] for part in shown.split(' name="')[1:]} - {
        "viewport",
        "color-scheme",
    } == fields


def test_the_form_is_sent_with_the_key_that_it_shows(applicant: Applicant) -> None:
    shown = re.search(
        r'name="key" value="([^"]+)"', html(applicant.client.get(applicant.start_url))
    )
    assert shown
    assert applicant.begin(key=shown[1]).status_code == 303
    assert str(Application.objects.get().start_key) == shown[1]


def test_what_is_accepted_is_redirected_without_reading_the_page(applicant: Applicant) -> None:
    begun = statements(applicant.begin)
    for kind in ("CV", "Personal letter"):
        applicant.upload(kind)
    sent = statements(applicant.send)
    assert Application.objects.get().received_at
    assert not any("groupsite_people_personpage" in one for one in (*begun, *sent))


def test_from_start_to_receipt(applicant: Applicant, at: datetime) -> None:
    assert applicant.begin().status_code == 303
    shown = html(applicant.client.get(applicant.draft))
    assert "Still missing" in shown
    assert "This is a draft." in shown
    letter = good_pdf(text="letter")
    assert applicant.upload("CV").status_code == 303
    answer = applicant.upload("Personal letter", letter, "my letter.PDF")
    assert "Uploaded: Personal letter, Ek.pdf" in html(
        applicant.client.get(answer.headers["Location"].partition("#")[0])
    )
    assert "Nothing is missing." in html(applicant.client.get(applicant.at("submit")))
    sent = applicant.send()
    assert (sent.status_code, sent.headers["Location"]) == (303, applicant.at("receipt"))
    receipt = html(applicant.client.get(applicant.at("receipt")))
    application = Application.objects.get()
    assert application.received_at == at
    assert application.number
    assert application.number in receipt
    assert hashlib.sha256(letter).hexdigest() in receipt
    assert "Personal letter, Ek.pdf" in receipt
    assert "1 page" in receipt
    assert "Swedish time (CEST)" in receipt


def test_the_bytes_are_kept_unchanged(applicant: Applicant) -> None:
    """R13, R17, R18: stored under a name of ours, shown under the system's."""
    content = good_pdf(pages=3, text="Räksmörgås")
    applicant.begin(family_name="O'Brien Åkesson")
    applicant.upload("CV", content, "../../etc/CV\u202egnp.pdf")
    file = ApplicationFile.objects.get()
    with storage.open_stored(file.stored) as stored:
        assert stored.read() == content
    assert (file.pages, file.size) == (3, len(content))
    assert "CV" not in file.stored
    assert ".." not in file.stored
    assert "\u202e" not in file.original_name
    got = applicant.client.get(applicant.at("file", file.pk))
    assert b"".join(got.streaming_content) == content
    assert got.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''CV%2C")


@pytest.mark.table
@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (zip_bytes(), "letter.zip", "zip files are not supported"),
        (zip_bytes(), "letter.pdf", "zip files are not supported"),
        (locked_pdf(), "scan.pdf", "is protected by a password"),
        (b"", "empty.pdf", "is empty"),
        (b"hello", "hello.pdf", "is not a PDF"),
    ],
)
def test_a_refused_file_says_why_and_leaves_what_was_there(
    applicant: Applicant, private_files: Path, content: bytes, name: str, said: str
) -> None:
    applicant.begin()
    applicant.upload("CV")
    before = [path for path in private_files.rglob("*") if path.is_file()]
    refused = applicant.upload("Personal letter", content, name)
    assert refused.status_code == 422
    shown = html(refused)
    assert f"Personal letter: “{name}”" in shown
    assert said in shown
    assert 'role="alert"' in shown
    assert "CV, Ek.pdf" in shown
    assert [path for path in private_files.rglob("*") if path.is_file()] == before


def test_no_file_chosen_is_told(applicant: Applicant) -> None:
    applicant.begin()
    slot = document_kind("CV").pk
    for data in ({}, {"file": ""}):
        refused = applicant.client.post(applicant.at("upload", slot), data)
        assert refused.status_code == 422
        assert "CV: choose a file first, then upload it." in html(refused)


def test_all_faults_are_told_at_once_with_links(applicant: Applicant) -> None:
    """R34, R20, R21: nothing typed is lost."""
    refused = applicant.begin(
        family_name="\u200b", email="a@example.org,b@example.org", has_read=""
    )
    shown = html(refused)
    assert refused.status_code == 422
    for field in ("family_name", "email", "has_read"):
        assert f'<a href="#id_{field}">' in shown
    assert 'value="Alice"' in shown
    assert 'value="a@example.org,b@example.org"' in shown
    assert "<title>Error: About you" in shown
    assert not Application.objects.exists()


@pytest.mark.parametrize("name", ["Þórsdóttir", "王", "O'Brien", "Null", "de la Cruz-Östlund", "N"])
def test_names_are_taken_as_they_are(applicant: Applicant, name: str) -> None:
    """R20."""
    assert applicant.begin(family_name=name).status_code == 303
    assert Application.objects.get().family_name == name


@pytest.mark.table
@pytest.mark.parametrize(
    "email",
    [
        "alice@example.org\r\nBcc: b@example.org",
        "alice@example.org, b@example.org",
        "alice@example.org\x00",
        "Alice <alice@example.org>",
        "",
    ],
)
def test_one_plain_address(applicant: Applicant, email: str) -> None:
    """R21."""
    assert applicant.begin(email=email).status_code == 422
    assert not mail.outbox


def test_what_is_missing_cannot_be_sent(applicant: Applicant) -> None:
    applicant.begin()
    applicant.upload("CV")
    refused = applicant.send()
    assert refused.status_code == 422
    shown = html(refused)
    assert "Personal letter: choose a file." in shown
    assert Application.objects.get().received_at is None


def test_the_same_form_twice_is_one_application(applicant: Applicant) -> None:
    """R24: posted again, the form leads to the same draft, corrected; sending again, to one receipt."""
    key = "6b1d6c9e-6f65-4b52-a4f0-8d4ddf0ef6a1"
    applicant.begin(key=key)
    applicant.begin(key=key, family_name="Ekström")
    assert Application.objects.get().family_name == "Ekström"
    applicant.upload("CV")
    applicant.upload("CV")
    applicant.upload("Personal letter")
    assert ApplicationFile.objects.count() == 2
    applicant.send()
    number = Application.objects.get().number
    assert applicant.send().status_code == 303
    assert Application.objects.get().number == number


def test_a_stale_form_begins_anew(applicant: Applicant) -> None:
    key = "6b1d6c9e-6f65-4b52-a4f0-8d4ddf0ef6a1"
    applicant.begin(key=key)
    Application.objects.update(started_at=datetime.fromisoformat("2025-05-14T08:00:00+02:00"))
    assert applicant.begin(key=key).status_code == 303
    assert Application.objects.count() == 2


def test_a_slot_for_one_file_takes_the_new_one(
    applicant: Applicant, private_files: Path, django_capture_on_commit_callbacks: Any
) -> None:
    application = applicant.apply()
    old = application.files.get(kind=document_kind("CV"))
    with django_capture_on_commit_callbacks(execute=True):
        assert applicant.upload("CV", good_pdf(2)).status_code == 303
    new = application.files.get(kind=document_kind("CV"))
    assert (new.pages, new.pk != old.pk) == (2, True)
    assert not (private_files / old.stored).exists()
    assert (private_files / new.stored).exists()


def test_a_sent_application_stays_complete(applicant: Applicant) -> None:
    application = applicant.apply()
    file = application.files.get(kind=document_kind("CV"))
    refused = applicant.client.post(applicant.at("remove", file.pk))
    assert refused.status_code == 409
    assert "CV: your application would be incomplete without it." in html(refused)
    assert application.files.count() == 2


def test_files_of_one_slot_are_numbered(applicant: Applicant) -> None:
    """R18."""
    applicant.begin()
    for pages in (1, 2, 3):
        applicant.upload("Other documents", good_pdf(pages))
    names = [name for _file, name in Application.objects.get().files_with_names()]
    assert names == [
        "Other documents, Ek.pdf",
        "Other documents 2, Ek.pdf",
        "Other documents 3, Ek.pdf",
    ]
    full = applicant.upload("Other documents", good_pdf(4))
    assert full.status_code == 409
    assert "only 3 files are allowed" in html(full)


def test_the_whole_has_limits_that_are_told(applicant: Applicant, settings: Any) -> None:
    """R8."""
    settings.GROUPSITE_VACANCIES_MAX_FILES = 2
    applicant.begin()
    applicant.upload("Other documents", good_pdf(1))
    applicant.upload("Other documents", good_pdf(2))
    refused = applicant.upload("CV")
    assert refused.status_code == 409
    assert "CV: an application can have no more than 2 files." in html(refused)
    assert "At most 2 files and" in html(applicant.client.get(applicant.draft))


def test_withdrawing_ends_it(
    applicant: Applicant, private_files: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """R73: the files are gone at once, as the screen says."""
    applicant.apply()
    asked = html(applicant.client.get(applicant.at("withdraw")))
    assert "Withdraw the application?" in asked
    with django_capture_on_commit_callbacks(execute=True):
        assert applicant.client.post(applicant.at("withdraw")).status_code == 200
    assert not [path for path in private_files.rglob("*") if path.is_file()]
    assert not Application.objects.received().exists()
    assert applicant.client.get(applicant.draft).status_code == 410
    assert applicant.upload("CV").status_code == 410


def test_swedish_from_the_english_page(applicant: Applicant) -> None:
    """Files are named in the language the application must be written in."""
    applicant.vacancy.application_language = "sv"
    applicant.vacancy.save()
    applicant.begin()
    applicant.upload("Personal letter")
    names = [name for _file, name in Application.objects.get().files_with_names()]
    assert names == ["Personligt brev, Ek.pdf"]
    assert "names of your files are therefore in Swedish" in html(
        applicant.client.get(applicant.draft)
    )


def test_a_link_is_kept_as_a_hash(applicant: Applicant) -> None:
    """R36: at least 128 bits, not in the database, not cached, not passed on."""
    applicant.begin()
    token = applicant.draft.rstrip("/").rpartition("/")[2]
    assert len(token) * 6 >= 128
    assert token not in str(list(ApplicationLink.objects.values()))
    for address in (applicant.draft, applicant.at("submit"), applicant.start_url):
        headers = applicant.client.get(address).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in headers["X-Robots-Tag"]
        assert "Set-Cookie" not in headers


def test_no_page_prints_the_secret(applicant: Applicant) -> None:
    """R36: it stands in addresses only; nothing that is read aloud or printed shows it."""
    applicant.begin()
    token = applicant.draft.rstrip("/").rpartition("/")[2]
    shown = html(applicant.client.get(applicant.draft))
    text = re.sub(r"<[^>]*>", " ", shown)
    assert token[-20:] not in text
    assert token[:20] not in text


def test_a_wrong_link_opens_nothing(applicant: Applicant) -> None:
    applicant.begin()
    applicant.draft = applicant.draft[:-2] + ("A/" if applicant.draft[-2] != "A" else "B/")
    assert applicant.client.get(applicant.draft).status_code == 404
    assert applicant.upload("CV").status_code == 404


def test_a_post_from_another_site_is_refused(applicant: Applicant) -> None:
    applicant.client.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"
    refused = applicant.begin()
    assert refused.status_code == 403
    assert not Application.objects.exists()


def test_files_of_others_cannot_be_reached(applicant: Applicant) -> None:
    """R44."""
    theirs = applicant.apply().files.first()
    applicant.begin(email="eve@example.org")
    assert theirs
    assert applicant.client.get(applicant.at("file", theirs.pk)).status_code == 404
    applicant.client.post(applicant.at("remove", theirs.pk))
    assert ApplicationFile.objects.filter(pk=theirs.pk).exists()
