"""Dashboard panel *My pages*: the user's own person, and the records that other apps add.

Other apps add records with a hook, so that `people` does not need to import them:

    @hooks.register(own_content_panel.HOOK)
    def areas(person: Person, at: datetime) -> Iterable[RecordOfPerson]: ...

A second hook tells whether the user has other tasks here; such users are not asked to get a person:

    @hooks.register(own_content_panel.OTHER_TASKS)
    def reads_applications(user: User) -> bool: ...
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from people.content.dashboard.components import (
    DashboardPanel,
    PanelLink,
    PanelRow,
    PanelRows,
    model_verbose_name,
)
from people.content.dashboard.dashboard_records import dashboard_records
from people.content.languages.tabs import tabs_of_record_or_page
from people.content.publishing.states import LanguageState, language_states_by_record
from people.content.records.latest_drafts import titles_by_record
from people.content.records.lookup import pages_for
from people.content.records.permissions import may_see_draft
from people.content.types import User
from people.models import Person

HOOK: Final = "groupsite_records_of_person"
OTHER_TASKS: Final = "groupsite_other_tasks_of_user"


@dataclass(frozen=True)
class RecordOfPerson:
    """A record that belongs to a person, as the hook functions return it for *My pages*."""

    record: Any
    note: Any = ""  # the person's role in the record, or its state


class OwnContentPanel(DashboardPanel):
    """Dashboard panel *My pages*."""

    name = "groupsite-mine"
    order = 110
    heading = _("My pages")
    empty = _(
        "No person is linked to your account yet. Ask an editor to choose your account in your "
        "entry under People. Your pages will then be listed here."
    )

    def is_shown_without_rows(self, user: User) -> bool:
        """Whether a user without rows sees the panel: only without other permissions or tasks."""
        if user.is_superuser or not user.is_active or user.get_all_permissions() - ADMIN_ACCESS:
            return False
        return not any(has_tasks(user) for has_tasks in hooks.get_hooks(OTHER_TASKS))

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        person = Person.objects.filter(user=request.user).first()
        return PanelRows(list(_panel_rows(person, request, at)) if person else [])


ADMIN_ACCESS: Final = {"wagtailadmin.access_admin"}


def _panel_rows(person: Person, request: HttpRequest, at: datetime) -> Iterator[PanelRow]:
    found = [RecordOfPerson(person)]
    for records_of in hooks.get_hooks(HOOK):
        found += records_of(person, at)
    records = [one.record for one in found]
    shown = dashboard_records(request, at, records)
    others = [record for record in records if record not in shown.states]
    states = shown.states | language_states_by_record(others)
    # A public record names itself, perhaps by what was read with it.
    named = [record for record in records if record.live or record not in shown.titles]
    titles = shown.titles | titles_by_record(named)
    for _model, of_model in groupby(found, key=lambda own: type(own.record)):
        own_records = list(of_model)
        public = pages_for((own.record for own in own_records), get_language() or "", at)
        for own in own_records:
            record = own.record
            row = _OwnRecordRow(own, states[record], titles[record], public.get(record.pk))
            yield from _panel_row_if_visible(row, request)


@dataclass(frozen=True)
class _OwnRecordRow:
    """A record of the user, with what its row in the panel shows."""

    own: RecordOfPerson
    states: list[LanguageState]
    title: str
    page: Any  # the public one, in the user's language if there is one


def _panel_row_if_visible(row: _OwnRecordRow, request: HttpRequest) -> Iterator[PanelRow]:
    """Yield the panel row of a record, or nothing if the user may not see any of it."""
    record, page = row.own.record, row.page
    tabs = [tab for tab in tabs_of_record_or_page(record, row.states, request.user) if tab.url]
    url = page.get_url(request) if page else None
    kind, note = model_verbose_name(record), row.own.note
    if tabs or may_see_draft(request.user, record):
        links = [PanelLink(_("See it on the site"), url)] if url else []
        yield PanelRow(row.title, tabs[0].url if tabs else None, kind, note, tabs, links)
    elif page:
        yield PanelRow(page.title, url, kind, note, language=page.locale.language_code)
