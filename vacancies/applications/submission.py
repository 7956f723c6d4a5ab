"""Creates, changes, submits and withdraws applications.

Life. A draft begins with a name and an address; files come one by one
(`vacancies.applications.files.attachments`); sending makes it an application, and until the
deadline it may still be changed or withdrawn. Each of these is one transaction that locks the
vacancy, asks again whether it takes applications at the moment the request arrived, and writes the
mail that tells of it (`vacancies.models.mail_queue`).

What is acknowledged is committed, and files are on disk before their rows are. What is not
committed does not exist: an orphan file is swept, nothing else can be left behind.

Needs: a database with transactions. On SQLite they must begin IMMEDIATE, or two that read first and
write later could not both be let through (`groupsite.settings.everywhere.sqlite`).
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from vacancies.applications import privacy_notice, tokens
from vacancies.applications.completeness import Gap, gaps_of
from vacancies.applications.receipt_numbers import new_number
from vacancies.models import mail_queue
from vacancies.models.applications import Application, Stage
from vacancies.models.outbox import MailKind
from vacancies.models.vacancy import Vacancy

# How long a form that comes again is taken for the same one; later it begins a new draft.
REPEATED: Final = timedelta(hours=1)


class NotAcceptingError(Exception):
    """The vacancy does not accept applications through this form at that time."""


class WithdrawnError(Exception):
    """The application has been withdrawn and can no longer be changed."""


class IncompleteError(Exception):
    """Documents are missing: `gaps` lists them."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__("incomplete")
        self.gaps = gaps


@dataclass(frozen=True)
class Person:
    """The applicant's name, address and phone, cleaned."""

    given_name: str
    family_name: str
    email: str
    phone: str = ""


def person_of(application: Application) -> Person:
    return Person(
        given_name=application.given_name,
        family_name=application.family_name,
        email=application.email,
        phone=application.phone,
    )


def start(
    vacancy: Vacancy, person: Person, key: uuid.UUID, shown: privacy_notice.Shown, at: datetime
) -> tuple[Application, str]:
    """Create or update the draft of this form; return it with a token.

    The same form again is the same draft, with what it says now. Where the address began before, the
    owner of the mailbox gets a link to that first one; neither the answer nor its time tells (R36).
    """
    with transaction.atomic():
        lock_vacancy(vacancy.pk, at)
        key, application = _of_form(key, vacancy, at)
        if application is None:
            application = _begin(vacancy, person, key, shown, at)
        elif application.stage is Stage.DRAFT:
            _write(application, person, at)
        return application, tokens.create_token(application, at)


def is_repeated(vacancy: Vacancy, person: Person, key: uuid.UUID, at: datetime) -> bool:
    """Whether this form has already created a draft for the same mailbox, so no mail is sent.

    True only for as long as nobody else can begin one, so ask while the vacancy is locked.
    """
    _key, application = _of_form(key, vacancy, at)
    return application is not None and not changes_address(application, person)


def changes_address(application: Application, person: Person) -> bool:
    """Whether the e-mail address would change, ignoring case."""
    return application.email.casefold() != person.email.casefold()


def update_applicant(application: Application, person: Person, at: datetime) -> Application:
    """Update name, address and phone. A new address gets a link and revokes mailed ones."""
    with transaction.atomic():
        application = locked_application(application, at)
        _write(application, person, at)
        return application


def submit(application: Application, at: datetime) -> Application:
    """Submit the draft; if it is already submitted, return it with the same number (R24).

    Raises NotAcceptingError, WithdrawnError, or IncompleteError.
    """
    with transaction.atomic():
        application = locked_application(application, at)
        if application.stage is Stage.RECEIVED:
            return application
        if missing := gaps_of(application):
            raise IncompleteError(missing)
        application.received_at = application.changed_at = at
        application.number = _free_number(application.vacancy, at)
        application.save()
        mail_queue.queue(MailKind.RECEIPT, application, at)
        return application


def withdraw(application: Application, at: datetime) -> Application:
    """Withdraw it (R73): files are deleted at once, the rest is erased like drafts."""
    with transaction.atomic():
        application = locked_application(application, at)
        for file in application.files.all():
            file.delete()
        application.withdrawn_at = application.changed_at = at
        application.save()
        mail_queue.queue(MailKind.WITHDRAWN, application, at)
        return application


def send_link_again(vacancy: Vacancy, email: str, at: datetime) -> None:
    """Mails a fresh link to what this address began. Neither the answer nor its time tells whether
    there is anything (R36)."""
    with transaction.atomic():
        lock_vacancy(vacancy.pk, at)
        mail_queue.put_to_address(MailKind.LINK, vacancy, email, at)


def lock_vacancy(vacancy_pk: int, at: datetime) -> Vacancy:
    """Return the vacancy, locked. Raises NotAcceptingError unless it accepts applications.

    `at` is the moment at which the request arrived: facts that changed since then count as they are
    now, the time counts as it was (R31, R32).
    """
    try:
        return Vacancy.objects.select_for_update(of=("self",)).accepting(at).get(pk=vacancy_pk)
    except Vacancy.DoesNotExist as error:
        raise NotAcceptingError from error


def locked_application(application: Application, at: datetime) -> Application:
    """Return the application, locked with its vacancy.

    Raises NotAcceptingError or WithdrawnError.
    """
    vacancy = lock_vacancy(application.vacancy_id, at)
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.stage is Stage.WITHDRAWN:
        raise WithdrawnError
    held.vacancy = vacancy
    return held


def _of_form(
    key: uuid.UUID, vacancy: Vacancy, at: datetime
) -> tuple[uuid.UUID, Application | None]:
    """Return the key for a draft of this form now, and the draft it has already created.

    A form that was open for long, or was for another vacancy, begins anew under a key that follows
    from its own: however often it is posted, one more draft comes of it.
    """
    while found := Application.objects.filter(start_key=key).first():
        if found.vacancy_id == vacancy.pk and at - found.started_at <= REPEATED:
            return key, found
        key = uuid.uuid5(key, str(vacancy.pk))
    return key, None


def _begin(
    vacancy: Vacancy, person: Person, key: uuid.UUID, shown: privacy_notice.Shown, at: datetime
) -> Any:
    application = Application.objects.create(
        vacancy=vacancy,
        start_key=key,
        language=shown.language,
        notice=privacy_notice.remember(shown, at),
        started_at=at,
        changed_at=at,
        **asdict(person),
    )
    mail_queue.queue(MailKind.STARTED, application, at)
    return application


def _write(application: Application, person: Person, at: datetime) -> None:
    moved = changes_address(application, person)
    for field, value in asdict(person).items():
        setattr(application, field, value)
    application.changed_at = at
    if moved:
        application.confirmed_at = None
    application.save()
    if moved:
        tokens.revoke_mailed(application)
        mail_queue.queue(MailKind.STARTED, application, at)
    elif application.stage is Stage.RECEIVED:
        mail_queue.queue_delayed(MailKind.CHANGED, application, at)


def _free_number(vacancy: Vacancy, at: datetime) -> str:
    while True:
        number = new_number(vacancy.reference, at)
        if not Application.objects.filter(number=number).exists():
            return number
