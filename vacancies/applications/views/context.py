"""Template contexts of the form's views, as plain values in the active language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from people.content.records.lookup import RecordLink, record_links
from people.content.records.translated_rows import TranslatedText
from vacancies import conf
from vacancies.applications.answers import (
    missing_answer_text,
    questions_of_vacancy,
    shown_answers,
    unanswered_questions,
)
from vacancies.applications.document_problems import document_problems
from vacancies.applications.erasure_dates import draft_erasure_day_text
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, ScanState
from vacancies.models import Application, ApplicationFile, Stage, Vacancy
from vacancies.posting import form_urls, instructions, wording
from vacancies.posting.context import (
    RequestedDocument,
    deadline_box_context,
    requested_documents_of_page,
    requested_documents_of_vacancy,
)
from vacancies.posting.documents import megabytes_text, size_text
from vacancies.posting.people import people_and_organisations_on_posting


@dataclass(frozen=True)
class DisplayedFile:
    """An uploaded file as the form shows it: its name, size and state."""

    pk: int
    name: str
    size: str  # "312 kB"
    pages: str  # "2 pages"
    original: str
    sha256: str
    advice: str  # advice if the file is too long; else empty
    scan: str  # "being checked" while a scanner is at work; else empty
    url: str
    remove_url: str
    replace_url: str
    is_infected: bool = False

    @property
    def size_and_pages(self) -> str:
        """Return size and number of pages: "312 kB, 2 pages"."""
        return f"{self.size}, {self.pages}"


@dataclass(frozen=True)
class DisplayedDocument:
    """A requested document as the form shows it: its files and its error."""

    requested: RequestedDocument
    kind: int
    name: TranslatedText
    files: list[DisplayedFile]
    named: str  # "CV, Durisi.pdf": the name of the next file
    upload_url: str
    takes_more: bool
    replaces: bool
    error: str = ""
    gap: str = ""

    @property
    def anchor(self) -> str:
        return f"slot-{self.kind}"


def posting_link_context(vacancy: Vacancy, at: datetime) -> dict[str, Any]:
    """Return the context with the vacancy, its posting's link, and its page for breadcrumbs."""
    posting = record_links([vacancy], at)[0]
    return {"vacancy": vacancy, "posting": posting, "parent_page": posting.page}


def vacancy_context(vacancy: Vacancy, at: datetime) -> dict[str, Any]:
    """Return the context that every step shows: the posting, its deadline, and contacts."""
    return {
        **posting_link_context(vacancy, at),
        "at": at,
        "is_employment": vacancy.kind not in KINDS_WITHOUT_EMPLOYMENT,
        "contacts": people_and_organisations_on_posting(vacancy, at).contacts,
        "language_sentences": instructions.documents_sentences(vacancy.application_language, []),
        "max_files": conf.max_files(),
        "max_total": megabytes_text(conf.max_total_megabytes()),
        "draft_days": conf.draft_days(),
        "draft_erasure_day_text": draft_erasure_day_text(vacancy),
        **deadline_box_context(vacancy, at),
        "application_link": "",  # no button in the deadline box
    }


def requested_documents(posting: RecordLink) -> list[RequestedDocument]:
    """Return the requested documents, with the posting's guidance if its page is visible."""
    return (
        requested_documents_of_page(posting.page)
        if posting.page
        else requested_documents_of_vacancy(posting.record, {})
    )


def application_context(application: Application, token: str, at: datetime) -> dict[str, Any]:
    received = application.stage is Stage.RECEIVED
    return {
        **vacancy_context(application.vacancy, at),
        "application": application,
        "is_received": received,
        "draft_url": form_urls.applicant_view_url("draft", token),
        "about_url": form_urls.applicant_view_url("applicant", token),
        "send_url": form_urls.applicant_view_url("submit", token),
        "receipt_url": form_urls.applicant_view_url("receipt", token),
        "withdraw_url": form_urls.applicant_view_url("withdraw", token),
        "mail_link_url": form_urls.applicant_view_url("mail_link", token),
        "is_confirmed": application.confirmed_at is not None,
        "unconfirmed_megabytes": conf.unconfirmed_megabytes(),
        "max_unconfirmed": megabytes_text(conf.unconfirmed_megabytes()),
    }


def documents_context(
    application: Application,
    token: str,
    at: datetime,
    *,
    errors: dict[int, str] | None = None,
    uploaded_pks: Sequence[int] = (),
) -> dict[str, Any]:
    """Return the context of steps 2 and 3. `uploaded_pks` are the files uploaded last."""
    around = application_context(application, token, at)
    files = list(application.files_with_names())
    asked = requested_documents(around["posting"])
    questions, answers = questions_of_vacancy(application.vacancy), list(application.answers.all())
    found = document_problems([slot.rule for slot in asked], [file for file, _name in files])
    missing = {problem.rule.kind_id: problem.text() for problem in found}
    shown = [
        _displayed_document(
            application, slot, files, token, (errors or {}).get(slot.rule.kind_id, ""), missing
        )
        for slot in asked
    ]
    kinds = {slot.kind for slot in shown}
    return {
        **around,
        "slots": shown,
        "errors": [slot for slot in shown if slot.error],
        "missing": [slot for slot in shown if slot.gap],
        "answers": shown_answers(questions, answers),
        "unanswered": [*map(missing_answer_text, unanswered_questions(questions, answers))],
        "in_place": [slot for slot in shown if slot.files and not slot.gap],
        "not_asked": [
            displayed_file(file, name, token) for file, name in files if file.kind_id not in kinds
        ],
        "just_uploaded": "; ".join(name for file, name in files if file.pk in uploaded_pks),
        "says_check_email": not (around["is_received"] or files or application.confirmed_at),
        "naming_sentence": instructions.file_name_language_sentence(application.file_name_language),
        "is_being_checked": any(file.scan == ScanState.PENDING for file, _name in files),
    }


def receipt_context(application: Application, token: str, at: datetime) -> dict[str, Any]:
    zone = ZoneInfo(application.vacancy.time_zone)
    received = application.received_at
    shown = documents_context(application, token, at)
    return {
        **shown,
        "received_files": [file for slot in shown["slots"] for file in slot.files]
        + shown["not_asked"],
        "reply_sentence": instructions.reply_sentence(application.vacancy),
        "received": wording.timestamp_text(received, application.vacancy.time_zone)
        if received
        else "",
        "received_iso": received.astimezone(zone).isoformat() if received else "",
    }


def displayed_file(
    file: ApplicationFile, name: str, token: str, advised_pages: int | None = None
) -> DisplayedFile:
    advice = ""
    if advised_pages and file.pages > advised_pages:
        advice = gettext("The posting asks for %(pages)s. Longer documents are accepted.")
        advice = advice % {"pages": wording.pages_text(advised_pages)}
    return DisplayedFile(
        pk=file.pk,
        name=name,
        size=size_text(file.size),
        pages=wording.pages_text(file.pages),
        original=file.original_name,
        sha256=file.sha256,
        advice=advice,
        scan=file.get_scan_display() if file.scan != ScanState.NOT_CHECKED else "",
        url=form_urls.applicant_view_url("file", token, file.pk),
        remove_url=form_urls.applicant_view_url("remove", token, file.pk),
        replace_url=f"{form_urls.applicant_view_url('upload', token, file.kind_id)}?replaces={file.pk}",
        is_infected=file.scan == ScanState.INFECTED,
    )


def _displayed_document(
    application: Application,
    requested: RequestedDocument,
    named_files: list[tuple[ApplicationFile, str]],
    token: str,
    error: str,
    problem_texts: dict[int, str],
) -> DisplayedDocument:
    kind = requested.rule.kind_id
    mine = [
        displayed_file(file, name, token, requested.rule.max_pages)
        for file, name in named_files
        if file.kind_id == kind
    ]
    most = requested.rule.max_files
    number = 1 if most == 1 else len(mine) + 1
    return DisplayedDocument(
        requested=requested,
        kind=kind,
        name=requested.name,
        files=mine,
        named=application.file_name(requested.rule.kind, requested.rule.name_pattern, number),
        upload_url=form_urls.applicant_view_url("upload", token, kind),
        takes_more=most is None or most == 1 or len(mine) < most,
        replaces=most == 1 and bool(mine),
        error=error,
        gap=problem_texts.get(kind, ""),
    )
