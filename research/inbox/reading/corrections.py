"""Texts that could not be read, and what an editor has made of them.

A text keeps the works of its correction. If the text is pasted again, these works are added, each of
which is known, rejected or waiting by now, so that nobody has to correct the same text again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from research import conf
from research.bibliography.work import Work
from research.bibliography.work_data import as_data, work_of_data
from research.inbox.decisions import Decision, claim
from research.inbox.incoming import REJECTED, Incoming, identity
from research.inbox.refusals import RefusedWorks
from research.models import Candidate, CandidateState

_WORKS: Final = "works"


def keep_correction(candidate: Candidate, works: Sequence[Work], decision: Decision) -> None:
    """Note what has been read from a corrected text. Raises AlreadyDecidedError if it does not wait."""
    claim(candidate, CandidateState.CORRECTED, decision)
    candidate.payload = {_WORKS: [as_data(work) for work in works]}
    candidate.save(update_fields=["payload"])


def with_corrections(incoming: Iterable[Incoming]) -> list[Incoming]:
    """Return what comes in, with the works of its correction in place of each corrected text."""
    found = list(incoming)
    unread = {one.source_id for one in found if one.work is None}
    rows = _corrected().filter(source_id__in=unread).order_by("pk") if unread else ()
    works_of = {(one.source, one.source_id): one.payload[_WORKS] for one in rows}
    return [
        other
        for one in found
        for other in _as_corrected(one, works_of.get((one.source, one.source_id)))
    ]


def _as_corrected(one: Incoming, data: list[dict[str, Any]] | None) -> list[Incoming]:
    if data is None or one.work is not None:
        return [one]
    works = [work_of_data(facts) for facts in data]
    read = [replace(one, source_id=identity(work), work=work, text="", code="") for work in works]
    return read or [replace(one, code=REJECTED)]


def erase_rejected_corrections(at: datetime) -> int:
    """Erase rejected works from texts that were corrected long ago; return from how many texts."""
    before = at - timedelta(days=conf.refused_candidate_days())
    refused, n_texts = RefusedWorks(), 0
    for one in _corrected().filter(decided_at__lt=before):
        kept = [data for data in one.payload[_WORKS] if not refused.has(work_of_data(data))]
        if kept != one.payload[_WORKS]:
            one.payload = {_WORKS: kept}
            one.save(update_fields=["payload"])
            n_texts += 1
    return n_texts


def _corrected() -> Any:
    return Candidate.objects.filter(state=CandidateState.CORRECTED, payload__has_key=_WORKS)
