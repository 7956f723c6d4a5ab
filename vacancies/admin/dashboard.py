"""Dashboard panels: vacancies that close soon, and vacancies that the user supervises."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.admin.own_content_panel import RecordOfPerson
from people.content.dashboard.components import (
    MAX_ROWS,
    DashboardPanel,
    PanelLink,
    PanelRow,
    PanelRows,
)
from people.content.language_names import language_name_capitalised
from people.content.records.lookup import pages_for
from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING, may_change, may_publish
from people.content.records.urls import edit_url
from people.content.types import User
from people.models import Person
from vacancies.admin.actions import buttons
from vacancies.admin.listing import columns
from vacancies.admin.listing.application_counts import received_application_counts
from vacancies.admin.listing.filters import StateGroup
from vacancies.alerts.links import are_alerts_mounted
from vacancies.applications.committee_url import committee_url
from vacancies.models import Vacancy
from vacancies.models.alerts import subscription_count_by_language
from vacancies.posting.facts import state_text


class ClosingSoonPanel(DashboardPanel):
    """Dashboard panel of the vacancies that close soon, for users of the vacancies list.

    Others who read applications find the deadlines in the panel *Applications*.
    """

    name = "groupsite-closing-soon"
    order = 120
    heading = _("Closing soon")
    empty = _("No deadlines in the coming days.")

    def is_shown_without_rows(self, user: User) -> bool:
        return _may_use_vacancy_list(user)

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        user = request.user
        listed = policy_registry.get_by_type(Vacancy).instances_user_has_any_permission_for(
            user, ACTIONS_THAT_IMPLY_VIEWING
        )
        soon = list(listed.closing_soon(at).by_deadline()[: MAX_ROWS + 1])
        counts = received_application_counts(user, soon, at)
        pages = pages_for(soon[:MAX_ROWS], get_language() or "", at)
        found = [
            _panel_row(one, pages.get(one.pk), counts.get(one.pk), request, at)
            for one in soon[:MAX_ROWS]
        ]
        if len(soon) <= MAX_ROWS:
            return PanelRows(found)
        return PanelRows(found, _("See the full list"), _closing_soon_list_url())


class AlertsPanel(DashboardPanel):
    """Dashboard panel of how many people get e-mail alerts, by language; for users of the vacancies list."""

    name = "groupsite-alerts"
    order = 130
    heading = _("E-mail alerts")

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        if not are_alerts_mounted() or not _may_use_vacancy_list(request.user):
            return PanelRows()
        counts = subscription_count_by_language()
        return PanelRows(
            [
                PanelRow(
                    title=language_name_capitalised(language),
                    note=ngettext("%(count)s subscriber", "%(count)s subscribers", count)
                    % {"count": count},
                )
                for language, count in sorted(counts.items())
            ]
        )


def _may_use_vacancy_list(user: User) -> bool:
    policy = policy_registry.get_by_type(Vacancy)
    return bool(policy.user_has_any_permission(user, ACTIONS_THAT_IMPLY_VIEWING))


def undecided_supervised_vacancies(person: Person, at: datetime) -> Iterable[RecordOfPerson]:
    """Yield the person's supervised vacancies without an outcome, open first, with their state as text."""
    for vacancy in Vacancy.objects.supervised_by(person).filter(outcome="").open_first(at):
        yield RecordOfPerson(vacancy, state_text(vacancy.state(at), vacancy.days_left(at)))


def _panel_row(
    vacancy: Vacancy,
    page: Page | None,
    application_count: int | None,
    request: HttpRequest,
    at: datetime,
) -> PanelRow:
    """Return a row that links to the vacancy's facts, or to its page for users who cannot edit."""
    url = page.get_url(request) if page else None
    if may_change(request.user, vacancy):
        url = edit_url(vacancy)
    return PanelRow(
        title=str(vacancy),
        url=url,
        kind=vacancy.get_kind_display(),
        note=_deadline_note(vacancy, at),
        links=[
            *_application_links(vacancy, application_count),
            *_action_links(vacancy, request.user, at),
        ],
    )


def _deadline_note(vacancy: Vacancy, at: datetime) -> str:
    values = {
        "day": columns.deadline_cell_text(vacancy),
        "left": columns.days_left_text(vacancy, at),
    }
    return gettext("%(day)s, %(left)s") % values


def _application_links(vacancy: Vacancy, application_count: int | None) -> list[PanelLink]:
    if application_count is None:
        return []
    text = ngettext("%(count)s application", "%(count)s applications", application_count) % {
        "count": application_count
    }
    return [PanelLink(text, committee_url("list", vacancy.pk))]


def _action_links(vacancy: Vacancy, user: User, at: datetime) -> list[PanelLink]:
    if not may_publish(user, vacancy):
        return []
    return [
        PanelLink(action.label, buttons.action_url(action, vacancy))
        for action in (buttons.EXTEND, buttons.CLOSE)
        if action in buttons.available_actions(vacancy, at)
    ]


def _closing_soon_list_url() -> str:
    name = Vacancy.snippet_viewset.get_url_name("list")
    return f"{reverse(name)}?state={StateGroup.CLOSING_SOON.value}"
