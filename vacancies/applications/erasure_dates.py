"""The dates by which drafts and withdrawn applications are erased, as applicants see them.

`vacancies.retention.cleanup` erases a withdrawn application some days after its withdrawal, and a
draft as many days after the deadline, or after its last change if there is no deadline. The dates
here are a day later, so that they are kept even if cleanup runs only once a day.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from vacancies import conf
from vacancies.models import Vacancy
from vacancies.posting import wording

A_DAY = timedelta(days=1)


def withdrawn_erasure_day_text(vacancy: Vacancy, withdrawn_at: datetime) -> str:
    """Return the date by which an application withdrawn at this time is erased, as text."""
    return wording.date_text(_erasure_day(vacancy, withdrawn_at))


def draft_erasure_day_text(vacancy: Vacancy) -> str:
    """Return the date by which an unsent draft is erased, as text; empty without a deadline."""
    if vacancy.closes_at is None:
        return ""
    return wording.date_text(_erasure_day(vacancy, vacancy.closes_at))


def _erasure_day(vacancy: Vacancy, moment: datetime) -> date:
    """Return the date of erasure, counted from `moment`, in the vacancy's time zone."""
    due = moment + timedelta(days=conf.draft_days()) + A_DAY
    return due.astimezone(ZoneInfo(vacancy.time_zone)).date()
