"""Runs the checks on the edit views of records and pages: side panel and publishing."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import Context
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel, ChecksSidePanel
from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.models import Page

from people.content.checks import findings_display
from people.content.languages.tabs import record_of, record_or_page_of, reset_language_states_cache
from people.content.publishing.publish_all import DRAFT_CHECKBOX_NAME
from people.content.publishing.validation import (
    page_publishing_findings,
    record_publishing_findings,
)
from people.content.records.base_record import BaseRecord
from people.content.request_time import received_at

# Buttons that publish, or submit to somebody who publishes. Wagtail uses both spellings.
PUBLISHING_ACTIONS: Final = {"publish", "submit", "restart_workflow", "restart-workflow"}
APPROVE: Final = "approve"


class PublishingChecksPanel(ChecksSidePanel):
    """Wagtail's checks panel with our findings above those of its preview script."""

    template_name = "groupsite_people/admin/checks_panel.html"

    class SidePanelToggle(ChecksSidePanel.SidePanelToggle):
        """Shows the number of our findings; a script adds those of the preview later."""

        template_name = "groupsite_people/admin/checks_toggle.html"

        def get_context_data(self, parent_context: Context) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "found": self.panel.checks.get("count", 0)}

    def __init__(self, instance: BaseRecord | Page, request: HttpRequest) -> None:
        super().__init__(instance, request)
        self.checks = findings_display.checks_panel_context(instance, request, received_at(request))

    def get_context_data(self, parent_context: Context) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return {**context, **self.checks, "has_preview": self.object.is_previewable()}


def with_checks_panel(
    panels: MediaContainer, view: CreateEditViewOptionalFeaturesMixin, instance: BaseRecord | Page
) -> MediaContainer:
    """Return the side panels with our checks panel in place of Wagtail's, or added to them.

    Returns them unchanged for responses that are not a whole screen.
    """
    if view.expects_json_response or view.hydrate_create_view:
        return panels
    ours = PublishingChecksPanel(instance, view.request)
    kept: list[BaseSidePanel] = [
        ours if isinstance(panel, ChecksSidePanel) else panel for panel in panels
    ]
    return MediaContainer(kept if ours in kept else [*kept, ours])


class RecordChecksMixin:
    """Adds the publishing checks to the edit view of a record. Put it before Wagtail's view."""

    request: HttpRequest

    def get_side_panels(self) -> Any:
        view: Any = self
        return with_checks_panel(super().get_side_panels(), view, view.object)  # type: ignore[misc]

    def findings_preventing_publish_action(self, draft: BaseRecord) -> list[Any]:
        """Return the findings that prevent publishing; [] if the form is only saved."""
        view: Any = self
        approves = view.action == "workflow-action" and view.workflow_action == APPROVE
        if not approves and view.action not in PUBLISHING_ACTIONS:
            return []
        return record_publishing_findings(view.live_object, draft, received_at(self.request))

    def form_valid(self, form: WagtailAdminModelForm) -> HttpResponse:
        """Save; after publishing, also publish the ticked drafts and add a message with the warnings."""
        view: Any = self
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if view.action == "publish" and not view.expects_json_response:
            findings_display.publish_ticked_drafts_and_add_message(view.object, self.request)
            findings_display.add_any_warnings_after_publishing(
                view.object, self.request, received_at(self.request)
            )
        return response


class ApprovalChecksMixin:
    """Checks the facts before a record is approved. Put it before Wagtail's approval view."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        draft = view.task_state.revision.as_object()
        found = record_publishing_findings(view.object, draft, received_at(request))
        if view.action_name != APPROVE or not found:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        findings_display.add_publishing_refused_message(found, request, view.object)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            step = {"step": "success", "redirect": view.redirect_url}
            return view.render_modal_json(request, step)
        return redirect(view.redirect_url)


class PageChecksMixin:
    """Adds the publishing checks to the edit view of a page. Put it before Wagtail's view."""

    request: HttpRequest

    def get_side_panels(self) -> Any:
        view: Any = self
        return with_checks_panel(super().get_side_panels(), view, view.page)  # type: ignore[misc]

    def form_valid(self, form: WagtailAdminModelForm) -> HttpResponse:
        """Save the page, or show the form again if findings prevent publishing it."""
        view: Any = self
        if self._is_publish_submit_or_approve():
            at = received_at(self.request)
            if found := page_publishing_findings(form.instance, self.request.user, at):
                form.restore_required_fields()
                findings_display.add_publishing_refused_message(
                    found, self.request, record_or_page_of(view.page)
                )
                view.has_unsaved_changes = True
                return view.render_to_response(view.get_context_data())
        return super().form_valid(form)  # type: ignore[misc]

    def _is_publish_submit_or_approve(self) -> bool:
        view: Any = self
        if view.action_name == "perform_workflow_action":
            return bool(view.workflow_action == APPROVE)
        return view.action_name in PUBLISHING_ACTIONS

    def publish_action(self) -> HttpResponse:
        """Publish the page and the ticked drafts, then add a message with the warnings."""
        view: Any = self
        response: HttpResponse = super().publish_action()  # type: ignore[misc]
        if view.page.live:
            if self.request.POST.getlist(DRAFT_CHECKBOX_NAME):
                reset_language_states_cache(view.page)
            findings_display.publish_ticked_drafts_and_add_message(
                record_of(view.page), self.request
            )
            findings_display.add_any_warnings_after_publishing(
                view.page, self.request, received_at(self.request)
            )
        return response
