"""Dashboard panel of draft facts and pages that the user may publish."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from people.content.dashboard.components import (
    LIMIT,
    DashboardPanel,
    PanelRow,
    PanelRows,
    model_verbose_name,
)
from people.content.dashboard.scope import pages_in_scope, record_models, records_with_permission
from people.content.languages.tabs import tabs_of_owner
from people.content.publishing.states import LanguageState, language_states
from people.content.records.latest_drafts import latest_draft_titles
from people.content.records.permissions import may_see_draft
from people.content.records.record import Record
from people.content.types import User

UNPUBLISHED: Final = Q(live=False) | Q(has_unpublished_changes=True)
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class UnpublishedRecord:
    """The unpublished facts and pages of one record."""

    model: Any
    pk: int
    facts: bool = False
    pages: set[int] = field(default_factory=set)
    changed_at: datetime = LONG_AGO

    def update_changed_at(self, at: datetime | None) -> None:
        """Set the time of the last change, unless a later one is known."""
        self.changed_at = max(self.changed_at, at or LONG_AGO)


class DraftsPanel(DashboardPanel):
    """Dashboard panel of drafts that the user may publish."""

    name = "groupsite-drafts"
    order = 140
    heading = _("Drafts waiting")
    empty = _("Nothing waits for you to publish it.")

    def is_shown_without_rows(self, user: User) -> bool:
        return any(
            records_with_permission(user, model, "publish").exists()
            or pages_in_scope(user, model, "publish").exists()
            for model in record_models()
        )

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        found = sorted(
            unpublished_records(request.user), key=lambda one: one.changed_at, reverse=True
        )
        rows: dict[tuple[Any, int], PanelRow] = {}
        for model in record_models():
            unpublished = [one for one in found[:LIMIT] if one.model is model]
            rows |= _rows_by_record(model, unpublished, request.user)
        chosen = [(one.model, one.pk) for one in found[:LIMIT]]
        return PanelRows(
            [rows[one] for one in chosen if one in rows], _older_drafts_note(len(found) - LIMIT)
        )


def unpublished_records(user: User) -> Iterable[UnpublishedRecord]:
    """Return the records with unpublished facts or pages that the user may publish."""
    found: dict[tuple[Any, int], UnpublishedRecord] = {}
    for model in record_models():
        facts = records_with_permission(user, model, "publish").filter(UNPUBLISHED).order_by()
        for pk, at in facts.values_list("pk", "latest_revision__created_at"):
            one = found.setdefault((model, pk), UnpublishedRecord(model, pk))
            one.facts = True
            one.update_changed_at(at)
        owner = f"{model.page_model().record_field}_id"
        pages = pages_in_scope(user, model, "publish").filter(UNPUBLISHED).order_by()
        for page, pk, at in pages.values_list("pk", owner, "latest_revision_created_at"):
            one = found.setdefault((model, pk), UnpublishedRecord(model, pk))
            one.pages.add(page)
            one.update_changed_at(at)
    return found.values()


def _rows_by_record(
    model: type[Record], unpublished: list[UnpublishedRecord], user: User
) -> dict[tuple[Any, int], PanelRow]:
    """Return the panel's rows for records of one model, by model and record id."""
    records = list(model.objects.filter(pk__in=[one.pk for one in unpublished]))
    states, titles, submitted = (
        language_states(records),
        latest_draft_titles(records),
        _submitted_record_ids(records),
    )
    by_pk = {one.pk: one for one in unpublished}
    found = {}
    for record in records:
        one = by_pk[record.pk]
        pages = _publishable_pages(one, states[record.pk], user)
        tabs = _unpublished_tabs(record, states[record.pk], one, pages, user)
        if not tabs:
            continue
        is_submitted = record.pk in submitted or any(page.workflow_in_progress for page in pages)
        found[model, record.pk] = PanelRow(
            title=_row_title(record, titles[record.pk], pages, user),
            url=next((tab.url for tab in tabs if tab.url), None),
            kind=model_verbose_name(record),
            note=gettext("Submitted for review") if is_submitted else "",
            tabs=tabs,
            changed_at=one.changed_at if one.changed_at > LONG_AGO else None,
        )
    return found


def _publishable_pages(
    unpublished: UnpublishedRecord, states: list[LanguageState], user: User
) -> list[Any]:
    pages = [state.page for state in states if state.page and state.page.pk in unpublished.pages]
    return [page for page in pages if page.permissions_for_user(user).can_publish()]


def _unpublished_tabs(
    record: Record,
    states: list[LanguageState],
    unpublished: UnpublishedRecord,
    pages: list[Page],
    user: User,
) -> list[Any]:
    """Return the language tabs of the unpublished facts and pages."""
    facts, *languages = tabs_of_owner(record, states, user)
    shown = [tab for tab, state in zip(languages, states, strict=True) if state.page in pages]
    return [*([facts] if unpublished.facts else []), *shown]


def _row_title(record: Record, draft_title: str, pages: list[Page], user: User) -> str:
    """Return the draft's title; the page's for users who may publish pages but not see draft facts."""
    if not pages or may_see_draft(user, record):
        return draft_title
    return str(pages[0].get_admin_display_title())


def _submitted_record_ids(records: list[Record]) -> set[int]:
    """Return the ids of the records whose facts are in a workflow."""
    if not records or not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return set()
    kind = ContentType.objects.get_for_model(type(records[0]))
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=kind,
        object_id__in=[str(record.pk) for record in records],
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def _older_drafts_note(count: int) -> str:
    """Return the note that there are `count` more drafts than the panel shows; empty for none."""
    if count <= 0:
        return ""
    return ngettext(
        "%(count)s more, changed longer ago.", "%(count)s more, changed longer ago.", count
    ) % {"count": count}
