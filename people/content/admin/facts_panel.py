"""Panel of the page editor that shows the record's facts read-only, beside the page's texts."""

from datetime import datetime
from typing import Any

from django.template import Context
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Page

from people.content.findings.finding import finding_texts
from people.content.languages.tabs import stored_language_states
from people.content.records.base_record import BaseRecord
from people.content.records.latest_drafts import draft_to_read
from people.content.records.permissions import may_change, may_see_draft
from people.content.records.urls import edit_url
from people.content.request_time import received_at
from people.content.types import User


def facts_panel_context(page: Page, user: User, at: datetime) -> dict[str, Any]:
    """Return the context of the facts panel: draft facts and changes, or only the published facts.

    Users without a permission on the record see only the published facts, if there are any.
    """
    kept = stored_language_states(page)
    record, draft = (kept.record, kept.draft) if kept else (page.record, draft_to_read(page.record))
    if not may_see_draft(user, record):
        live = record if record.live else None
        return {
            "facts": live.summary_rows() if live else [],
            "key_facts": live.key_facts(at) if live else [],
        }
    return {
        "key_facts": draft.key_facts(at),
        "facts": draft.summary_rows(),
        "differences": names_of_changed_facts(record, draft) if record.live else [],
        "publishing_errors": finding_texts(draft.publishing_findings()) if not record.live else [],
        "edit_url": edit_url(record) if may_change(user, record) else None,
    }


def names_of_changed_facts(record: BaseRecord, draft: BaseRecord) -> list[str]:
    """Return the names of facts whose draft differs from the published value; [] if none do."""
    if not record.has_unpublished_changes:
        return []
    return [one.name for one in record.differences(draft)]


class FactsPanel(Panel):
    """Shows the facts of the page's record read-only: the panel has no form fields."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Facts"))
        kwargs.setdefault("icon", "list-ul")
        super().__init__(**kwargs)

    @property
    def clean_name(self) -> str:
        return super().clean_name or "facts"

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_people/admin/facts_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            at = received_at(self.request)
            return {**context, **facts_panel_context(self.instance, self.request.user, at)}
