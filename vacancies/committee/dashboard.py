"""Dashboard panel of vacancies that accept applications or whose applications need attention.

Shows the same vacancies and counts as the list of applications, to the same users (R37).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.content.dashboard.components import (
    MAX_ROWS,
    DashboardPanel,
    PanelLink,
    PanelRow,
    PanelRows,
)
from people.content.types import User
from vacancies.applications import permissions
from vacancies.applications.committee_url import committee_url
from vacancies.choices import ApplicationMethod
from vacancies.committee.vacancy_list_view import count_per_vacancy_subquery
from vacancies.models import (
    AccessAction,
    AccessEntry,
    Application,
    RetentionRule,
    Vacancy,
    VacancyReader,
)
from vacancies.posting import wording
from vacancies.posting.lifecycle import ENDED_STATES, OPEN_STATES
from vacancies.retention.expiry import last_day_of_retention

# What shows a user all applications of a vacancy.
VIEW_ACTIONS: Final = (AccessAction.LISTED, AccessAction.DOWNLOADED_ALL, AccessAction.EXPORTED_LIST)
# How long before the erasure officers see a note.
ERASURE_NOTICE: Final = timedelta(days=30)


class DashboardEntry(NamedTuple):
    """An entry of the panel: a vacancy and a note on it; the lowest `urgency` comes first."""

    urgency: int
    vacancy: Any
    note: str


class ApplicationsPanel(DashboardPanel):
    name = "groupsite-applications"
    order = 105
    heading = _("Applications")
    empty = _("No applications are waiting for you.")
    _has_applications = False  # whether the user reads any; known once the rows have been read

    def is_shown_without_rows(self, user: User) -> bool:
        return self._has_applications

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        user = request.user
        self._has_applications = permissions.is_officer(user) or permissions.has_reader_appointment(
            user
        )
        if not self._has_applications:
            return PanelRows()
        is_officer = permissions.is_officer(user)
        waiting = sorted(_iter_dashboard_entries(user, at), key=lambda one: one.urgency)
        rows = [_panel_row(one, is_officer) for one in islice(waiting, MAX_ROWS)]
        if len(waiting) <= MAX_ROWS:
            return PanelRows(rows)
        return PanelRows(rows, _("See the full list"), committee_url("index"))


def _iter_dashboard_entries(user: User, at: datetime) -> Iterator[DashboardEntry]:
    is_officer, rule = permissions.is_officer(user), None
    for vacancy in _readable_vacancies_with_counts(user, at):
        retention = getattr(vacancy, "retention", None)
        if retention is None or retention.decided_on is None:
            yield from _entries_before_decision(vacancy, at)
        elif is_officer:
            rule = rule or RetentionRule.load()
            yield from _erasure_deadline_entries(vacancy, rule, at)


def _readable_vacancies_with_counts(user: User, at: datetime) -> Any:
    """Return the readable vacancies that take or have applications, with their counts.

    `n_newer` counts those that arrived after the user last looked at all of them.
    """
    sent = Application.objects.received().filter(vacancy=OuterRef("pk"))
    looks = AccessEntry.objects.filter(vacancy=OuterRef("pk"), user=user.pk, act__in=VIEW_ACTIONS)
    last_look = Subquery(looks.order_by("-at").values("at")[:1])
    vacancies = permissions.readable_vacancies(user, at).annotate(looked_at=last_look)
    # Of past vacancies, most of which nobody has applied for here, the panel shows nothing.
    takes = Q(application_method=ApplicationMethod.FORM, live=True, outcome="") & (
        Q(closes_at=None) | Q(closes_at__gt=at)
    )
    return (
        vacancies.filter(Exists(sent) | takes)
        .annotate(
            n_received=count_per_vacancy_subquery(sent),
            n_newer=count_per_vacancy_subquery(sent.filter(received_at__gt=OuterRef("looked_at"))),
            has_readers=Exists(VacancyReader.objects.filter(vacancy=OuterRef("pk"))),
        )
        .select_related("retention")
        .open_first(at)
    )


def _entries_before_decision(vacancy: Any, at: datetime) -> Iterator[DashboardEntry]:
    """Yield an entry if the vacancy is open, has new applications, or awaits the decision."""
    new = vacancy.n_received if vacancy.looked_at is None else vacancy.n_newer
    state = vacancy.state(at)
    parts = [_application_count_text(vacancy, new)]
    if state in OPEN_STATES and vacancy.application_method == ApplicationMethod.FORM:
        yield DashboardEntry(
            0 if new else 3, vacancy, ", ".join([*parts, _days_until_closing_text(vacancy, at)])
        )
    elif state in ENDED_STATES and vacancy.n_received:
        waits = gettext("awaiting the decision")
        yield DashboardEntry(0 if new else 1, vacancy, ", ".join([*parts, waits]))
    elif new:
        yield DashboardEntry(0, vacancy, parts[0])


def _application_count_text(vacancy: Any, new: int) -> str:
    if not vacancy.n_received:
        return gettext("No applications yet")
    if new and vacancy.looked_at is None:
        return ngettext("%(count)d new application", "%(count)d new applications", new) % {
            "count": new
        }
    if new:
        return ngettext(
            "%(count)d new application since you last looked",
            "%(count)d new applications since you last looked",
            new,
        ) % {"count": new}
    return ngettext(
        "%(count)d application, not new",
        "%(count)d applications, none of them new",
        vacancy.n_received,
    ) % {"count": vacancy.n_received}


def _days_until_closing_text(vacancy: Vacancy, at: datetime) -> str:
    days = vacancy.days_left(at)
    if days is None:
        return gettext("open until filled")
    if days <= 0:
        return gettext("closes today")
    return ngettext("closes in %(count)d day", "closes in %(count)d days", days) % {"count": days}


def _erasure_deadline_entries(
    vacancy: Any, rule: RetentionRule, at: datetime
) -> Iterator[DashboardEntry]:
    """Yield an entry if the retention period ends within 30 days, or has ended without erasure."""
    last = last_day_of_retention(vacancy.retention, rule)
    today = at.astimezone(ZoneInfo(vacancy.time_zone)).date()
    if not vacancy.n_received or last is None or last - ERASURE_NOTICE > today:
        return
    values = {"date": wording.date_text(last)}
    if vacancy.retention.hold:
        note = gettext("kept until %(date)s; the hold prevents erasure after that date") % values
    elif rule.confirmed_at is None:
        note = gettext(
            "kept until %(date)s, but nothing will be erased then: no administrator has confirmed "
            "the retention rule"
        )
        note %= values
    else:
        note = gettext("will be erased after %(date)s") % values
    count = ngettext("%(count)s application", "%(count)s applications", vacancy.n_received)
    yield DashboardEntry(2, vacancy, ", ".join([count % {"count": vacancy.n_received}, note]))


def _panel_row(entry: DashboardEntry, is_officer: bool) -> PanelRow:
    vacancy = entry.vacancy
    return PanelRow(
        title=str(vacancy),
        url=committee_url("list", vacancy.pk),
        kind=vacancy.get_kind_display(),
        note=entry.note,
        links=list(_readers_and_retention_links(entry)) if is_officer else [],
    )


def _readers_and_retention_links(entry: DashboardEntry) -> Iterator[PanelLink]:
    """Yield links to the readers and to the retention, as the stage of the vacancy needs them."""
    vacancy = entry.vacancy
    if entry.urgency != 2 and not vacancy.has_readers:
        yield PanelLink(gettext("Add a reader"), committee_url("reader_add", vacancy.pk))
    elif entry.urgency != 2:
        yield PanelLink(gettext("Readers"), committee_url("readers", vacancy.pk))
    if entry.urgency in (1, 2):
        yield PanelLink(gettext("After the decision"), committee_url("retention", vacancy.pk))
