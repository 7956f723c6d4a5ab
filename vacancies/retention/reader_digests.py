"""Queues digests for readers: daily counts of new applications, and a total after closing."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from people.content.types import User
from vacancies import conf
from vacancies.applications import permissions
from vacancies.choices import ApplicationMethod
from vacancies.models import Application, MailKind, OutgoingMail, Vacancy, VacancyReader, mail_queue
from vacancies.posting.lifecycle import Outcome

# In the site's time zone (GROUPSITE_VACANCIES_TIME_ZONE).
MORNING_HOUR: Final = 7
# Older deadlines are skipped, so that the first run does not report them.
CLOSED_WITHIN: Final = timedelta(days=7)
# RecentEntries applications may not be committed yet and would be missed forever.
COMMIT_TIME: Final = timedelta(minutes=5)


def queue_daily_digests(at: datetime) -> int:
    """Queue a mail to each reader about new applications, once a day; return how many.

    One mail covers all vacancies of the reader. Before 7 in the morning nothing is queued.
    """
    today = at.astimezone(ZoneInfo(conf.time_zone()))
    if today.hour < MORNING_HOUR:
        return 0
    readers: dict[Any, list[VacancyReader]] = defaultdict(list)
    for row in VacancyReader.objects.select_related("user", "vacancy").order_by("pk"):
        readers[row.user].append(row)
    told = 0
    for user, rows in readers.items():
        if counts := _new_application_counts(user, rows, at):
            day = f"{today:%Y-%m-%d}"
            told += (
                mail_queue.queue_mail_for_reader_unless_duplicate(
                    MailKind.READERS_NEWS, user, at, day, counts
                )
                is not None
            )
    return told


def queue_closing_digests(at: datetime) -> int:
    """Queue a mail to each reader of a vacancy that has closed; return how many were queued.

    One per deadline of the last seven days, even if nothing was received. Before 7 in the morning
    nothing is queued.
    """
    if at.astimezone(ZoneInfo(conf.time_zone())).hour < MORNING_HOUR:
        return 0
    ended = (
        Vacancy.objects.ended(at)
        .filter(
            closes_at__lte=at,
            closes_at__gt=at - CLOSED_WITHIN,
            application_method=ApplicationMethod.FORM,
        )
        .exclude(outcome=Outcome.CANCELLED)
    )
    rows = VacancyReader.objects.filter(vacancy__in=ended).select_related("user", "vacancy")
    return sum(_queue_closing_digest(row, at) for row in rows.order_by("pk"))


def _queue_closing_digest(reader: VacancyReader, at: datetime) -> bool:
    if not permissions.may_read_applications(reader.user, reader.vacancy, at):
        return False
    once = f"{reader.vacancy_id} {reader.vacancy.closes_at}"
    counts = {
        reader.vacancy_id: Application.objects.filter(vacancy=reader.vacancy).received().count()
    }
    kind = MailKind.READERS_CLOSED
    mail = mail_queue.queue_mail_for_reader_unless_duplicate(
        kind, reader.user, at, once, counts, reader.vacancy
    )
    return mail is not None


def _new_application_counts(
    user: User, readers: list[VacancyReader], at: datetime
) -> dict[int, int]:
    """Return {pk of an open vacancy: number of applications new since the user's last digest}.

    Vacancies without any are left out.
    """
    last = OutgoingMail.objects.filter(kind=MailKind.READERS_NEWS, user=user.pk).last()
    readable = set(permissions.readable_vacancies(user, at).values_list("pk", flat=True))
    found = {}
    for row in readers:
        closes = row.vacancy.closes_at
        if row.vacancy_id not in readable or (closes is not None and closes <= at):
            continue  # after the deadline the closing digest has the number
        came = Application.objects.filter(vacancy=row.vacancy).received()
        came = came.filter(received_at__lte=at - COMMIT_TIME)
        # New readers get the total.
        if last and row.added_at <= last.written_at:
            came = came.filter(received_at__gt=last.written_at - COMMIT_TIME)
        if count := came.count():
            found[row.vacancy_id] = count
    return found
