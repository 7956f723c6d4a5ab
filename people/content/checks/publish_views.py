"""Views that publish a record with all its pages, or a record that it refers to."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content.checks import findings_display
from people.content.checks.all_findings import all_findings
from people.content.checks.findings_display import ShownFinding
from people.content.findings.finding import errors
from people.content.languages.tabs import stored_language_states, tabs_for_instance
from people.content.publishing.actions import try_to_publish_unpublished_facts
from people.content.publishing.publish_all import (
    drafts_to_publish,
    may_publish_without_findings,
    publish_drafts_with_chosen_references,
)
from people.content.publishing.states import PageState
from people.content.records.permissions import may_change, may_publish
from people.content.records.urls import edit_url
from people.content.request_time import received_at


class PublishAllView(WagtailAdminTemplateMixin, TemplateView):
    """View that publishes a record, its pages and referenced drafts, after confirmation."""

    model: Any = None
    index_url_name = ""
    header_icon = "upload"
    template_name = "groupsite_people/admin/publish_all.html"

    @cached_property
    def record_language_states(self) -> Any:
        """Return the stored language states of the record in the URL. Raises Http404."""
        return stored_language_states(get_object_or_404(self.model, pk=self.kwargs["pk"]))

    @cached_property
    def drafts_to_publish(self) -> Any:
        """Return the `DraftsToPublish` of the record; None if they cannot be published at once."""
        record_language_states = self.record_language_states
        return drafts_to_publish(
            record_language_states.record,
            record_language_states.draft,
            record_language_states.languages,
            self.request.user,
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        record = self.record_language_states.record
        if not (may_change(request.user, record) and may_publish(request.user, record)):
            raise PermissionDenied
        if self.drafts_to_publish is None:
            messages.info(request, _("There is nothing here to publish together any more."))
            return redirect(edit_url(record))
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return findings_display.publish_all_label(
            len(self.drafts_to_publish.pages), self.drafts_to_publish.is_every_language
        )

    def get_page_subtitle(self) -> str:
        return str(self.record_language_states.draft)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        name = str(self.model._meta.verbose_name_plural)
        listing = {"url": reverse(self.index_url_name), "label": name}
        return [listing, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record, drafts = self.record_language_states.record, self.drafts_to_publish
        found = findings_display.checks_panel_context(
            record, self.request, received_at(self.request)
        )
        shown = [one for one in found["warnings"] if not _is_listed_on_screen(one)]
        return super().get_context_data(
            **{**found, "warnings": shown},
            tabs=tabs_for_instance(record, self.request.user, current_tab=0),
            together=drafts,
            facts_url=edit_url(record),
            unticked=self._unticked_draft_ids(),
            **kwargs,
        )

    def _unticked_draft_ids(self) -> list[int]:
        """Return the primary keys of the referenced drafts that the user has unticked."""
        if self.request.method != "POST":
            return []
        ticked = self.request.POST.getlist("named")
        return [
            one.pk for one in self.drafts_to_publish.referenced_drafts if str(one.pk) not in ticked
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        drafts = self.drafts_to_publish
        if request.POST.get("shown") != drafts.digest:
            text = _(
                "Something has been changed in the meantime. This is what would be published now."
            )
            messages.warning(request, text)
            return self.get(request)
        if errors(all_findings(drafts.record, request.user, received_at(request))):
            return self.get(request)
        unticked = self._unticked_draft_ids()
        named = [one for one in drafts.referenced_drafts if one.pk not in unticked]
        pages = publish_drafts_with_chosen_references(drafts, request.user, named)
        buttons = [messages.button(page.full_url, page.full_url, new_window=True) for page in pages]
        both, every = _("Published in both languages."), _("Published in every language.")
        messages.success(request, both if len(pages) == 2 else every, buttons=buttons)
        return redirect("wagtailadmin_pages:edit", drafts.pages[0].pk)


def _is_listed_on_screen(finding: ShownFinding) -> bool:
    """Whether the screen lists what the finding is about: a draft text or a referenced draft."""
    state = finding.language_state
    return bool(finding.action or (state and state.state == PageState.DRAFT))


class PublishFactsView(View):
    """View that publishes the facts of a referenced record, on a POST from the checks panel."""

    model: Any = None
    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.record = get_object_or_404(self.model, pk=kwargs["pk"])
        if not may_publish(request.user, self.record):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return redirect(edit_url(self.record))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        record = self.record
        if not may_publish_without_findings(
            record, request.user
        ) or not try_to_publish_unpublished_facts(record, request.user):
            text = _("“%(name)s” cannot be published yet. Open it to see what is missing.")
            return JsonResponse({"text": text % {"name": record}}, status=409)
        return JsonResponse({"text": _("“%(name)s” has been published.") % {"name": record}})
