"""The list of merges, each of which can be undone."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content.request_time import received_at
from research.admin.inbox.decision_messages import tell_undone
from research.admin.inbox.permissions import decision_of
from research.admin.inbox.update_history import merge_text, update_text
from research.inbox.merged_changes import changes_of
from research.inbox.undoing import undo_merge
from research.mathematics.plain import plain_text
from research.models import Candidate, Merge

A_PAGE: Final = 50


class MergedView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what has been merged, the newest first."""

    template_name = "groupsite_research/admin/inbox/merged.html"
    page_title = gettext_lazy("Updated and merged publications")
    header_icon = "resubmit"

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        merges = Merge.objects.select_related("kept", "by")
        page = Paginator(merges, A_PAGE).get_page(self.request.GET.get("p"))
        pks = {one.snapshot.get("candidate") for one in page}
        candidates = Candidate.objects.select_related("batch").in_bulk(pks - {None})
        rows = [(one, _change_text(one, candidates)) for one in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


def _change_text(merge: Merge, candidates: Mapping[int, Candidate]) -> str:
    candidate = candidates.get(merge.snapshot.get("candidate", 0))
    if candidate is not None:
        batch = candidate.batch.name if candidate.batch else ""
        return update_text(candidate.source, batch, changes_of(merge))
    return merge_text(plain_text(merge.snapshot.get("title", "")))


class UndoMergeView(View):
    """Undoes a merge, by POST."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        merge = get_object_or_404(Merge, pk=pk)
        if undo_merge(merge, decision_of(request, received_at(request))):
            tell_undone(request, merge)
        else:
            messages.info(request, _("This change has already been undone."))
        back_to = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(back_to, allowed_hosts={request.get_host()})
        return redirect(back_to if is_ours else "groupsite_research_inbox:merged")
