"""Erases applications whose retention period has ended (R71, R72).

The period is counted in months from the decision on the position; a vacancy may have its own rule
instead of the site's. Nothing is erased before an administrator has confirmed the site's rule, or
while the vacancy is on hold. A dry run prints the same lines without erasing. Lines contain
numbers, but no names or addresses.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from vacancies.applications.months_later import months_later
from vacancies.models.applications import Application, ApplicationFile
from vacancies.models.committee import Retention, RetentionRule
from vacancies.retention.erasure import erase_application_and_count_files

UNCONFIRMED = "Nothing is erased: no administrator has confirmed the rule of the site."


def iter_erase_expired_applications(at: datetime, *, dry_run: bool = False) -> Iterator[str]:
    """Erase applications whose retention period has ended; yield a line for each to print.

    Erases while the caller iterates; nothing with `dry_run`. Also yields a line for each vacancy.
    """
    rule = RetentionRule.load()
    if rule.confirmed_at is None:
        yield UNCONFIRMED
        return
    decided = Retention.objects.exclude(decided_on=None).select_related("vacancy")
    for retention in decided.order_by("vacancy_id"):
        last = last_day_of_retention(retention, rule)
        today = at.astimezone(ZoneInfo(retention.vacancy.time_zone)).date()
        if last is not None and last < today:
            yield from _iter_erase_every_application(retention, at, dry_run=dry_run)


def last_day_of_retention(retention: Retention, rule: RetentionRule) -> date | None:
    """Return the last day on which applications are kept; None before the decision."""
    if retention.decided_on is None:
        return None
    months = rule.keep_months if retention.keep_months is None else retention.keep_months
    return months_later(retention.decided_on, months)


def _iter_erase_every_application(
    retention: Retention, at: datetime, *, dry_run: bool
) -> Iterator[str]:
    """Erase all applications of a vacancy, drafts included; yield a line for each to print.

    Yields a single line, and erases nothing, if the vacancy is on hold.
    """
    mine = Application.objects.filter(vacancy=retention.vacancy).order_by("pk")
    if not mine.exists():
        return
    name = f"vacancy {retention.vacancy_id}"
    if retention.hold:
        yield f"{name}: on hold, nothing is erased"
        return
    verb = "would erase" if dry_run else "erased"
    erased = 0
    for pk, number in list(mine.values_list("pk", "number")):
        files = (
            ApplicationFile.objects.filter(application=pk).count()
            if dry_run
            else erase_application_and_count_files(pk, at)
        )
        if files is not None:
            erased += 1
            yield f"{name}: {verb} {number or 'a draft'} with {files} files"
    yield f"{name}: {verb} {erased} in all"
