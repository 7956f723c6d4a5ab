"""Decisions about candidates: each is one POST, and a second one changes nothing."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from people.content.request_time import received_at
from research.admin.inbox.permissions import decision_of
from research.admin.inbox.review_views import (
    address_query,
    chosen_batch,
    chosen_verdict,
    counts_by_verdict,
    number_in,
)
from research.inbox.accepting import (
    IsKnownError,
    accept,
    accept_all_new,
    judge_again,
    judge_waiting_again,
)
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.known_works import KnownWorks
from research.inbox.merging import merge_candidate
from research.inbox.refusals import refuse, take_back_refusal
from research.models import Candidate, CandidateVerdict, Publication
from research.publication_facts.applied_work import ALL_FACTS

AT_ONCE: Final = 100
"""New candidates that one press of the button accepts: a request must end within half a minute."""


def to_inbox(request: HttpRequest) -> HttpResponse:
    """Redirect to the page of the inbox that the form was on, and there to the next candidate."""
    number = number_in(request.GET.get("p", ""))
    query = address_query(chosen_verdict(request), chosen_batch(request), number)
    following = number_in(request.POST.get("following", ""))
    place = f"#candidate-{following}" if following else ""
    return redirect(f"{reverse('groupsite_research_inbox:index')}?{query}{place}")


class DecideView(View):
    """Accepts a candidate, merges it, refuses it, or puts a refused one back."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        candidate = get_object_or_404(Candidate, pk=pk)
        decision = decision_of(request, received_at(request))
        acts = {
            "accept": self._accept,
            "merge": self._merge,
            "refuse": self._refuse,
            "put_back": self._put_back,
        }
        act = acts.get(request.POST.get("action", ""))
        try:
            if act is not None:
                act(candidate, decision)
        except AlreadyDecidedError:
            messages.info(request, _("This publication has already been decided on."))
        return to_inbox(request)

    def _accept(self, candidate: Candidate, decision: Decision) -> None:
        if candidate.work is None:
            return
        try:
            publication = accept(candidate, decision)
        except IsKnownError:
            judge_again(candidate, KnownWorks.near([candidate.as_work()]))
            messages.warning(
                self.request, _("The site has a publication like this now: compare them.")
            )
            return
        judge_waiting_again(publication)
        text = (
            _("“%(title)s” has been accepted and published.")
            if publication.live
            else _("“%(title)s” has been accepted as a draft.")
        )
        messages.success(self.request, text % {"title": publication})

    def _merge(self, candidate: Candidate, decision: Decision) -> None:
        pk = number_in(self.request.POST.get("publication", ""))
        publication = Publication.objects.filter(pk=pk).first()
        if candidate.work is None or publication is None:
            messages.error(self.request, _("The publication to merge with is no longer there."))
            return
        facts = set(self.request.POST.getlist("use")) & ALL_FACTS
        merge_candidate(candidate, publication, facts, decision)
        text = _("Merged with “%(title)s”. You can undo this under Publications, Merged.")
        messages.success(self.request, text % {"title": publication})

    def _refuse(self, candidate: Candidate, decision: Decision) -> None:
        refuse(candidate, decision)
        messages.success(self.request, _("This publication will not be proposed again."))

    def _put_back(self, candidate: Candidate, _decision: Decision) -> None:
        if take_back_refusal(candidate):
            messages.success(self.request, _("This publication waits in the inbox again."))
        else:
            messages.info(self.request, _("This publication waits already, or its facts are gone."))


class AcceptNewView(View):
    """Accepts all candidates that are new and have no question, some at a time."""

    def post(self, request: HttpRequest) -> HttpResponse:
        accepted, other = accept_all_new(decision_of(request, received_at(request)), AT_ONCE)
        text = ngettext(
            "%(count)d publication has been accepted.",
            "%(count)d publications have been accepted.",
            accepted,
        )
        if not accepted and not other:
            messages.info(
                request, _("Nothing has been accepted: each of them has a question. Look at them.")
            )
            return to_inbox(request)
        sentences: list[Any] = [text % {"count": accepted}]
        if other:
            sentences.append(_("Some turned out to be like another publication, and wait."))
        if accepted and counts_by_verdict(None).get(CandidateVerdict.NEW):
            sentences.append(_("Others are still waiting."))
        messages.success(request, " ".join(sentences))
        return to_inbox(request)
