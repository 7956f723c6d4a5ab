"""Erasing when the time of keeping is over: what is due, what stays, and that nothing is left."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from tests.applications import ApplicationFactory, give_file
from tests.factories import NOW, document_kind
from tests.vacancies.letters import open_vacancy
from vacancies.applications import access_log, submission, tokens
from vacancies.emails import delivery
from vacancies.models import (
    AccessAction,
    AccessEntry,
    Application,
    MailKind,
    PrivacyNotice,
    Retention,
    RetentionRule,
    mail_queue,
)
from vacancies.retention.expiry import UNCONFIRMED, iter_erase_expired_applications

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]

DECIDED = date(2025, 8, 31)
# 24 months later is the last day, in Gothenburg.
LAST = datetime(2027, 8, 31, 21, 59, tzinfo=UTC)
OVER = datetime(2027, 8, 31, 22, 0, tzinfo=UTC)
PERSONAL = (
    "Unmistakable",
    "Zebulon",
    "zebulon@elsewhere.example",
    "+46 31 772 0000",
    "my own name",
)


@pytest.fixture
def rule() -> RetentionRule:
    rule = RetentionRule.load()
    rule.confirm(get_user_model().objects.create_user("admin"), NOW)
    return rule


@pytest.fixture
def vacancy(group_site):
    return open_vacancy(group_site)


def sent(vacancy: Any, **facts: Any) -> Application:
    return ApplicationFactory(vacancy=vacancy, received=True, **facts)


def decided(vacancy: Any, **facts: Any) -> Retention:
    return Retention.objects.create(vacancy=vacancy, **{"decided_on": DECIDED, **facts})


@pytest.mark.parametrize(
    ("facts", "at", "left"),
    [
        ({}, LAST, 1),
        ({}, OVER, 0),
        ({"decided_on": None}, OVER, 1),
        ({"hold": True}, OVER, 1),
        ({"keep_months": 36}, OVER, 1),
        ({"keep_months": 6}, datetime(2026, 2, 28, 22, 59, tzinfo=UTC), 1),
        ({"keep_months": 6}, datetime(2026, 2, 28, 23, tzinfo=UTC), 0),
        ({"keep_months": 0}, datetime(2025, 9, 1, tzinfo=UTC), 0),
    ],
)
def test_what_is_due(vacancy, rule, facts, at, left):
    """R71, R72: counted in the vacancy's own zone, to the end of its last day."""
    sent(vacancy)
    decided(vacancy, **facts)
    list(iter_erase_expired_applications(at))
    assert Application.objects.count() == left


def test_nothing_is_erased_before_the_rule_is_confirmed(vacancy):
    """R71"""
    sent(vacancy)
    decided(vacancy)
    assert list(iter_erase_expired_applications(OVER)) == [UNCONFIRMED]
    assert Application.objects.exists()


def test_without_a_decision_nothing_is_due(vacancy, rule):
    sent(vacancy)
    assert list(iter_erase_expired_applications(OVER)) == []


def test_a_dry_run_says_the_same_and_does_nothing(vacancy, rule):
    """R71"""
    application = sent(vacancy)
    ApplicationFactory(vacancy=vacancy, incomplete=True)
    decided(vacancy)
    said = list(iter_erase_expired_applications(OVER, dry_run=True))
    assert Application.objects.count() == 2
    assert not AccessEntry.objects.exists()
    done = list(iter_erase_expired_applications(OVER))
    assert [line.replace("would erase", "erased") for line in said] == done
    name = f"vacancy {vacancy.pk}: erased"
    assert done == [
        f"{name} {application.number} with 2 files",
        f"{name} a draft with 0 files",
        f"{name} 2 in all",
    ]
    assert list(iter_erase_expired_applications(OVER)) == []


def test_a_hold_is_told(vacancy, rule):
    sent(vacancy)
    decided(vacancy, hold=True)
    assert list(iter_erase_expired_applications(OVER)) == [
        f"vacancy {vacancy.pk}: on hold, nothing is erased"
    ]


def test_other_vacancies_are_left_alone(vacancy, rule, group_site):
    sent(vacancy)
    kept = sent(open_vacancy(group_site))
    decided(vacancy)
    list(iter_erase_expired_applications(OVER))
    assert Application.objects.get() == kept


def test_what_was_erased_is_in_the_access_log(vacancy, rule):
    """R41: by number, and nothing about the person."""
    application = sent(vacancy)
    decided(vacancy)
    list(iter_erase_expired_applications(OVER))
    entry = AccessEntry.objects.get()
    assert (entry.act, entry.number, entry.at) == (AccessAction.ERASED, application.number, OVER)
    assert (entry.user, entry.username, entry.detail) == (None, "", "")


def everything_stored() -> str:
    """Every text of every table, whatever model or library it belongs to."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += cursor.fetchall()
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_personal_is_left(
    vacancy, rule, private_files, caplog, at, django_capture_on_commit_callbacks
):
    """R75: rows, files, links, mails, logs; the notice is nobody's and stays."""
    given, family, address, phone, original = PERSONAL
    with django_capture_on_commit_callbacks(execute=True):
        application = ApplicationFactory(
            vacancy=vacancy, given_name=given, family_name=family, email=address, phone=phone
        )
        give_file(
            application,
            document_kind("Thesis"),
            b"%PDF- of Zebulon",
            original_name=f"{original}.pdf",
        )
        tokens.create_token(application, at, mailed_to=address)
        application = submission.submit_application(application, at)
        mail_queue.queue_mail_for_applicant(MailKind.LINK, application, at)
        access_log.log_access(
            AccessAction.READ, vacancy, rule.confirmed_by, at, receipt_number=application.number
        )
    delivery.deliver_waiting_mail(at)
    stored = everything_stored()
    assert all(word in stored for word in PERSONAL)
    assert b"of Zebulon" in bytes_on_disk(private_files)

    decided(vacancy)
    out = StringIO()
    with (
        time_machine.travel(OVER, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("purge_applications", stdout=out)
    stored = everything_stored()
    assert [word for word in PERSONAL if word in stored] == []
    assert [word for word in PERSONAL if word in caplog.text + out.getvalue()] == []
    assert bytes_on_disk(private_files) == b""
    assert PrivacyNotice.objects.count() == 1
    assert application.number in stored


def test_the_command_says_when_nothing_is_due(rule):
    out = StringIO()
    call_command("purge_applications", "--dry-run", stdout=out)
    assert out.getvalue() == "Nothing is due.\n"


def test_no_other_model_keeps_what_an_applicant_wrote():
    """R75: what points at an application goes with it, so a new model cannot be forgotten."""
    kept = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model is Application and field.remote_field.on_delete.__name__ != "CASCADE"
    ]
    assert kept == []
