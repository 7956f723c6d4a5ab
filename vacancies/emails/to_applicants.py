"""The context of e-mails to applicants, and whether they are still due.

Anybody can type another person's address and must not be able to send them a message. So mails
before the submission contain nothing that was typed, and later ones a name only if it is clearly a
name.
"""

from copy import copy
from datetime import datetime
from typing import Any, Final

from django.utils.text import capfirst

from vacancies.applications.answers import missing_answer_texts
from vacancies.applications.document_problems import document_problems_of_application
from vacancies.applications.erasure_dates import withdrawn_erasure_day_text
from vacancies.choices import ScanState
from vacancies.emails.absolute_urls import create_private_link_url
from vacancies.emails.posting_links import posting_link
from vacancies.emails.safe_names import safe_name_or_empty
from vacancies.models import Application, DocumentKind, MailKind, OutgoingMail, Stage, Vacancy
from vacancies.posting import instructions, wording
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint
from vacancies.posting.documents import size_text
from vacancies.posting.facts import deadline_parts_of_vacancy, deadline_text_without_weekday
from vacancies.posting.people import people_and_organisations_on_posting

KINDS_WITHOUT_LINK: Final = (MailKind.WITHDRAWN, MailKind.ENDED)
KINDS_WITH_FILES: Final = (MailKind.RECEIPT, MailKind.CHANGED)
# Mails whose only purpose is their link.
ONLY_WHILE_OPEN: Final = (
    MailKind.STARTED,
    MailKind.BEGAN_AGAIN,
    MailKind.LINK,
    MailKind.EXTENDED,
    MailKind.SHORTENED,
    MailKind.REMINDER,
)
ONLY_TO_DRAFTS: Final = (MailKind.EXTENDED, MailKind.SHORTENED, MailKind.REMINDER)
# Mails about one change of the vacancy; a further change makes them wrong.
DEADLINE_CHANGE_KINDS: Final = (MailKind.EXTENDED, MailKind.SHORTENED, MailKind.ENDED)


def is_still_relevant(mail: OutgoingMail, at: datetime) -> bool:
    """Whether the mail to an applicant still applies at `at`; if not, it is not sent."""
    application = _application_of_mail(mail)
    if application.stage is Stage.WITHDRAWN:
        return mail.kind == MailKind.WITHDRAWN
    if mail.kind in ONLY_TO_DRAFTS and application.stage is not Stage.DRAFT:
        return False
    if mail.kind in DEADLINE_CHANGE_KINDS and mail.values.get(
        "told"
    ) != deadline_and_outcome_fingerprint(application.vacancy):
        return False
    return mail.kind not in ONLY_WHILE_OPEN or accepts_form_applications(application.vacancy, at)


def recipient_address(mail: OutgoingMail) -> str:
    return _application_of_mail(mail).email


def mail_language(mail: OutgoingMail) -> str:
    return _application_of_mail(mail).language


def accepts_form_applications(vacancy: Vacancy, at: datetime) -> bool:
    """Whether the vacancy accepts applications by the form at `at`, so that a link works."""
    return Vacancy.objects.accepting(at).filter(pk=vacancy.pk).exists()


def mail_context(mail: OutgoingMail, at: datetime) -> dict[str, Any]:
    """Return the template context of a mail to an applicant; create its private link, if it has one."""
    application = _application_of_mail(mail)
    vacancy = application.vacancy
    entry, named, opened = (
        posting_link(vacancy, at),
        people_and_organisations_on_posting(vacancy, at),
        accepts_form_applications(vacancy, at),
    )
    deadline = deadline_parts_of_vacancy(vacancy)
    received = application.stage is Stage.RECEIVED
    has_link = opened and mail.kind not in KINDS_WITHOUT_LINK
    return {
        "title": entry.title,
        "page_url": entry.url,
        "sender": capfirst(named.organisation.name().text) if named.organisation else "",
        "contacts": named.contacts,
        "name": safe_name_or_empty(application.full_name) if application.received_at else "",
        "number": application.number or "",
        "is_received": received,
        "is_open": opened,
        "link": create_private_link_url(application, entry.page, at) if has_link else "",
        "deadline": deadline_text_without_weekday(deadline) if deadline else "",
        "days_left": vacancy.days_left(at),
        "erased_by": withdrawn_erasure_day_text(vacancy, application.withdrawn_at)
        if application.withdrawn_at
        else "",
        "outcome": mail.values.get("outcome", ""),
        "document": _document_kind_name(mail),
        **_receipt_context(mail, application),
        "missing": [] if received else _missing_texts(application),
    }


def _missing_texts(application: Application) -> list[str]:
    documents = [gap.text() for gap in document_problems_of_application(application)]
    return [*documents, *(f"{text}." for text in missing_answer_texts(application))]


def _receipt_context(mail: OutgoingMail, application: Application) -> dict[str, Any]:
    if mail.kind not in KINDS_WITH_FILES or application.received_at is None:
        return {}
    zone = application.vacancy.time_zone
    return {
        "received": wording.timestamp_text(application.received_at, zone),
        "changed": wording.timestamp_text(application.changed_at, zone),
        "reply_sentence": instructions.reply_sentence(application.vacancy),
        "files": [
            {
                "name": name,
                "about": f"{size_text(file.size)}, {wording.pages_text(file.pages)}",
                "sha256": file.sha256,
            }
            for file, name in _copy_with_name_safe_for_email(application).files_with_names()
        ],
        "is_being_checked": application.files.filter(scan=ScanState.PENDING).exists(),
    }


def _copy_with_name_safe_for_email(application: Application) -> Application:
    """Return an unsaved copy with an empty family name if that is unsafe to print.

    File names contain the family name.
    """
    mailed = copy(application)
    mailed.family_name = safe_name_or_empty(application.family_name)
    return mailed


def _document_kind_name(mail: OutgoingMail) -> str:
    """Return the name of the document type that the mail is about; empty if there is none."""
    kind = DocumentKind.objects.filter(pk=mail.values.get("document")).first()
    return kind.name().text if kind else ""


def _application_of_mail(mail: OutgoingMail) -> Application:
    """Return the mail's application. Raises ValueError for a mail to a reader."""
    if mail.application is None:
        raise ValueError("This mail is to nobody who applies.")
    return mail.application
