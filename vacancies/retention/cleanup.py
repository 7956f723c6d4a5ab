"""Erases old drafts and withdrawn applications, unfinished ads, and files without a row (R26).

A killed process may leave a stored file without a row.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q

from vacancies import conf
from vacancies.applications.files import storage
from vacancies.models import Application, ApplicationFile, UnfinishedAd
from vacancies.retention.erasure import erase_application_and_count_files

# An upload in progress stores its file before its row.
ORPHAN_AGE: Final = timedelta(hours=24)


def erase_old_drafts_and_withdrawn(at: datetime) -> int:
    """Erase drafts long after closing and applications long withdrawn, unless held (R72); return how many.

    `applications.erasure_dates` returns the dates that applicants are shown.
    """
    before = at - timedelta(days=conf.draft_days())
    over: Any = Q(vacancy__closes_at__lte=before) | Q(
        vacancy__closes_at=None, changed_at__lte=before
    )
    old_draft: Any = Q(received_at=None, withdrawn_at=None) & over
    unwanted = Application.objects.filter(old_draft | Q(withdrawn_at__lte=before))
    unheld = unwanted.exclude(vacancy__retention__hold=True)
    return sum(
        erase_application_and_count_files(pk, at) is not None
        for pk in list(unheld.values_list("pk", flat=True))
    )


def delete_expired_unfinished_ads(at: datetime) -> int:
    """Delete pasted ads that have not changed for 30 days; return how many."""
    deleted, _by_model = UnfinishedAd.objects.expired(at).delete()
    return deleted


def delete_stored_files_without_row(at: datetime) -> int:
    """Delete stored files that have no row and are older than a day; return how many."""
    orphans = stored_files_without_row(at - ORPHAN_AGE)
    for name in orphans:
        storage.remove(name)
    return len(orphans)


def stored_files_without_row(before: datetime) -> list[str]:
    """Return the names of stored files that have no row and were written before. Lists files first."""
    old = [name for name, written in storage.iter_stored_files() if written <= before]
    named = set(ApplicationFile.objects.values_list("stored", flat=True))
    return [name for name in old if name not in named]
