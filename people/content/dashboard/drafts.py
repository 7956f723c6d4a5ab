"""Dashboard panel of draft facts and pages that the user may publish."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from people.content.dashboard.components import (
    MAX_ROWS,
    DashboardPanel,
    PanelRow,
    PanelRows,
    model_verbose_name,
)
from people.content.dashboard.dashboard_records import DashboardRecords, dashboard_records
from people.content.dashboard.scope import (
    possibly_permitted_record_pages,
    record_models_in_admin,
    records_with_any_permission,
)
from people.content.dashboard.unpublished_records import LONG_AGO, UnpublishedRecord
from people.content.languages.tabs import tabs_of_record_or_page
from people.content.publishing.states import LanguageState
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import may_see_draft
from people.content.types import User


class DraftsToPublishPanel(DashboardPanel):
    """Dashboard panel of drafts that the user may publish."""

    name = "groupsite-drafts"
    order = 140
    heading = _("Drafts waiting")
    empty = _("Nothing is waiting for you to publish.")

    def is_shown_without_rows(self, user: User) -> bool:
        return any(
            records_with_any_permission(user, model, "publish").exists()
            or (
                model.has_pages()
                and possibly_permitted_record_pages(user, model, "publish").exists()
            )
            for model in record_models_in_admin()
        )

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        shown = dashboard_records(request, at)
        rows = _panel_rows_by_record(shown, request.user)
        chosen = [(one.model, one.pk) for one in shown.unpublished[:MAX_ROWS]]
        return PanelRows(
            [rows[one] for one in chosen if one in rows],
            _older_drafts_note(len(shown.unpublished) - MAX_ROWS),
        )


def _panel_rows_by_record(shown: DashboardRecords, user: User) -> dict[tuple[Any, int], PanelRow]:
    """Return the panel's rows by (model, record ID); a record without tabs has no row."""
    records = shown.drafts.values()
    submitted = _records_with_facts_in_workflow(records)
    found = {}
    for one in shown.unpublished[:MAX_ROWS]:
        record = shown.drafts.get((one.model, one.pk))
        if record is None:
            continue
        pages = _unpublished_pages_user_may_publish(one, shown.states[record], user)
        tabs = _unpublished_tabs(record, shown.states[record], one, pages, user)
        if not tabs:
            continue
        is_submitted = record in submitted or any(page.workflow_in_progress for page in pages)
        found[one.model, one.pk] = PanelRow(
            title=_panel_row_title(record, shown.titles[record], pages, user),
            url=next((tab.url for tab in tabs if tab.url), None),
            kind=model_verbose_name(record),
            note=gettext("Submitted for review") if is_submitted else "",
            tabs=tabs,
            changed_at=one.changed_at if one.changed_at > LONG_AGO else None,
        )
    return found


def _unpublished_pages_user_may_publish(
    unpublished: UnpublishedRecord, states: list[LanguageState], user: User
) -> list[Any]:
    pages = [state.page for state in states if state.page and state.page.pk in unpublished.pages]
    return [page for page in pages if page.permissions_for_user(user).can_publish()]


def _unpublished_tabs(
    record: BaseRecord,
    states: list[LanguageState],
    unpublished: UnpublishedRecord,
    pages: list[Page],
    user: User,
) -> list[Any]:
    """Return the tabs of the facts, if these are unpublished, and of the languages of `pages`."""
    facts, *languages = tabs_of_record_or_page(record, states, user)
    shown = [tab for tab, state in zip(languages, states, strict=True) if state.page in pages]
    return [*([facts] if unpublished.facts else []), *shown]


def _panel_row_title(record: BaseRecord, draft_title: str, pages: list[Page], user: User) -> str:
    """Return the draft's title; the page's title if the user may not see the draft facts."""
    if not pages or may_see_draft(user, record):
        return draft_title
    return str(pages[0].get_admin_display_title())


def _records_with_facts_in_workflow(records: Collection[BaseRecord]) -> set[BaseRecord]:
    """Return the records whose facts are in a workflow."""
    if not records or not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return set()
    kinds = ContentType.objects.get_for_models(*{type(record) for record in records})
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type__in=kinds.values(),
        object_id__in=[str(record.pk) for record in records],
    )
    found = set(states.values_list("base_content_type", "object_id"))
    return {one for one in records if (kinds[type(one)].pk, str(one.pk)) in found}


def _older_drafts_note(count: int) -> str:
    """Return the note that there are `count` more drafts than the panel shows; empty for none."""
    if count <= 0:
        return ""
    return ngettext(
        "%(count)s more, changed earlier.", "%(count)s more, changed earlier.", count
    ) % {"count": count}
