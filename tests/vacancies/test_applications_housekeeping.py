"""What time asks for: reminders, counts for readers, sweeping; once each, however often it is asked."""

import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db.models.signals import post_save

from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.letters import ENGLISH, arrived, open_vacancy, sent_kinds
from vacancies.applications.files import storage
from vacancies.models import (
    AccessEntry,
    Application,
    ApplicationFile,
    MailKind,
    OutgoingMail,
    Retention,
    Vacancy,
    VacancyReader,
)
from vacancies.retention import cleanup, housekeeping, reader_digests, reminders
from vacancies.retention.housekeeping import iter_run_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# Saturday 14 June 2025 is the last day; three days before its end it is Wednesday 11 June.
CLOSES = datetime(2025, 6, 14, 22, tzinfo=UTC)
# 07:00 in Gothenburg.
MORNING = datetime(2025, 5, 21, 5, tzinfo=UTC)


@pytest.fixture
def vacancy(group_site):
    return open_vacancy(group_site)


def named_reader(vacancy: Vacancy, name: str = "carol", added_at: datetime = NOW) -> VacancyReader:
    user, _made = get_user_model().objects.get_or_create(
        username=name, defaults={"email": f"{name}@example.org"}
    )
    return VacancyReader.objects.create(vacancy=vacancy, user=user, added_at=added_at)


def received(vacancy: Vacancy, at: datetime, **facts: Any) -> Application:
    made = ApplicationFactory(vacancy=vacancy, received=True, incomplete=True, **facts)
    Application.objects.filter(pk=made.pk).update(received_at=at)
    return made


# Reminders


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (CLOSES - 4 * DAY, 0),
        (CLOSES - 3 * DAY, 1),
        (CLOSES - HOUR, 1),
        (CLOSES, 0),
    ],
)
def test_drafts_are_reminded_before_the_end(vacancy, at, expected):
    ApplicationFactory(vacancy=vacancy)
    assert reminders.queue_draft_reminders(at) == expected
    assert reminders.queue_draft_reminders(at) == 0
    assert sent_kinds() == ["reminder"] * expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, 1),
        ({"received": True}, 0),
        ({"withdrawn": True}, 0),
        ({"started_at": CLOSES - 3 * DAY - HOUR}, 0),
    ],
)
def test_only_drafts_that_have_rested_are_reminded(vacancy, facts, expected):
    ApplicationFactory(vacancy=vacancy, **facts)
    assert reminders.queue_draft_reminders(CLOSES - 3 * DAY) == expected


def test_nobody_is_reminded_who_has_applied(vacancy):
    ApplicationFactory(vacancy=vacancy, email="alice@example.org")
    ApplicationFactory(vacancy=vacancy, email="Alice@example.org", received=True)
    assert reminders.queue_draft_reminders(CLOSES - DAY) == 0


def test_of_two_drafts_the_newer_one_is_reminded_of(vacancy):
    ApplicationFactory(vacancy=vacancy, email="alice@example.org")
    newer = ApplicationFactory(
        vacancy=vacancy, email="Alice@example.org", changed_at=NOW + HOUR, incomplete=True
    )
    assert reminders.queue_draft_reminders(CLOSES - DAY) == 1
    assert OutgoingMail.objects.get().application == newer


def test_an_extended_deadline_is_reminded_of_again(vacancy):
    ApplicationFactory(vacancy=vacancy)
    reminders.queue_draft_reminders(CLOSES - DAY)
    Vacancy.objects.filter(pk=vacancy.pk).update(
        deadline_on=date(2025, 6, 30), closes_at=CLOSES + 16 * DAY
    )
    assert reminders.queue_draft_reminders(CLOSES - DAY) == 0
    assert reminders.queue_draft_reminders(CLOSES + 14 * DAY) == 1


def test_a_cancelled_vacancy_reminds_nobody(vacancy):
    ApplicationFactory(vacancy=vacancy)
    Vacancy.objects.filter(pk=vacancy.pk).update(outcome="cancelled")
    assert reminders.queue_draft_reminders(CLOSES - DAY) == 0


# Readers


@pytest.mark.parametrize(
    ("at", "expected"), [(MORNING - HOUR, 0), (MORNING, 1), (MORNING + 10 * HOUR, 1)]
)
def test_news_come_in_the_morning_when_something_arrived(vacancy, at, expected):
    named_reader(vacancy)
    assert reader_digests.queue_daily_digests(at) == 0
    received(vacancy, NOW)
    assert reader_digests.queue_daily_digests(at) == expected
    assert reader_digests.queue_daily_digests(at + HOUR / 2) == 0


def test_one_mail_a_day_of_all_vacancies(vacancy, group_site):
    """R37: counts since the last one, by vacancy."""
    other = open_vacancy(group_site)
    for each in (vacancy, other):
        named_reader(each)
        received(each, NOW)
    received(vacancy, NOW)
    assert reader_digests.queue_daily_digests(MORNING) == 1
    row = OutgoingMail.objects.get()
    assert row.values["counts"] == [[vacancy.pk, 2], [other.pk, 1]]
    received(vacancy, MORNING + HOUR)
    assert reader_digests.queue_daily_digests(MORNING + 2 * HOUR) == 0
    assert reader_digests.queue_daily_digests(MORNING + DAY) == 1
    assert OutgoingMail.objects.last().values["counts"] == [[vacancy.pk, 1]]
    assert reader_digests.queue_daily_digests(MORNING + 2 * DAY) == 0


def test_what_was_about_to_be_committed_is_told_the_next_day(vacancy):
    named_reader(vacancy)
    received(vacancy, MORNING - timedelta(minutes=1))
    assert reader_digests.queue_daily_digests(MORNING) == 0
    received(vacancy, NOW)
    assert reader_digests.queue_daily_digests(MORNING) == 1
    assert reader_digests.queue_daily_digests(MORNING + DAY) == 1


def test_a_new_reader_is_told_of_all_there_are(vacancy, group_site):
    other = open_vacancy(group_site)
    named_reader(vacancy)
    received(vacancy, NOW)
    received(other, NOW)
    reader_digests.queue_daily_digests(MORNING)
    named_reader(other, added_at=MORNING + HOUR)
    reader_digests.queue_daily_digests(MORNING + DAY)
    assert OutgoingMail.objects.last().values["counts"] == [[other.pk, 1]]


def test_drafts_and_withdrawn_ones_are_no_news(vacancy):
    named_reader(vacancy)
    ApplicationFactory(vacancy=vacancy)
    received(vacancy, NOW, withdrawn=True)
    assert reader_digests.queue_daily_digests(MORNING) == 0


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (CLOSES - HOUR, 0),
        (CLOSES + HOUR, 0),  # 01:00
        (CLOSES + 7 * HOUR, 1),
        (CLOSES + 8 * DAY, 0),
    ],
)
def test_readers_are_told_when_all_are_in(vacancy, at, expected):
    named_reader(vacancy)
    assert reader_digests.queue_closing_digests(at) == expected
    assert reader_digests.queue_closing_digests(at + HOUR) == 0


def test_after_the_end_no_news_but_the_sum(vacancy):
    named_reader(vacancy)
    received(vacancy, CLOSES - HOUR)
    at = CLOSES + 7 * HOUR
    assert (reader_digests.queue_daily_digests(at), reader_digests.queue_closing_digests(at)) == (
        0,
        1,
    )


def test_a_cancelled_vacancy_is_not_complete(vacancy):
    named_reader(vacancy)
    Vacancy.objects.filter(pk=vacancy.pk).update(outcome="cancelled")
    assert reader_digests.queue_closing_digests(CLOSES + 7 * HOUR) == 0


# Sweeping


@pytest.mark.parametrize(
    ("facts", "at", "left"),
    [
        ({}, CLOSES + 30 * DAY - HOUR, 1),
        ({}, CLOSES + 30 * DAY, 0),
        ({"received": True}, CLOSES + 90 * DAY, 1),
        ({"received": True, "withdrawn": True}, NOW + 30 * DAY - HOUR, 1),
        ({"received": True, "withdrawn": True}, NOW + 30 * DAY, 0),
    ],
)
def test_drafts_and_withdrawn_ones_go_after_the_end(vacancy, facts, at, left):
    """R73, R75: with their files."""
    ApplicationFactory(vacancy=vacancy, **facts)
    cleanup.erase_old_drafts_and_withdrawn(at)
    assert Application.objects.count() == left
    assert ApplicationFile.objects.count() == 2 * left


def test_without_an_end_the_last_change_counts(group_site):
    vacancy = open_vacancy(group_site, deadline_on=None, kind="thesis")
    ApplicationFactory(vacancy=vacancy, changed_at=NOW + DAY)
    assert cleanup.erase_old_drafts_and_withdrawn(NOW + 30 * DAY) == 0
    assert cleanup.erase_old_drafts_and_withdrawn(NOW + 31 * DAY) == 1


def test_a_hold_keeps_drafts_too(vacancy):
    """R72"""
    ApplicationFactory(vacancy=vacancy)
    Retention.objects.create(vacancy=vacancy, hold=True)
    assert cleanup.erase_old_drafts_and_withdrawn(CLOSES + 90 * DAY) == 0


def test_erasing_what_was_received_is_logged(vacancy):
    """R41"""
    withdrawn = ApplicationFactory(vacancy=vacancy, received=True, withdrawn=True)
    ApplicationFactory(vacancy=vacancy)
    assert cleanup.erase_old_drafts_and_withdrawn(CLOSES + 30 * DAY) == 2
    entry = AccessEntry.objects.get()
    assert (entry.act, entry.number, entry.username) == ("erased", withdrawn.number, "")


def test_orphan_files_go_after_a_day(vacancy, django_capture_on_commit_callbacks):
    """R26"""
    kept = ApplicationFactory(vacancy=vacancy).files.count()
    orphan = storage.save(ContentFile(b"half an upload"))
    written = datetime.now(UTC)
    assert cleanup.delete_stored_files_without_row(written + timedelta(hours=23)) == 0
    assert cleanup.delete_stored_files_without_row(written + timedelta(hours=25)) == 1
    left = [name for name, _written in storage.iter_stored_files()]
    assert len(left) == kept
    assert orphan not in left


# The command


def run_command(*arguments: str) -> list[str]:
    from io import StringIO

    out = StringIO()
    call_command("applications_housekeeping", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_does_it_all_and_says_numbers(vacancy, capsys):
    """R23, R28: what the mail server did not take goes out, and nothing personal is printed."""
    ApplicationFactory(vacancy=vacancy, email="alice@example.org")
    named_reader(vacancy)
    received(vacancy, NOW)
    lines = run_command("--at", "2025-06-12T07:30+02:00")
    assert lines == [
        "drafts reminded: 1",
        "readers notified of new applications: 1",
        "mails sent: 2",
    ]
    assert sorted(arrived()) == [
        "1 new application",
        f"Your application has not been sent: {ENGLISH}",
    ]
    assert run_command("--at", "2025-06-12T07:31+02:00") == []


def test_cron_mails_nothing_unless_something_failed(vacancy, monkeypatch):
    ApplicationFactory(vacancy=vacancy)
    assert run_command("--at", "2025-06-12T07:30+02:00", "--verbosity", "0") == []
    assert len(mail.outbox) == 1

    def fail(at: datetime) -> int:
        raise OSError

    monkeypatch.setattr(housekeeping, "PARTS", [("files swept", fail)])
    with pytest.raises(CommandError):
        run_command("--verbosity", "0")


def test_no_mail_is_queued_while_an_exception_is_handled(vacancy):
    """Or Django logs it with the success of a task that runs immediately, and cron mails that."""
    handled = []

    def note(**kwargs: Any) -> None:
        handled.append(sys.exc_info()[0])

    ApplicationFactory(vacancy=vacancy)
    named_reader(vacancy)
    received(vacancy, NOW)
    post_save.connect(note, sender=OutgoingMail)
    try:
        run_command("--at", "2025-06-12T07:30+02:00")
    finally:
        post_save.disconnect(note, sender=OutgoingMail)
    assert handled == [None, None]


def test_the_command_reads_the_clock(vacancy):
    ApplicationFactory(vacancy=vacancy)
    with time_machine.travel(CLOSES - DAY, tick=False):
        assert run_command() == ["drafts reminded: 1", "mails sent: 1"]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("moment", ["yesterday", "2025-06-12T07:30"])
def test_the_command_refuses_what_is_no_moment(moment):
    with pytest.raises(CommandError, match="--at"):
        run_command("--at", moment)


def test_one_part_that_fails_keeps_none_of_the_others(vacancy, monkeypatch, caplog):
    """R23: and its log holds no more than the class of the error."""
    ApplicationFactory(vacancy=vacancy)

    def fail(at: datetime) -> int:
        raise OSError("/srv/applications/Alice")

    monkeypatch.setattr(
        "vacancies.retention.housekeeping.PARTS",
        [("files were swept", fail), ("were reminded", reminders.queue_draft_reminders)],
    )
    lines = list(iter_run_tasks(CLOSES - DAY))
    assert lines == ["FAILED: files were swept (OSError)", "were reminded: 1"]
    assert caplog.messages == ["Housekeeping failed: files were swept (OSError)"]
    assert "Alice" not in caplog.text
    with pytest.raises(CommandError):
        run_command("--at", CLOSES.isoformat())


def test_two_at_once_tell_once(vacancy, monkeypatch):
    """A second process runs in the middle of the first: the rows say what is told already."""
    ApplicationFactory(vacancy=vacancy)
    named_reader(vacancy)
    received(vacancy, NOW)
    at = CLOSES - DAY + 8 * HOUR
    inner: list[str] = []
    drafts = reminders._drafts_to_remind

    def interrupted(*args: Any) -> Any:
        if not inner:
            inner.append("running")
            inner.extend(iter_run_tasks(at))
        return drafts(*args)

    monkeypatch.setattr(reminders, "_drafts_to_remind", interrupted)
    list(iter_run_tasks(at))
    assert len(inner) == 4
    assert sorted(sent_kinds()) == [MailKind.READERS_NEWS, MailKind.REMINDER]
    assert len(mail.outbox) == 2
