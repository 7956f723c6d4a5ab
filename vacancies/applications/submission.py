"""Creates, changes, submits and withdraws applications.

Life cycle. An applicant creates a draft with a name and an e-mail address, uploads files one by one
(`vacancies.applications.files.attachments`) and submits it. Until the deadline the application can
still be changed or withdrawn. Each step is one transaction that locks the vacancy, checks again
whether it accepted applications when the request arrived, and queues the mail about the step
(`vacancies.models.mail_queue`).

A confirmation is only shown after the commit, and files are on disk before their rows. A failed
transaction leaves nothing behind except perhaps a file without a row, which cleanup deletes.

Needs a database with transactions. On SQLite they must begin IMMEDIATE, because two transactions
that read first and write later could not both succeed (`sqlite_database_settings` of the settings).
"""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction

from vacancies.applications import privacy_notice, tokens
from vacancies.applications.answers import missing_answer_texts, save_answers
from vacancies.applications.document_problems import (
    DocumentProblem,
    document_problems_of_application,
)
from vacancies.applications.receipt_numbers import random_receipt_number
from vacancies.models import mail_queue
from vacancies.models.applications import Application, Stage
from vacancies.models.child_rows import Question
from vacancies.models.committee import RemovalAction, RemovedApplication
from vacancies.models.outbox import MailKind
from vacancies.models.vacancy import Vacancy

# How long a repeated form counts as the same; later it creates a new draft.
REPEATED_FORM_PERIOD: Final = timedelta(hours=1)


class NotAcceptingApplicationsError(Exception):
    """Raised if the vacancy does not accept applications by the form at that time."""


class ApplicationWithdrawnError(Exception):
    """Raised if the application has been withdrawn or erased, so that it cannot be changed."""


class ApplicationIncompleteError(Exception):
    """Raised if documents or answers are missing; `problems` are the document problems."""

    def __init__(self, problems: list[DocumentProblem]) -> None:
        super().__init__("incomplete")
        self.problems = problems


@dataclass(frozen=True)
class ApplicantDetails:
    """The applicant's name, e-mail address and phone number, cleaned."""

    given_name: str
    family_name: str
    email: str
    phone: str = ""


def start_application(
    vacancy: Vacancy,
    applicant: ApplicantDetails,
    form_key: uuid.UUID,
    notice: privacy_notice.RenderedNotice,
    at: datetime,
    answers: Mapping[Question, str] = MappingProxyType({}),
) -> tuple[Application, str]:
    """Create this form's draft and queue a mail, or update the draft; return (application, new token).

    The same form again updates the same draft. If the address already has a draft, its owner gets a
    link to that one by mail. Neither the response nor its duration reveals this (R36).
    """
    with transaction.atomic():
        lock_accepting_vacancy(vacancy.pk, at)
        form_key, application = _form_key_and_application(form_key, vacancy, at)
        if application is None:
            application = _create_draft_and_queue_mail(vacancy, applicant, form_key, notice, at)
            save_answers(application, answers)
        elif application.stage is Stage.DRAFT:
            _save_details_and_queue_needed_mail(application, applicant, at)
            save_answers(application, answers)
        return application, tokens.create_token(application, at)


def is_start_form_repeated(
    vacancy: Vacancy, applicant: ApplicantDetails, form_key: uuid.UUID, at: datetime
) -> bool:
    """Whether this form has already created a draft for the same mailbox, so no mail is sent.

    Call it while the vacancy is locked; otherwise another request may create a draft in between.
    """
    _key, application = _form_key_and_application(form_key, vacancy, at)
    return application is not None and not would_change_email_address(application, applicant)


def would_change_email_address(application: Application, applicant: ApplicantDetails) -> bool:
    """Whether these details have another e-mail address than the application, ignoring case."""
    return application.email.casefold() != applicant.email.casefold()


def update_applicant_details(
    application: Application,
    applicant: ApplicantDetails,
    at: datetime,
    answers: Mapping[Question, str] = MappingProxyType({}),
) -> Application:
    """Save the applicant's details and answers, queue a mail if one is due, and return the application.

    A link is sent to a new address, and links mailed earlier stop working.
    """
    with transaction.atomic():
        application = lock_changeable_application(application, at)
        _save_details_and_queue_needed_mail(application, applicant, at)
        save_answers(application, answers)
        return application


def submit_application(application: Application, at: datetime) -> Application:
    """Submit the draft; if it is already submitted, return it with the same number (R24).

    Raises NotAcceptingApplicationsError, ApplicationWithdrawnError, or ApplicationIncompleteError.
    """
    with transaction.atomic():
        application = lock_changeable_application(application, at)
        if application.stage is Stage.RECEIVED:
            return application
        missing = document_problems_of_application(application)
        if missing or missing_answer_texts(application):
            raise ApplicationIncompleteError(missing)
        application.received_at = application.changed_at = at
        application.number = _unused_receipt_number(application.vacancy, at)
        application.save()
        mail_queue.queue_mail_for_applicant(MailKind.RECEIPT, application, at)
        return application


def withdraw_application(application: Application, at: datetime) -> Application:
    """Withdraw the application (R73): files and answers are deleted now, the rest some days later."""
    with transaction.atomic():
        application = lock_changeable_application(application, at)
        erase_contents_of_withdrawn(application, at)
        RemovedApplication.objects.note(application.start_key, RemovalAction.WITHDRAWN, at)
        mail_queue.queue_mail_for_applicant(MailKind.WITHDRAWN, application, at)
        return application


def erase_contents_of_withdrawn(application: Application, at: datetime) -> None:
    """Delete files and answers, and store when the application was withdrawn."""
    for file in application.files.all():
        file.delete()
    application.answers.all().delete()
    application.withdrawn_at = application.changed_at = at
    application.save()


def queue_new_link_mail(vacancy: Vacancy, email: str, at: datetime) -> None:
    """Queue a mail with a new link to the application with this address, if there is one.

    Neither the response nor its duration reveals whether there is one (R36).
    """
    with transaction.atomic():
        lock_accepting_vacancy(vacancy.pk, at)
        mail_queue.queue_mail_for_possible_applicant(MailKind.LINK, vacancy, email, at)


def lock_accepting_vacancy(vacancy_pk: int, at: datetime) -> Vacancy:
    """Lock and return a vacancy that takes applications; else raise NotAcceptingApplicationsError.

    `at` is when the request arrived: the check uses the current facts, but that time (R31, R32).
    """
    try:
        return Vacancy.objects.select_for_update(of=("self",)).accepting(at).get(pk=vacancy_pk)
    except Vacancy.DoesNotExist as error:
        raise NotAcceptingApplicationsError from error


def lock_changeable_application(application: Application, at: datetime) -> Application:
    """Lock an application that may still be changed, and its vacancy; return it, or raise why not.

    Raises NotAcceptingApplicationsError or ApplicationWithdrawnError.
    """
    vacancy = lock_accepting_vacancy(application.vacancy_id, at)
    held = Application.objects.select_for_update().filter(pk=application.pk).first()
    if held is None or held.stage is Stage.WITHDRAWN:
        raise ApplicationWithdrawnError
    held.vacancy = vacancy
    return held


def _form_key_and_application(
    form_key: uuid.UUID, vacancy: Vacancy, at: datetime
) -> tuple[uuid.UUID, Application | None]:
    """Return the key to store the form's draft under, and the application that it has created, or None.

    A form that was open for long, or was for another vacancy, gets a new key derived from its own.
    However often it is posted, it creates one more draft.
    """
    while found := Application.objects.filter(start_key=form_key).first():
        if found.vacancy_id == vacancy.pk and at - found.started_at <= REPEATED_FORM_PERIOD:
            return form_key, found
        form_key = uuid.uuid5(form_key, str(vacancy.pk))
    return form_key, None


def _create_draft_and_queue_mail(
    vacancy: Vacancy,
    applicant: ApplicantDetails,
    form_key: uuid.UUID,
    notice: privacy_notice.RenderedNotice,
    at: datetime,
) -> Any:
    application = Application.objects.create(
        vacancy=vacancy,
        start_key=form_key,
        language=notice.language,
        notice=privacy_notice.store_notice(notice, at),
        started_at=at,
        changed_at=at,
        **asdict(applicant),
    )
    mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, at)
    return application


def _save_details_and_queue_needed_mail(
    application: Application, applicant: ApplicantDetails, at: datetime
) -> None:
    moved = would_change_email_address(application, applicant)
    for field, value in asdict(applicant).items():
        setattr(application, field, value)
    application.changed_at = at
    if moved:
        application.confirmed_at = None
    application.save()
    if moved:
        tokens.revoke_mailed_links(application)
        mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, at)
    elif application.stage is Stage.RECEIVED:
        mail_queue.queue_delayed_mail_unless_waiting(MailKind.CHANGED, application, at)


def _unused_receipt_number(vacancy: Vacancy, at: datetime) -> str:
    while True:
        number = random_receipt_number(vacancy.reference, at)
        if not Application.objects.filter(number=number).exists():
            return number
