"""The conditions under which the site works.

A condition is a function that returns what is wrong, or "". What is wrong names no person, address
or file (R23). Without the `NEEDED` ones no visitor can be served; the others concern an administrator.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Q
from wagtail.models import Revision

from groupsite.monitoring.models import CommandRun
from groupsite.monitoring.waiting_tasks import has_worker, waiting_tasks
from groupsite.page_cache.cache_setting import ALIAS
from vacancies.applications.files import clamd_client, storage
from vacancies.models import OutgoingMail
from vacancies.models.outbox import HAS_ATTEMPTS_LEFT

logger = logging.getLogger("groupsite")

LATE: Final = timedelta(minutes=15)
FREE_BYTES: Final = 1_000_000_000


class Condition(NamedTuple):
    """What is checked, and what is wrong with it; "" if nothing is."""

    name: str
    wrong: str


def needed_conditions(at: datetime) -> Iterator[Condition]:
    """Yield the conditions without which no visitor can be served."""
    for name, check in NEEDED.items():
        yield Condition(name, _wrong(check, at))


def other_conditions(at: datetime) -> Iterator[Condition]:
    """Yield the conditions that concern an administrator."""
    for name, check in OTHERS.items():
        yield Condition(name, _wrong(check, at))
    for command, hours in settings.GROUPSITE_REGULAR_COMMANDS.items():
        wrong = _wrong(partial(_last_run, command, timedelta(hours=hours)), at)
        yield Condition(command, wrong)


def _wrong(check: Callable[[datetime], str], at: datetime) -> str:
    try:
        return check(at)
    except Exception as error:  # noqa: BLE001 — whatever it is, this condition is not met
        logger.error("A condition could not be checked: %s", type(error).__name__)
        return type(error).__name__


def _database(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations(at: datetime) -> str:
    """Migrations are not taken back while a process runs, so it asks until there are none left."""
    if not _migrations_are_applied:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            return f"{len(plan)} migrations are not applied"
        _migrations_are_applied.append(True)
    return ""


_migrations_are_applied: list[bool] = []


def _applicants_files(at: datetime) -> str:
    """Whether the storage answers; the name is none of a file."""
    storage.private_storage().exists("readyz")
    return ""


def _uploads(at: datetime) -> str:
    """Whether the storage of images and documents answers; without it, pages lack their pictures."""
    default_storage.exists("readyz")
    return ""


def _page_cache(at: datetime) -> str:
    if ALIAS not in settings.CACHES:
        return ""
    caches[ALIAS].set("readyz", at.isoformat(), 60)
    return "" if caches[ALIAS].get("readyz") else "does not keep what it is given"


def _disk(at: datetime) -> str:
    data = Path(settings.MEDIA_ROOT).parent
    free = shutil.disk_usage(data if data.exists() else "/").free
    return "" if free >= FREE_BYTES else f"{free // 1_000_000} MB are free"


def _virus_scanner(at: datetime) -> str:
    return "" if clamd_client.is_answering() else "does not respond"


def _mail(at: datetime) -> str:
    """Mail that was tried in vain waits from when it was written; other mail from when it was due."""
    tried = Q(attempts__gt=0) | Q(busy_until=None)
    is_late = Q(tried, written_at__lte=at - LATE) | Q(attempts=0, busy_until__lte=at - LATE)
    counts = OutgoingMail.objects.filter(sent_at=None).aggregate(
        late=Count("pk", filter=is_late & HAS_ATTEMPTS_LEFT),
        given_up=Count("pk", filter=~HAS_ATTEMPTS_LEFT),
    )
    late, given_up = counts["late"], counts["given_up"]
    said = [f"{late} e-mails are waiting"] if late else []
    said += [f"{given_up} e-mails could not be sent"] if given_up else []
    return ", ".join(said)


def _worker(at: datetime) -> str:
    """With GROUPSITE_TASKS=worker; `applications_housekeeping` does the most urgent of it meanwhile."""
    late = waiting_tasks().filter(enqueued_at__lte=at - LATE).count() if has_worker() else 0
    return f"{late} tasks are waiting" if late else ""


def _scheduled_publishing(at: datetime) -> str:
    """`publish_scheduled` has not run if what should be public by now is not."""
    late = Revision.objects.filter(approved_go_live_at__lte=at - LATE).count()
    return f"publications that are late: {late}" if late else ""


def _last_run(command: str, longest: timedelta, at: datetime) -> str:
    run = CommandRun.objects.filter(command=command).first()
    if run is None:
        return "has never run"
    if run.ended_at >= at - longest:
        return ""
    return f"last ended without an error at {run.ended_at:%Y-%m-%d %H:%M} UTC"


NEEDED: Final[dict[str, Callable[[datetime], str]]] = {
    "database": _database,
    "migrations": _migrations,
    "applicants_files": _applicants_files,
}
OTHERS: Final[dict[str, Callable[[datetime], str]]] = {
    "uploads": _uploads,
    "page_cache": _page_cache,
    "disk": _disk,
    "virus_scanner": _virus_scanner,
    "mail": _mail,
    "worker": _worker,
    "scheduled_pages": _scheduled_publishing,
}
