"""Examples of the application form's components in each of their states."""

from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from groupsite.demo.gallery.examples_postings import (
    example_deadline_context,
    example_requested_documents,
)
from groupsite.demo.gallery.specimens import Contexts, Specimen, specimens_of_template
from groupsite.demo.gallery.texts import example_text
from groupsite.demo.gallery.unsaved_records import NOWHERE, demo_area_link
from groupsite.demo.gallery.vacancies import unsaved_vacancy, unsaved_vacancy_page
from people.content.records.lookup import RecordLink
from people.content.records.translated_rows import TranslatedText
from vacancies.alerts.forms import AlertChoiceForm
from vacancies.applications.files.inspection import Reason, refusal_message
from vacancies.applications.views.context import DisplayedDocument, DisplayedFile
from vacancies.applications.views.forms import ApplicantDetailsForm, StartForm
from vacancies.choices import ScanState
from vacancies.models import Application, RetentionRule
from vacancies.posting.people import Contact

FOLDER: Final = "groupsite_vacancies/apply"
ALERTS: Final = "groupsite_vacancies/alerts"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LONG_NAME: Final = "Wolfeschlegelsteinhausenbergerdorff" * 3
ADDRESSES: Final = dict.fromkeys(("about_url", "draft_url", "send_url", "withdraw_url"), NOWHERE)


def step_specimens(at: datetime) -> list[Specimen]:
    posting = RecordLink(unsaved_vacancy(at, reference="CS-2025-04"), unsaved_vacancy_page())
    about = {"posting": posting, "vacancy": posting.record}
    states: Contexts = {
        "not started": {"current": 1},
        "second": {"current": 2, **ADDRESSES},
        "third": {"current": 3, **ADDRESSES},
    }
    return [
        Specimen("which posting", f"{FOLDER}/about_posting.html", about, "p.small soft"),
        Specimen("its title alone", f"{FOLDER}/position.html", about, "p.soft"),
        *specimens_of_template(f"{FOLDER}/steps.html", states),
    ]


def form_field_specimens(at: datetime) -> list[Specimen]:
    empty = ApplicantDetailsForm()
    wrong = StartForm({"given_name": "Aisha", "email": "aisha", "key": str(uuid4())})
    fields = {
        "with a hint": {"field": empty["email"]},
        "without": {"field": empty["phone"]},
        "with an error": {"field": wrong["email"]},
    }
    people: Contexts = {"who applies": {"form": empty}, "one name has an error": {"form": wrong}}
    return [
        *specimens_of_template(f"{FOLDER}/field.html", fields),
        *specimens_of_template(f"{FOLDER}/person_fields.html", people, "div.form"),
        Specimen("all errors at once", f"{FOLDER}/form_errors.html", {"form": wrong}),
    ]


def before_applying_specimens(at: datetime) -> list[Specimen]:
    """Return specimens of what applicants read before they start."""
    contacts = [Contact("Håkan Ström", None, TranslatedText("", ""), "hakan@example.org", "")]
    ready = {
        "slots": example_requested_documents(),
        "contacts": contacts,
        "max_files": 10,
        "max_total": "200\N{NO-BREAK SPACE}MB",
        "draft_days": 30,
        "language_sentences": [],
    }
    notice = {"controller": None, "draft_days": 30, "vacancy": unsaved_vacancy(at)}
    rules = {
        "notice": RetentionRule(confirmed_at=at, keep_months=24),
        "no rule yet": RetentionRule(confirmed_at=None),
    }
    notices = {state: {**notice, "rule": rule} for state, rule in rules.items()}
    return [
        Specimen("what to have ready", f"{FOLDER}/what_you_need.html", ready),
        Specimen("who to ask", f"{FOLDER}/help.html", {"contacts": contacts}),
        *specimens_of_template(f"{FOLDER}/notice.html", notices, "div.notice-text"),
    ]


def example_file(name: str = "CV, Nowak.pdf", **changes: Any) -> DisplayedFile:
    """Return an accepted file as the form displays it; `changes` override its attributes."""
    facts: dict[str, Any] = {
        "pk": uuid4().int,
        "name": name,
        **dict(zip(("size", "pages"), example_text("file_about").split(", "), strict=True)),
        "original": "my-cv-final-2.pdf",
        "sha256": SHA256,
        "advice": "",
        "scan": "",
        **dict.fromkeys(("url", "remove_url", "replace_url"), NOWHERE),
    }
    return DisplayedFile(**facts | changes)


def example_form_document(index: int, *files: DisplayedFile, **changes: Any) -> DisplayedDocument:
    """Return a requested document as the form displays it; `index` is its place in the list."""
    asked = example_requested_documents()[index]
    facts: dict[str, Any] = {
        "requested": asked,
        "kind": index + 1,
        "name": asked.name,
        "files": list(files),
        "named": f"{asked.name.text}, Nowak.pdf",
        "upload_url": NOWHERE,
        "takes_more": True,
        "replaces": bool(files) and asked.rule.max_files == 1,
    }
    return DisplayedDocument(**facts | changes)


def document_upload_specimens(at: datetime) -> list[Specimen]:
    _cv, letter, others, _publications = (one.name.text for one in example_requested_documents())
    letter_file = f"{letter}, Nowak.pdf"
    refusal = refusal_message(Reason.ZIP, document=letter, name="letter.zip", max_megabytes=40)
    five = [example_file(f"{others} {number}, Nowak.pdf") for number in range(1, 6)]
    long_name = example_file(f"CV, {LONG_NAME}.pdf", original=f"{LONG_NAME}.pdf")
    too_long = example_file(letter_file, advice=example_text("too_long"))
    states = {
        "required, empty": example_form_document(1),
        "optional": example_form_document(3),
        "filled, takes more": example_form_document(2, five[0]),
        "filled, a new one replaces": example_form_document(1, example_file(letter_file)),
        "full": example_form_document(2, *five, takes_more=False),
        "rejected": example_form_document(1, error=refusal),
        "longer than requested": example_form_document(1, too_long),
        "long names": example_form_document(0, long_name),
    }
    scans = {
        f"virus scan: {scan.name.lower()}": example_file(
            scan=scan.label, is_infected=scan is ScanState.INFECTED
        )
        for scan in (ScanState.PENDING, ScanState.CLEAN, ScanState.INFECTED)
    }
    slots = {name: {"slot": one} for name, one in states.items()}
    files = {name: {"file": one} for name, one in scans.items()}
    return [
        *specimens_of_template(f"{FOLDER}/slot.html", slots),
        *specimens_of_template(f"{FOLDER}/file.html", files),
        Specimen("messages of the script, hidden", f"{FOLDER}/upload_words.html"),
    ]


def email_confirmation_specimens(at: datetime) -> list[Specimen]:
    some = {
        "application": Application(email="aisha@example.org"),
        "unconfirmed_megabytes": 20,
        "max_unconfirmed": "20\N{NO-BREAK SPACE}MB",
        "mail_link_url": NOWHERE,
        "about_url": NOWHERE,
    }
    contexts = {"as it is": some, "before any upload": some | {"unconfirmed_megabytes": 0}}
    return specimens_of_template(f"{FOLDER}/confirm.html", contexts)


def missing_document_specimens(at: datetime) -> list[Specimen]:
    some = {
        "missing": [example_form_document(1)],
        "in_place": [example_form_document(0), example_form_document(2)],
        "contacts": [],
    } | example_deadline_context(at)
    none = some | {"missing": [], "in_place": [example_form_document(index) for index in range(3)]}
    contexts = {
        "something": some,
        "nothing": none,
        "until filled": some | example_deadline_context(at, None),
        "after sending": none | {"is_received": True},
    }
    return specimens_of_template(f"{FOLDER}/missing.html", contexts)


def document_summary_specimens(at: datetime) -> list[Specimen]:
    longer = example_file(advice=example_text("longer"))
    states = {
        "one file": example_form_document(0, example_file()),
        "two files": example_form_document(2, example_file(), longer),
        "missing": example_form_document(1, gap=example_text("missing_letter")),
        "none, and none is required": example_form_document(3),
    }
    contexts = {state: {"slot": one, "draft_url": ""} for state, one in states.items()}
    return specimens_of_template(f"{FOLDER}/slot_summary.html", contexts, "dl.answers")


def receipt_specimens(at: datetime) -> list[Specimen]:
    long = example_file(f"Other documents, {LONG_NAME}.pdf")
    files = {
        "slots": [example_form_document(0, example_file()), example_form_document(2, long)],
        "not_asked": [example_file()],
    }
    sent = {"application": Application(number="2025-7QK3M")}
    return [
        Specimen("files", f"{FOLDER}/receipt_files.html", files),
        Specimen("after withdrawing", "groupsite_vacancies/erased.html", {"erased_by": at.date()}),
        Specimen("above the documents afterwards", f"{FOLDER}/is_received.html", sent),
    ]


def too_many_requests_specimens(at: datetime) -> list[Specimen]:
    contexts = {"one minute": {"wait_minutes": 1}, "an hour": {"wait_minutes": 60}}
    return specimens_of_template(f"{FOLDER}/wait.html", contexts)


def alert_specimens(at: datetime) -> list[Specimen]:
    form = {"form": AlertChoiceForm(None, [demo_area_link("machine-learning")])}
    notice = {"controller": None, "keep_months": 12, "keep_days": 7}
    return [
        Specimen("what about, and how often", f"{ALERTS}/choice_fields.html", form, "div.form"),
        Specimen("notice", f"{ALERTS}/notice.html", notice, "div.notice-text"),
    ]
