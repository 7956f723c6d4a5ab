"""The form that takes BibTeX, DOIs, arXiv numbers and ORCID iDs, and what it has recognised."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content.after_response import enqueue_after_response
from people.content.request_time import received_at
from people.content.types import User
from research.admin.inbox.own_entries import known_entries, own_entries
from research.admin.inbox.permissions import may_decide
from research.admin.inbox.sentences import (
    PROBLEMS,
    batch_text,
    file_text,
    not_found_text,
    recognised_texts,
)
from research.bibliography.reading.bibtex_file import MAX_BYTES
from research.inbox.adding import KNOWN, REFUSED, REPEATED
from research.inbox.looking_up import (
    AGAIN,
    NOT_FOUND,
    TO_ASK,
    ask_again,
    ask_services_in_background,
)
from research.inbox.reading.pasted import Pasted, add_pasted, read_pasted
from research.inbox.reading.reading_process import UnreadableFileError
from research.models import Candidate, CandidateBatch, CandidateState, CandidateVerdict

MAX_PASTED: Final = 1_000_000
RECEIVED: Final = "received"


class AddPublicationsForm(forms.Form):
    """Takes a text or a file, and reads it."""

    text = forms.CharField(
        label=gettext_lazy("BibTeX, DOIs, arXiv numbers or ORCID iDs"),
        help_text=gettext_lazy(
            "Paste as many as you like. Put each DOI, arXiv number and ORCID iD on a line of its own."
        ),
        max_length=MAX_PASTED,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a .bib file"),
        help_text=gettext_lazy("Up to 5 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".bib,.txt,text/plain,application/x-bibtex"}),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.errors:
            return values
        upload, text = values.get("file"), values.get("text") or ""
        name = "file" if upload else "text"
        if upload and text.strip():
            self.add_error("file", _("Either paste text or choose a file, not both."))
        elif not upload and not text.strip():
            self.add_error("text", _("Paste text or choose a file."))
        elif upload and upload.size > MAX_BYTES:
            self.add_error("file", _("This is more than 5 MB. Divide it into several files."))
        else:
            data = upload.read() if upload else text.encode("utf-8", "replace")
            self._read(name, data, upload.name if upload else "")
        return values

    def _read(self, field: str, data: bytes, name: str) -> None:
        try:
            self.pasted: Pasted = read_pasted(data, name)
        except UnreadableFileError as error:
            self.add_error(field, file_text(error))
            return
        if self.pasted.is_empty:
            text = _("No BibTeX entry, DOI, arXiv number or ORCID iD was found.")
            self.add_error(field, text)


class AddPublicationsView(WagtailAdminTemplateMixin, FormView):
    """Adds to the inbox what somebody pastes or uploads."""

    template_name = "groupsite_research/admin/inbox/add.html"
    page_title = gettext_lazy("Add publications")
    header_icon = "plus"
    form_class = AddPublicationsForm

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: AddPublicationsForm) -> HttpResponse:
        user: Any = self.request.user
        batch = add_pasted(form.pasted, user, received_at(self.request))
        if TO_ASK in batch.summary:
            enqueue_after_response(ask_services_in_background, batch.pk)
        return redirect("groupsite_research_inbox:batch", batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        added = CandidateBatch.objects.filter(added_by=self.request.user.pk)
        batches: list[Any] = list(added[:10])
        entries = {} if may_decide(self.request.user) else own_entries(self.request, batches)
        for batch in batches:
            batch.entries = entries.get(batch.pk, [])
            batch.text = batch_text(batch)
        return super().get_context_data(batches=batches, **kwargs)


def own_batch(user: User, pk: int) -> CandidateBatch:
    """Return a batch that this user has added, or any for those who decide. Raises PermissionDenied."""
    batch = get_object_or_404(CandidateBatch, pk=pk)
    if batch.added_by_id != user.pk and not may_decide(user):
        raise PermissionDenied
    return batch


class BatchView(WagtailAdminTemplateMixin, TemplateView):
    """What was recognised, and what could not be read.

    Verdicts are for those who decide: they would tell others which drafts there are.
    """

    template_name = "groupsite_research/admin/inbox/batch.html"
    page_title = gettext_lazy("Added publications")
    header_icon = "plus"

    def get_breadcrumbs_items(self) -> list[Any]:
        add = {"url": reverse("groupsite_research_inbox:add"), "label": _("Add publications")}
        return [*self.breadcrumbs_items, add, {"url": "", "label": str(self.page_title)}]

    @cached_property
    def batch(self) -> CandidateBatch:
        return own_batch(self.request.user, self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        summary = self.batch.summary
        not_found = summary.get(NOT_FOUND, [])
        decides = may_decide(self.request.user)
        unread = self.batch.candidates.filter(verdict=CandidateVerdict.UNREADABLE)
        unread = unread.exclude(state=CandidateState.CORRECTED)
        return super().get_context_data(
            batch=self.batch,
            recognised=recognised_texts(summary),
            n_to_ask=len(summary.get(TO_ASK, [])),
            not_found=[not_found_text(*one) for one in not_found],
            may_ask_again=any(code in AGAIN for _name, code in not_found),
            unread_lines=summary.get("unread", []),
            unread_entries=[
                (one, PROBLEMS.get(one.message, "")) for one in unread.order_by("line")
            ],
            problems=[
                (line, key, PROBLEMS.get(code, "")) for line, key, code in _problems(summary)
            ],
            counts=_counts(summary, decides),
            decides=decides,
            entries=[]
            if decides
            else own_entries(self.request, [self.batch]).get(self.batch.pk, []),
            known=known_entries(self.batch) if decides else [],
            waits=decides and Candidate.objects.waiting(self.batch).exists(),
            **kwargs,
        )


def _problems(summary: dict[str, Any]) -> Any:
    return summary.get("problems", [])


def _counts(summary: dict[str, Any], decides: bool) -> list[tuple[Any, int]]:
    """Return what has become of all that was found; verdicts are one number for those who do not decide."""
    labels = {
        RECEIVED: pgettext_lazy("candidates", "Received"),
        **dict(CandidateVerdict.choices),
        KNOWN: pgettext_lazy("candidates", "Already known"),
        REFUSED: pgettext_lazy("candidates", "Already rejected"),
        REPEATED: pgettext_lazy("candidates", "The same as another one here"),
    }
    counts = dict(summary.get("counts", {}))
    if not decides:
        hidden = [name for name in counts if name not in (CandidateVerdict.UNREADABLE, REPEATED)]
        counts[RECEIVED] = sum(counts.pop(name) for name in hidden)
    return [(labels[name], counts[name]) for name in labels if counts.get(name)]


class AskAgainView(View):
    """Asks services again about what could not be asked, by POST."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user: Any = request.user
        batch = own_batch(user, pk)
        ask_again(batch)
        if TO_ASK in batch.summary:
            enqueue_after_response(ask_services_in_background, batch.pk)
            messages.info(request, _("The services are being asked. Reload the page in a moment."))
        return redirect("groupsite_research_inbox:batch", batch.pk)
