"""The inbox: what waits, 25 a page, with counts by verdict, and what has been decided."""

import re
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from research.admin.inbox.shown_candidates import shown_candidates
from research.models import (
    TAKEN_STATES,
    Candidate,
    CandidateBatch,
    CandidateState,
    CandidateVerdict,
)

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
        counts = counts_by_verdict(batch)
        return super().get_context_data(
            choices=_choices(counts, chosen, batch),
            chosen=chosen,
            batch=batch,
            entry=entry,
            page=page,
            candidates=shown_candidates(page),
            may_accept_new=not entry
            and chosen in ("", CandidateVerdict.NEW)
            and CandidateVerdict.NEW in counts,
            query=address_query(chosen, batch, page.number),
            earlier=_page_query(chosen, batch, page, -1),
            later=_page_query(chosen, batch, page, 1),
            **kwargs,
        )


def chosen_verdict(request: HttpRequest) -> str:
    """Return the verdict that is shown, ACCEPTED, REFUSED, or "" for all that wait."""
    typed = request.GET.get("verdict", "")
    return typed if typed in (*CandidateVerdict.values, ACCEPTED, REFUSED) else ""


def chosen_batch(request: HttpRequest) -> CandidateBatch | None:
    """Return the batch whose candidates are shown, or None for those of all."""
    pk = number_in(request.GET.get("batch", ""))
    return CandidateBatch.objects.filter(pk=pk).first()


def number_in(typed: str) -> int:
    """Return a number that somebody has typed into an address or sent; 0 for anything else."""
    return int(typed) if re.fullmatch("[0-9]{1,9}", typed) else 0


def waiting_candidates(batch: CandidateBatch | None) -> QuerySet[Candidate]:
    """Return what waits, of a batch or of all."""
    waiting = Candidate.objects.filter(state=CandidateState.WAITING)
    return waiting if batch is None else waiting.filter(batch=batch)


def counts_by_verdict(batch: CandidateBatch | None) -> dict[str, int]:
    """Return how many candidates wait, by verdict."""
    rows = waiting_candidates(batch).order_by().values("verdict").annotate(n=Count("pk"))
    return dict(rows.values_list("verdict", "n"))


def address_query(chosen: str, batch: CandidateBatch | None, number: int = 1) -> str:
    """Return the query of the address of a page of the inbox."""
    facts = {
        "verdict": chosen,
        "batch": batch.pk if batch else "",
        "p": number if number > 1 else "",
    }
    return urlencode({name: value for name, value in facts.items() if value})


def _chosen(chosen: str, batch: CandidateBatch | None) -> QuerySet[Candidate]:
    if chosen == REFUSED:
        refused = Candidate.objects.filter(state=CandidateState.REFUSED)
        return refused.exclude(work__isnull=True).order_by("-decided_at", "-pk")
    if chosen == ACCEPTED:
        accepted = Candidate.objects.filter(state__in=TAKEN_STATES, publication__isnull=False)
        return accepted.select_related("decided_by").order_by("-decided_at", "-pk")
    waiting = waiting_candidates(batch).order_by("-found_at", "pk")
    return waiting.filter(verdict=chosen) if chosen else waiting


def _choices(
    counts: dict[str, int], chosen: str, batch: CandidateBatch | None
) -> list[dict[str, Any]]:
    """Return the links that choose a verdict, each with its count."""
    url = reverse("groupsite_research_inbox:index")
    labels: list[tuple[str, Any, int | None]] = [
        ("", pgettext_lazy("candidates", "All"), sum(counts.values())),
        *((value, label, counts.get(value, 0)) for value, label in CandidateVerdict.choices),
        (ACCEPTED, CandidateState.ACCEPTED.label, None),
        (REFUSED, CandidateState.REFUSED.label, None),
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
