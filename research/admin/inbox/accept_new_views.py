"""Accepts at once what is plainly new, after a page that says how many and why the others wait."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content.request_time import received_at
from research.admin.inbox.decision_messages import names_button
from research.admin.inbox.decision_views import to_inbox
from research.admin.inbox.permissions import decision_of
from research.admin.inbox.review_views import chosen_batch, number_in
from research.admin.inbox.sentences import batch_text
from research.inbox.accepting_new import (
    TAKEN_BACK,
    accept_all_new,
    plainly_new,
    publications_accepted,
    questions_of_new,
    take_back_all,
)
from research.inbox.decisions import Decision
from research.inbox.differences import shown
from research.models import Candidate, CandidateBatch, CandidateVerdict

AT_ONCE: Final = 100
"""New candidates that one press of the button accepts: a request must end within half a minute."""

WHY_IT_WAITS: Final[Mapping[str, Any]] = {
    "confidential": ngettext_lazy(
        "%(count)d new publication: it is marked as confidential or unpublished.",
        "%(count)d new publications: they are marked as confidential or unpublished.",
        "count",
    ),
    "missing": ngettext_lazy(
        "%(count)d new publication: its authors or its year are missing.",
        "%(count)d new publications: their authors or years are missing.",
        "count",
    ),
    "notes": ngettext_lazy(
        "%(count)d new publication: something in it should be checked.",
        "%(count)d new publications: something in them should be checked.",
        "count",
    ),
    "similar": ngettext_lazy(
        "%(count)d new publication: it is similar to another one, which comes first.",
        "%(count)d new publications: they are similar to others, which come first.",
        "count",
    ),
    CandidateVerdict.SAME: ngettext_lazy(
        "%(count)d entry: the publication is already on the site.",
        "%(count)d entries: the publications are already on the site.",
        "count",
    ),
    CandidateVerdict.VERSION: ngettext_lazy(
        "%(count)d entry: it is another version of a publication.",
        "%(count)d entries: they are other versions of publications.",
        "count",
    ),
    CandidateVerdict.ASK: ngettext_lazy(
        "%(count)d entry: it may be a duplicate.",
        "%(count)d entries: they may be duplicates.",
        "count",
    ),
    CandidateVerdict.UNREADABLE: ngettext_lazy(
        "%(count)d text: it could not be read.",
        "%(count)d texts: they could not be read.",
        "count",
    ),
    "later": ngettext_lazy(
        "%(count)d new publication: 100 can be accepted at once. Accept it afterwards.",
        "%(count)d new publications: 100 can be accepted at once. Accept them afterwards.",
        "count",
    ),
}


class AcceptNewView(WagtailAdminTemplateMixin, TemplateView):
    """Asks for confirmation; a POST accepts the candidates that the page has shown."""

    template_name = "groupsite_research/admin/inbox/accept_new.html"
    page_title = gettext_lazy("Accept all new publications")
    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[Any]:
        inbox = {
            "url": reverse("groupsite_research_inbox:index"),
            "label": _("Inbox of publications"),
        }
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = chosen_batch(self.request)
        found = plainly_new(batch, AT_ONCE)
        n_similar = len(found.looked_at) - len(found.accepted)
        return super().get_context_data(
            entries=[one.pk for one in found.looked_at],
            titles=[shown(one.as_work(), "title") for one in found.accepted],
            waiting=reasons_to_wait(batch, n_similar, found.n_later),
            batch_text=batch_text(batch) if batch else "",
            publishes=decision_of(self.request, received_at(self.request)).publishes,
            query=self.request.GET.urlencode(),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        entries = {number_in(typed) for typed in request.POST.getlist("entry")[:AT_ONCE]}
        decision = decision_of(request, received_at(request))
        accepted, other = accept_all_new(decision, AT_ONCE, entries)
        if accepted:
            tell_all_accepted(request, decision, accepted, other)
        elif other:
            messages.info(
                request, _("They are similar to other publications and are still waiting.")
            )
        else:
            text = _("Nothing has been accepted. Somebody else may have decided on these entries.")
            messages.info(request, text)
        return to_inbox(request)


class UndoAcceptNewView(View):
    """Takes back what one press of the button has accepted, by POST."""

    def post(self, request: HttpRequest) -> HttpResponse:
        accepted_at = moment_in(request.GET.get("at", ""))
        if accepted_at is not None:
            decision = decision_of(request, received_at(request))
            tell_all_taken_back(request, take_back_all(accepted_at, decision))
        return to_inbox(request)


def moment_in(typed: str) -> datetime | None:
    """Return a moment that an address states, or None for anything else."""
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found if found is not None and is_aware(found) else None


def reasons_to_wait(batch: CandidateBatch | None, n_similar: int, n_later: int) -> list[str]:
    """Return why entries are not accepted with the others, each reason with how many it concerns."""
    counts = {
        **questions_of_new(batch),
        "similar": n_similar,
        **Candidate.objects.waiting(batch).counts_by_verdict(),
        "later": n_later,
    }
    return [
        str(text % {"count": counts[code]})
        for code, text in WHY_IT_WAITS.items()
        if counts.get(code)
    ]


def tell_all_accepted(request: HttpRequest, decision: Decision, accepted: int, other: int) -> None:
    """Say how many publications have been accepted, with a button that takes all of it back."""
    done = ngettext(
        "%(count)d publication has been accepted.",
        "%(count)d publications have been accepted.",
        accepted,
    )
    sentences: list[Any] = [done % {"count": accepted}]
    if other:
        sentences.append(_("Some are similar to another publication and are still waiting."))
    if Candidate.objects.waiting(chosen_batch(request)).exists():
        sentences.append(_("Others are still waiting."))
    rows = [row for one in publications_accepted(decision) for row in one.authorships.all()]
    url = reverse("groupsite_research_inbox:undo_accept_new")
    query = urlencode({"at": decision.at.isoformat(), **request.GET.dict()})
    context = {"text": " ".join(sentences), "url": f"{url}?{query}", "undo": "take_back_all"}
    text = render_to_string("groupsite_research/admin/inbox/undo_button.html", context)
    messages.success(request, text, buttons=names_button(rows))


def tell_all_taken_back(request: HttpRequest, counts: Counter[str]) -> None:
    """Say how many entries wait again, and how many publications stay."""
    done = counts.pop(TAKEN_BACK, 0)
    if done:
        text = ngettext(
            "%(count)d publication has been removed from the site, and its entry is in the inbox again.",
            "%(count)d publications have been removed from the site, and their entries are in the "
            "inbox again.",
            done,
        )
        messages.success(request, text % {"count": done})
    if stay := counts.total():
        text = ngettext(
            "%(count)d publication has not been removed, because it has been changed or is used. "
            "You find it under Accepted.",
            "%(count)d publications have not been removed, because they have been changed or are "
            "used. You find them under Accepted.",
            stay,
        )
        messages.warning(request, text % {"count": stay})
    if not done and not stay:
        messages.info(request, _("This decision has already been undone."))
