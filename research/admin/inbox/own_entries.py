"""What has become of the entries that somebody has added: their own, and nothing about those of others.

Editors also see what was not added, because the site or the inbox has it or because it was rejected.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.content.records.urls import edit_url
from research.inbox.adding import KNOWN_WORKS
from research.mathematics.html_text import html_of
from research.models import (
    TAKEN_STATES,
    Candidate,
    CandidateBatch,
    CandidateState,
    Publication,
)
from research.publication_pages.publication_urls import urls_of_publications

MAX_ENTRIES: Final = 200


@dataclass(frozen=True)
class OwnEntry:
    """An entry: its title as HTML that is safe, what has become of it, and its page if it is public."""

    title: str
    state: str
    url: str = ""


def own_entries(
    request: HttpRequest, batches: Sequence[CandidateBatch]
) -> dict[int, list[OwnEntry]]:
    """Return the first entries of these batches, by primary key of the batch."""
    entries = Candidate.objects.filter(batch__in=batches).exclude(state=CandidateState.CORRECTED)
    own = entries.order_by("pk")[:MAX_ENTRIES]
    known = [(one.pk, *row) for one in batches for row in one.summary.get(KNOWN_WORKS, [])]
    # What was known is like an entry of another batch, or like a publication.
    others = Candidate.objects.in_bulk({pk for _batch, _title, _of, pk, _refused in known if pk})
    rows: list[tuple[int, str, str, int | None]] = []
    for one in own:
        title = one.as_work().title if one.work else _("Text that could not be read")
        rows.append((one.batch_id or 0, title, one.state, one.publication_id))
    for batch, title, publication, pk, is_refused in known:
        other = others.get(pk)
        state = CandidateState.REFUSED if is_refused else other.state if other else ""
        rows.append((batch, title, state, other.publication_id if other else publication))
    urls = urls_of_publications(request, {pk for *_rest, state, pk in rows if pk and _is_in(state)})
    found: defaultdict[int, list[OwnEntry]] = defaultdict(list)
    for batch, title, state, pk in rows:
        url = urls[pk].url if pk in urls else ""
        found[batch].append(OwnEntry(html_of(title), _state_text(state, url), url))
    return dict(found)


def known_entries(batch: CandidateBatch) -> list[OwnEntry]:
    """Return what a batch had that was not added, each with the address in the admin of what it is like."""
    known = batch.summary.get(KNOWN_WORKS, [])
    others = Candidate.objects.in_bulk({pk for _title, _of, pk, _refused in known if pk})
    rows = []
    for title, publication, pk, is_refused in known:
        other = others.get(pk)
        state = CandidateState.REFUSED if is_refused else other.state if other else ""
        rows.append((title, state, pk, other.publication_id if other else publication))
    publications = Publication.objects.in_bulk({of for *_rest, of in rows if of})
    return [
        OwnEntry(html_of(title), _known_text(state), _known_url(state, pk, publications.get(of)))
        for title, state, pk, of in rows
    ]


def _known_text(state: Any) -> str:
    if state == CandidateState.REFUSED:
        return pgettext("known entry", "rejected before")
    if state == CandidateState.WAITING:
        return pgettext("known entry", "waits in the inbox already")
    return pgettext("known entry", "on the site already")


def _known_url(state: Any, candidate: int | None, publication: Publication | None) -> str:
    """Return where an editor sees it: the inbox, what has been rejected, or the form; "" if it has gone."""
    inbox = reverse("groupsite_research_inbox:index")
    if state == CandidateState.REFUSED:
        return f"{inbox}?verdict=refused"
    if state == CandidateState.WAITING:
        return f"{inbox}?entry={candidate}"
    return edit_url(publication) if publication else ""


def _is_in(state: Any) -> bool:
    return state in ("", *TAKEN_STATES)


def _state_text(state: Any, url: str) -> str:
    """Return the state. A draft that the site has is no different from an entry that waits."""
    if state == CandidateState.REFUSED:
        return pgettext("own entry", "not wanted")
    if url:
        return pgettext("own entry", "on the site")
    return (
        pgettext("own entry", "accepted, not public yet")
        if state in TAKEN_STATES
        else pgettext("own entry", "waiting for an editor")
    )
