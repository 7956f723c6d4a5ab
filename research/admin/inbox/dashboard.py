"""The dashboard panel about what waits in the inbox of publications."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.content.dashboard.components import DashboardPanel, PanelRow, PanelRows
from people.content.types import User
from research.admin.inbox.permissions import may_decide
from research.models import Candidate, CandidateVerdict

WAITING: Final = "_groupsite_publications_waiting"


def waiting_by_verdict(request: HttpRequest) -> dict[str, int]:
    """Return how many entries wait, by verdict. Makes one query a request."""
    found: dict[str, int] | None = getattr(request, WAITING, None)
    if found is None:
        found = Candidate.objects.waiting().counts_by_verdict()
        setattr(request, WAITING, found)
    return found


class InboxPanel(DashboardPanel):
    """Panel with how many publications wait, for those who decide on them. Nothing waits: no panel."""

    name = "groupsite-publications-inbox"
    order = 125
    heading = _("Inbox of publications")

    def is_shown_without_rows(self, user: User) -> bool:
        return False

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        if not may_decide(request.user):
            return PanelRows()
        counts = waiting_by_verdict(request)
        if not counts:
            return PanelRows()
        newest = Candidate.objects.waiting().order_by("-found_at")
        total = sum(counts.values())
        text = ngettext("%(count)d entry is waiting", "%(count)d entries are waiting", total)
        return PanelRows(
            [
                PanelRow(
                    title=text % {"count": total},
                    url=reverse("groupsite_research_inbox:index"),
                    note=", ".join(
                        f"{label}: {counts[verdict]}"
                        for verdict, label in CandidateVerdict.choices
                        if verdict in counts
                    ),
                    changed_at=newest.values_list("found_at", flat=True).first(),
                )
            ]
        )
