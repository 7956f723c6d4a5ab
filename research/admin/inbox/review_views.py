"""The inbox: what waits, 25 a page, with counts by verdict, and what has been decided."""

import re
from typing import Any, Final

from django.contrib.messages import get_messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from research.admin.inbox.sentences import batch_text, nothing_text
from research.admin.inbox.shown_candidates import shown_candidates
from research.models import (
    TAKEN_STATES,
    Candidate,
    CandidateBatch,
    CandidateState,
    CandidateVerdict,
)
from research.models.candidates import CandidateQuerySet

A_PAGE: Final = 25
REFUSED: Final = "refused"
ACCEPTED: Final = "accepted"
"""The choices that show candidates that have been decided on; all others are verdicts of those that wait."""


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """Shows candidates: those that wait, or those that have been accepted or refused."""

    template_name = "groupsite_research/admin/inbox/review.html"
    page_title = _("Inbox of publications")
    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen, batch = chosen_verdict(self.request), chosen_batch(self.request)
        entry = number_in(self.request.GET.get("entry", ""))
        candidates = _chosen(chosen, batch)
        if entry:
            candidates = candidates.filter(pk=entry)
        page = Paginator(candidates, A_PAGE).get_page(self.request.GET.get("p"))
        counts = Candidate.objects.waiting(batch).counts_by_verdict()
        is_filtered = bool(chosen or batch or entry)
        return super().get_context_data(
            choices=_choices(counts, chosen, batch),
            chosen=chosen,
            batch=batch,
            batch_text=batch_text(batch) if batch else "",
            entry=entry,
            page=page,
            candidates=shown_candidates(page),
            may_accept_new=not entry
            and chosen in ("", CandidateVerdict.NEW)
            and CandidateVerdict.NEW in counts,
            query=address_query(chosen, batch, page.number),
            earlier=_page_query(chosen, batch, page, -1),
            later=_page_query(chosen, batch, page, 1),
            nothing=nothing_text(chosen, batch, entry),
            n_elsewhere=Candidate.objects.waiting().count() if is_filtered and not page else 0,
            **self._messages(len(page)),
            **kwargs,
        )

    def _messages(self, n_shown: int) -> dict[str, Any]:
        """Return messages and their place in the list, which is that of the last decision."""
        place = min(chosen_place(self.request), n_shown + 1)
        # Above the page, where Wagtail has them, the next entry would hide them.
        return {"messages": [], "told": list(get_messages(self.request)), "place": place}


def chosen_verdict(request: HttpRequest) -> str:
    """Return the verdict that is shown, ACCEPTED, REFUSED, or "" for all that wait."""
    typed = request.GET.get("verdict", "")
    return typed if typed in (*CandidateVerdict.values, ACCEPTED, REFUSED) else ""


def chosen_batch(request: HttpRequest) -> CandidateBatch | None:
    """Return the batch whose candidates are shown, or None for those of all."""
    pk = number_in(request.GET.get("batch", ""))
    return CandidateBatch.objects.filter(pk=pk).first()


def chosen_place(request: HttpRequest) -> int:
    """Return the place on the page of the entry that has been decided on, from 1."""
    return number_in(request.GET.get("place", "")) or 1


def number_in(typed: str) -> int:
    """Return a number that somebody has typed into an address or sent; 0 for anything else."""
    return int(typed) if re.fullmatch("[0-9]{1,9}", typed) else 0


def address_query(
    chosen: str, batch: CandidateBatch | None, number: int = 1, place: int = 1
) -> str:
    """Return the query of the address of a page of the inbox."""
    facts = {
        "verdict": chosen,
        "batch": batch.pk if batch else "",
        "p": number if number > 1 else "",
        "place": place if place > 1 else "",
    }
    return urlencode({name: value for name, value in facts.items() if value})


def _chosen(chosen: str, batch: CandidateBatch | None) -> QuerySet[Candidate]:
    if chosen in (ACCEPTED, REFUSED):
        decided = _of_batch(batch).order_by("-decided_at", "-pk")
        if chosen == REFUSED:
            return decided.filter(state=CandidateState.REFUSED).exclude(work__isnull=True)
        accepted = decided.filter(state__in=TAKEN_STATES, publication__isnull=False)
        return accepted.select_related("decided_by")
    waiting = _of_batch(batch).waiting().order_by("-found_at", "pk")
    return waiting.filter(verdict=chosen) if chosen else waiting


def _of_batch(batch: CandidateBatch | None) -> CandidateQuerySet:
    found = Candidate.objects.select_related("batch__added_by")
    return found if batch is None else found.filter(batch=batch)


def _choices(
    counts: dict[str, int], chosen: str, batch: CandidateBatch | None
) -> list[dict[str, Any]]:
    """Return the links that choose a verdict, each with its count."""
    url = reverse("groupsite_research_inbox:index")
    labels: list[tuple[str, Any, int | None]] = [
        ("", pgettext_lazy("candidates", "All"), sum(counts.values())),
        *((value, label, counts.get(value, 0)) for value, label in CandidateVerdict.choices),
        (ACCEPTED, pgettext_lazy("candidates", "Accepted"), None),
        (REFUSED, pgettext_lazy("candidates", "Rejected"), None),
    ]
    return [
        {
            "label": label,
            "count": count,
            "url": f"{url}?{address_query(value, batch)}",
            "is_chosen": value == chosen,
        }
        for value, label, count in labels
        if count != 0 or value == chosen
    ]


def _page_query(chosen: str, batch: CandidateBatch | None, page: Any, step: int) -> str:
    number = page.number + step
    is_there = 1 <= number <= page.paginator.num_pages
    return f"?{address_query(chosen, batch, number)}" if is_there else ""
