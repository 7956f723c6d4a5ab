"""Decisions about candidates: each is one POST, and a second one changes nothing."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from people.content.request_time import received_at
from research.admin.inbox.decision_messages import (
    tell_accepted,
    tell_cannot_take_back,
    tell_merged,
    tell_read_again,
    tell_refused,
    tell_taken_back,
)
from research.admin.inbox.permissions import decision_of
from research.admin.inbox.review_views import (
    address_query,
    chosen_batch,
    chosen_place,
    chosen_verdict,
    number_in,
)
from research.admin.inbox.sentences import PROBLEMS, decided_text, file_text
from research.inbox.accepting import (
    IsKnownError,
    accept,
    judge_again,
    judge_waiting_again,
)
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.incoming import MAX_TEXT
from research.inbox.known_works import KnownWorks
from research.inbox.merging import merge_candidate
from research.inbox.reading.pasted import NothingReadError, read_again
from research.inbox.reading.reading_process import UnreadableFileError
from research.inbox.refusals import refuse, take_back_refusal
from research.inbox.taking_back import CannotTakeBackError, take_back
from research.models import Candidate, Publication
from research.publication_facts.applied_work import ALL_FACTS


def to_inbox(request: HttpRequest) -> HttpResponse:
    """Redirect to the page of the inbox that the form was on, and there to the message about it.

    The message has the place of the entry, above the next one. The browser gives it the focus, also
    without scripts.
    """
    number, place = number_in(request.GET.get("p", "")), chosen_place(request)
    query = address_query(chosen_verdict(request), chosen_batch(request), number, place)
    address = reverse("groupsite_research_inbox:index")
    return redirect(f"{address}?{query}#told" if query else f"{address}#told")


class DecideView(View):
    """Accepts a candidate, merges it, refuses it, or takes such a decision back."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        candidate = get_object_or_404(Candidate, pk=pk)
        decision = replace(
            decision_of(request, received_at(request)),
            publishes_confidential="publish" in request.POST,
        )
        acts = {
            "accept": self._accept,
            "merge": self._merge,
            "refuse": self._refuse,
            "read_again": self._read_again,
            "put_back": self._put_back,
            "take_back": self._take_back,
        }
        act = acts.get(request.POST.get("action", ""))
        try:
            if act is not None:
                act(candidate, decision)
        except AlreadyDecidedError:
            candidate = Candidate.objects.filter(pk=pk).first() or Candidate()
            messages.info(request, decided_text(candidate))
        return to_inbox(request)

    def _accept(self, candidate: Candidate, decision: Decision) -> None:
        if candidate.work is None:
            return
        try:
            publication = accept(candidate, decision)
        except IsKnownError:
            judge_again(candidate, KnownWorks.near([candidate.as_work()]))
            messages.warning(
                self.request, _("The site now has a similar publication. Compare the two.")
            )
            return
        judge_waiting_again(publication)
        tell_accepted(self.request, candidate, publication)

    def _merge(self, candidate: Candidate, decision: Decision) -> None:
        pk = number_in(self.request.POST.get("publication", ""))
        publication = Publication.objects.filter(pk=pk).first()
        if candidate.work is None or publication is None:
            messages.error(
                self.request, _("This publication no longer exists, so it could not be updated.")
            )
            return
        facts = set(self.request.POST.getlist("use")) & ALL_FACTS
        tell_merged(
            self.request, candidate, merge_candidate(candidate, publication, facts, decision)
        )

    def _refuse(self, candidate: Candidate, decision: Decision) -> None:
        refuse(candidate, decision)
        tell_refused(self.request, candidate)

    def _read_again(self, candidate: Candidate, decision: Decision) -> None:
        text = self.request.POST.get("text", "")[:MAX_TEXT]
        if candidate.work is not None or "\x00" in text:
            return
        try:
            counts = read_again(candidate, text, decision)
        except NothingReadError:
            messages.error(self.request, PROBLEMS["no_entries"])
        except UnreadableFileError as error:
            messages.error(self.request, file_text(error))
        else:
            tell_read_again(self.request, counts)

    def _take_back(self, candidate: Candidate, decision: Decision) -> None:
        publication, state = candidate.publication, candidate.state
        try:
            is_done = take_back(candidate, decision)
        except CannotTakeBackError as error:
            tell_cannot_take_back(self.request, candidate, publication, error.code)
            return
        if is_done:
            tell_taken_back(self.request, state, publication)
        else:
            messages.info(self.request, _("This decision has already been undone."))

    def _put_back(self, candidate: Candidate, _decision: Decision) -> None:
        if take_back_refusal(candidate):
            messages.success(self.request, _("The publication is in the inbox again."))
        else:
            messages.info(
                self.request,
                _("The publication is already in the inbox, or its details have been deleted."),
            )
