"""Mail and scans after the commit: each mail once, later if it must be, and never in anybody's way."""

import logging
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from tests import database
from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.letters import ENGLISH, applicant, arrived, open_vacancy, sent_kinds
from tools.ports import free_port
from tools.servers.mail import mailers, postbox, silent_server
from vacancies import tasks
from vacancies.applications import submission
from vacancies.applications.files import virus_checks
from vacancies.choices import ScanState
from vacancies.emails import delivery
from vacancies.emails.delivery import CLAIM, WAITS, DeliveryOutcome, deliver_mail
from vacancies.models import Application, ApplicationFile, MailKind, OutgoingMail, mail_queue
from vacancies.models.outbox import MAX_ATTEMPTS

pytestmark = pytest.mark.django_db

PERSONAL = re.compile(r"alice@example\.org|Alice|\bEk\b")  # ids of tasks may have “Ek” in them


class Failing(EmailBackend):
    """A mailer that raises what the test says."""

    error: type[Exception] | Exception = RuntimeError

    def send_messages(self, messages: Any) -> int:
        raise self.error


@pytest.fixture(autouse=True)
def apart(private_files):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def application(group_site):
    return applicant(open_vacancy(group_site))


def broken(settings: Any, error: Any = RuntimeError) -> None:
    Failing.error = error
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}


def mended(settings: Any) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def row() -> OutgoingMail:
    return OutgoingMail.objects.get()


# Mail


def test_a_mail_goes_out_when_the_transaction_is_committed(
    application, at, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submission.submit_application(application, at)
        assert arrived() == []
    assert arrived() == [f"Your application has been received: {ENGLISH}"]
    assert row().sent_at == at


def test_what_is_rolled_back_is_not_mailed(application, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        try:
            with transaction.atomic():
                submission.submit_application(application, at)
                raise KeyError
        except KeyError:
            pass
    assert callbacks == []
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "error",
    [RuntimeError, ConnectionRefusedError, SMTPServerDisconnected("gone"), MemoryError],
    ids=str,
)
def test_submitting_succeeds_without_a_mail_server(
    application, at, settings, django_capture_on_commit_callbacks, error
):
    """R28: the mail goes out later, once."""
    broken(settings, error)
    with django_capture_on_commit_callbacks(execute=True):
        submission.submit_application(application, at)
    application.refresh_from_db()
    assert application.received_at == at
    assert row().sent_at is None
    mended(settings)
    for minutes in (0, 1, 2):
        delivery.deliver_waiting_mail(at + timedelta(minutes=minutes))
    assert len(arrived()) == 1


def test_a_server_that_never_answers_holds_nobody_for_long(
    application, settings, django_capture_on_commit_callbacks
):
    """R28: the first waits for the timeout, those that come after it not at all."""
    with silent_server() as port:
        settings.MAILERS = mailers(port, timeout=0.5)
        began = time.monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            submission.submit_application(application, NOW)
        first = time.monotonic() - began
        with django_capture_on_commit_callbacks(execute=True):
            submission.queue_new_link_mail(application.vacancy, application.email, NOW)
        second = time.monotonic() - began - first
    assert 0.4 < first < 3
    assert second < 0.4
    assert not OutgoingMail.objects.exclude(sent_at=None).exists()
    assert OutgoingMail.objects.filter(attempts=0).count() == 1


def test_one_refused_address_does_not_rest_the_others(
    application, at, settings, django_capture_on_commit_callbacks
):
    broken(settings, SMTPRecipientsRefused({"alice@example.org": (550, b"unknown")}))
    with django_capture_on_commit_callbacks(execute=True):
        mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    mended(settings)
    with django_capture_on_commit_callbacks(execute=True):
        mail_queue.queue_mail_for_applicant(MailKind.LINK, application, NOW)
    assert arrived() == [f"A new link to your application: {ENGLISH}"]


def test_a_real_server_gets_one_message_in_two_forms(application, settings):
    """R21: over the wire, to one recipient, and the same message at every attempt."""
    application = submission.submit_application(application, NOW)
    mail_row = row()
    with postbox() as (box, port):
        settings.MAILERS = mailers(port)
        assert deliver_mail(mail_row.pk, NOW) is DeliveryOutcome.SENT
        OutgoingMail.objects.update(sent_at=None, busy_until=None)
        assert deliver_mail(mail_row.pk, NOW) is DeliveryOutcome.SENT
    (first_to, first), (_to, second) = box.messages
    assert first_to == ["alice@example.org"]
    assert first["To"] == "alice@example.org"
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in first.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert application.number in first.get_payload(0).get_payload(decode=True).decode()


def test_each_mail_is_sent_once(application):
    """R28"""
    mail_row = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    assert deliver_mail(mail_row.pk, NOW) is DeliveryOutcome.SENT
    assert deliver_mail(mail_row.pk, NOW) is DeliveryOutcome.NOTHING_TO_DO
    assert delivery.deliver_waiting_mail(NOW + timedelta(days=1)) == 0
    assert len(arrived()) == 1


def test_what_another_has_in_hand_is_left_to_it(application, monkeypatch):
    mail_row = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    inner: list[DeliveryOutcome] = []
    compose_message = delivery.compose.compose_message
    monkeypatch.setattr(
        delivery.compose,
        "compose_message",
        lambda found, at: inner.append(deliver_mail(found.pk, at)) or compose_message(found, at),
    )
    assert deliver_mail(mail_row.pk, NOW) is DeliveryOutcome.SENT
    assert inner == [DeliveryOutcome.NOTHING_TO_DO]
    assert len(arrived()) == 1


def test_a_killed_worker_gives_its_mail_back(application):
    mail_row = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    OutgoingMail.objects.update(busy_until=NOW + CLAIM, attempts=1)
    assert (
        deliver_mail(mail_row.pk, NOW + CLAIM - timedelta(seconds=1))
        is DeliveryOutcome.NOTHING_TO_DO
    )
    assert deliver_mail(mail_row.pk, NOW + CLAIM) is DeliveryOutcome.SENT


@pytest.mark.thorough
def test_waits_grow_and_end(application, settings, caplog):
    broken(settings)
    mail_row = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    at = NOW
    for number in range(1, MAX_ATTEMPTS + 1):
        assert deliver_mail(mail_row.pk, at) is DeliveryOutcome.REFUSED
        assert row().attempts == number
        if number < MAX_ATTEMPTS:
            assert row().busy_until == at + WAITS[number - 1]
        at += WAITS[-1]
    assert deliver_mail(mail_row.pk, at) is DeliveryOutcome.NOTHING_TO_DO
    assert caplog.records[-1].levelno == logging.ERROR
    assert "is given up" in caplog.text


def test_an_unreachable_server_is_not_asked_for_every_mail(application, settings):
    settings.MAILERS = mailers(free_port())
    for _number in range(3):
        mail_queue.queue_mail_for_applicant(MailKind.LINK, application, NOW)
    assert delivery.deliver_waiting_mail(NOW) == 0
    assert OutgoingMail.objects.filter(attempts=1).count() == 1


def test_logs_name_rows_and_classes_only(application, at, settings, caplog):
    """R23"""
    caplog.set_level(logging.DEBUG)
    broken(settings, SMTPRecipientsRefused({"alice@example.org": (550, b"Alice Ek is unknown")}))
    tasks.enqueue_mail(mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW).pk)
    assert "SMTPRecipientsRefused" in caplog.text
    assert PERSONAL.search(caplog.text) is None


@pytest.mark.parametrize("enqueue", [tasks.enqueue_mail, tasks.enqueue_scan])
def test_a_broken_backend_of_tasks_is_not_the_applicants_fault(monkeypatch, caplog, enqueue):
    """R28"""

    def fail(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("queue of Alice")

    monkeypatch.setattr("django.tasks.backends.immediate.ImmediateBackend.enqueue", fail)
    enqueue(1)
    assert "is put off: ConnectionError" in caplog.text
    assert "Alice" not in caplog.text


def test_several_changes_make_one_mail(application, at):
    submission.submit_application(application, at)
    person = submission.ApplicantDetails("Alice", "Ek", application.email)
    for given_name in ("Alicia", "Ali", "Alice"):
        person = submission.ApplicantDetails(given_name, "Ek", application.email)
        submission.update_applicant_details(application, person, at)
    assert sent_kinds() == ["receipt", "changed"]
    delivery.deliver_waiting_mail(at)
    assert len(arrived()) == 1
    delivery.deliver_waiting_mail(at + timedelta(minutes=10))
    assert arrived()[1] == f"Your updated application: {ENGLISH}"


def test_each_change_can_make_one_mail_at_once(application, at, settings):
    """S28: in the demonstration, where nothing runs later."""
    settings.GROUPSITE_VACANCIES_CHANGE_MAIL_MINUTES = 0
    submission.submit_application(application, at)
    person = submission.ApplicantDetails("Alicia", "Ek", application.email)
    submission.update_applicant_details(application, person, at)
    delivery.deliver_waiting_mail(at)
    assert arrived()[1] == f"Your updated application: {ENGLISH}"


# With a worker


@pytest.mark.thorough
def test_a_worker_sends_what_was_put(tmp_path):
    """R28: in a process of its own, since the worker's app must be installed from the start."""
    shutil.copy(database.copy(), tmp_path / "db.sqlite3")  # migrated but for the worker's app
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.vacancies.worker_settings"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.vacancies.with_a_worker"],
        env={**environment, "GROUPSITE_TEST_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-4:] == [
        "before the worker: 0 mails, received",
        "14 minutes later: False",
        "16 minutes later: True",
        f"after the worker: 1 mails, Your application has been received: {ENGLISH}",
    ]


# Scans


@pytest.fixture
def scanner(settings, monkeypatch):
    """A clamd that gives the answers of this list, in turn."""
    answers: list[ScanState] = []
    settings.GROUPSITE_VACANCIES_CLAMD = "tcp://scanner.example:3310"
    monkeypatch.setattr(virus_checks, "scan", lambda stream: answers.pop(0))
    return answers


def waiting_file(application: Application) -> ApplicationFile:
    file = application.files.first()
    ApplicationFile.objects.filter(pk=file.pk).update(scan=ScanState.PENDING)
    return file


@pytest.mark.parametrize(
    ("answer", "opens", "kinds"),
    [
        (ScanState.CLEAN, True, []),
        (ScanState.INFECTED, False, ["infected"]),
        (ScanState.ERROR, False, []),
    ],
)
def test_what_the_scanner_says_is_written(application, scanner, answer, opens, kinds):
    """R16"""
    file = waiting_file(application)
    scanner.append(answer)
    tasks.enqueue_scan(file.pk)
    file.refresh_from_db()
    assert (file.scan, file.may_be_opened) == (answer, opens)
    assert sent_kinds() == kinds


def test_an_infected_file_is_told_once_with_its_document(application, scanner):
    """R16"""
    file = waiting_file(application)
    scanner += [ScanState.INFECTED, ScanState.INFECTED]
    assert virus_checks.scan_file(file.pk, NOW) is ScanState.INFECTED
    assert virus_checks.scan_file(file.pk, NOW) is None
    delivery.deliver_waiting_mail(NOW)
    [message] = mail.outbox
    assert "Document: CV" in message.body
    assert "/draft/" in message.body


def test_a_file_that_went_meanwhile_has_no_answer(application, scanner):
    file = waiting_file(application)
    scanner.append(ScanState.INFECTED)
    file.delete()
    assert virus_checks.scan_file(file.pk, NOW) is None
    assert sent_kinds() == []


def test_errors_and_overdue_files_are_asked_for_again(application, scanner):
    """R16: applications_housekeeping retries; a scanner that is away is not asked for every file."""
    files = list(application.files.all())
    ApplicationFile.objects.filter(pk=files[0].pk).update(scan=ScanState.ERROR)
    ApplicationFile.objects.filter(pk=files[1].pk).update(scan=ScanState.PENDING, accepted_at=NOW)
    scanner.append(ScanState.CLEAN)
    assert virus_checks.scan_overdue_and_failed_files(NOW) == 1
    scanner.append(ScanState.CLEAN)
    assert virus_checks.scan_overdue_and_failed_files(NOW + virus_checks.IN_HAND) == 1
    assert set(application.files.values_list("scan", flat=True)) == {ScanState.CLEAN}


def test_a_scanner_that_is_away_is_left_alone(application, scanner):
    for other in range(3):
        ApplicationFactory(vacancy=application.vacancy, email=f"{other}@example.org")
    ApplicationFile.objects.update(scan=ScanState.ERROR)
    scanner += [ScanState.ERROR] * virus_checks.MAX_FAULTS
    assert virus_checks.scan_overdue_and_failed_files(NOW) == 0
    assert scanner == []


def test_bytes_that_are_gone_are_an_error(application, scanner):
    file = waiting_file(application)
    ApplicationFile.objects.filter(pk=file.pk).update(stored="no/such")
    assert virus_checks.scan_file(file.pk, NOW) is ScanState.ERROR


def test_of_many_workers_one_gets_the_mail(application):
    mail_row = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    claims = [delivery._claim_mail(mail_row.pk, NOW) for _worker in range(5)]
    assert [claim is not None for claim in claims] == [True, False, False, False, False]
