"""Adds works to the inbox: each is compared with what the site has, and nothing is asked about twice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from research.bibliography.sameness import Sameness, Verdict, sameness
from research.bibliography.work import Work
from research.bibliography.work_data import as_data
from research.inbox.differences import proposes_something
from research.inbox.incoming import REJECTED, Incoming
from research.inbox.known_works import KnownWorks, Match
from research.inbox.refusals import RefusedWorks
from research.models import (
    TAKEN_STATES,
    Candidate,
    CandidateBatch,
    CandidateState,
    CandidateVerdict,
    Publication,
)

KNOWN: Final = "known"
"""Counted: the site has this already, or it waits already, or an editor has decided about it."""
REFUSED: Final = "refused"
REPEATED: Final = "repeated"
"""Counted: another entry of the same text or file is this publication too."""

KNOWN_WORKS: Final = "known_works"
"""In the summary of a batch: works that were not added, as title, publication, candidate, whether refused."""
MAX_KNOWN: Final = 200

_AT_ONCE: Final = 500


@transaction.atomic
def add_to_inbox(batch: CandidateBatch, incoming: Iterable[Incoming], at: datetime) -> Counter[str]:
    """Create candidates; return how many there are by verdict, and how many are known or refused.

    The counts are added to the summary of the batch, which is saved.
    """
    found = list(incoming)
    works = [one.work for one in found if one.work is not None]
    adding = _Adding(batch, at, works, {one.source_id for one in found})
    for one in found:
        adding.add(one)
    adding.save()
    total = Counter(batch.summary.get("counts", {})) + adding.counts
    known = [*batch.summary.get(KNOWN_WORKS, []), *adding.known][:MAX_KNOWN]
    batch.summary = {
        **batch.summary,
        "counts": dict(total),
        **({KNOWN_WORKS: known} if known else {}),
    }
    batch.save(update_fields=["summary"])
    return adding.counts


class _Adding:
    """What is known while a batch is added."""

    def __init__(
        self, batch: CandidateBatch, at: datetime, works: Sequence[Work], ids: set[str]
    ) -> None:
        self.batch, self.at = batch, at
        self.counts: Counter[str] = Counter()
        self.known: list[list[Any]] = []
        self._works = KnownWorks.near(works)
        self._refused = RefusedWorks()
        self._new: list[Candidate] = []
        self._waiting: dict[str, Candidate] = {}
        self._decided: dict[tuple[str, str], list[Candidate]] = {}
        for some in _chunks(sorted(ids)):
            rows = Candidate.objects.filter(source_id__in=some).select_related("batch")
            for one in rows.order_by("pk"):
                if one.state == CandidateState.WAITING:
                    self._waiting[one.source_id] = one
                # If its publication has been deleted since, the work may come again.
                elif one.publication_id or one.state not in TAKEN_STATES:
                    self._decided.setdefault((one.source, one.source_id), []).append(one)

    def add(self, one: Incoming) -> None:
        if one.code == REJECTED:
            self.counts[REFUSED] += 1
        elif one.work is None:
            self._add_unreadable(one)
        elif self._refused.has(one.work):
            self.counts[REFUSED] += 1
            self.known.append([one.work.title, None, None, True])
        elif (waiting := self._waiting.get(one.source_id)) and _is_same(waiting, one.work):
            self._note_waiting(one, waiting)
            _complete(waiting, one)
        elif decided := self._decided_alike(one, one.work):
            self._note_known(one.work, candidate=decided)
        else:
            self._judge(one, one.work)

    def _decided_alike(self, one: Incoming, work: Work) -> Candidate | None:
        decided = self._decided.get((one.source, one.source_id), [])
        return next((before for before in decided if before.work == as_data(work)), None)

    def _note_waiting(self, one: Incoming, waiting: Candidate) -> None:
        """Count a work that waits: known before, or an entry of this batch, which a service may describe."""
        is_of_batch = waiting.batch_id == self.batch.pk
        if not waiting.pk or (is_of_batch and waiting.source != one.source):
            self.counts[REPEATED] += 1
        elif one.work is not None:
            self._note_known(one.work, candidate=waiting)

    def _note_known(
        self, work: Work, candidate: Candidate | None = None, publication: int | None = None
    ) -> None:
        """Count a work that is not added because it is here, and note what it is like."""
        self.counts[KNOWN] += 1
        self.known.append([work.title, publication, candidate and candidate.pk, False])

    def save(self) -> None:
        """Store new candidates. Another process may have added the same ones: these stay."""
        Candidate.objects.bulk_create(self._new, batch_size=_AT_ONCE, ignore_conflicts=True)

    def _judge(self, one: Incoming, work: Work) -> None:
        match = self._works.find(work)
        if match and _says_nothing_new(match, work):
            self._note_known(work, publication=match.publication)
            return
        verdict = verdict_of(match)
        # A correction may have the identifier of what it corrects.
        is_taken = one.source_id in self._waiting
        source_id = f"{one.source_id}#{len(self._new)}" if is_taken else one.source_id
        candidate = self._candidate(one, source_id, verdict)
        candidate.set_work(work)
        candidate.publication_id = match.publication if match else None
        candidate.message = match.sameness.reason if match else ""
        self._keep(candidate)

    def _add_unreadable(self, one: Incoming) -> None:
        waiting = self._waiting.get(one.source_id)
        if waiting is not None and self._is_own(waiting):
            # Whoever has pasted it once more sees it again.
            self.counts[str(CandidateVerdict.UNREADABLE)] += 1
            if waiting.pk:
                waiting.batch, waiting.line = self.batch, one.line
                waiting.save(update_fields=["batch", "line"])
            return
        source_id = one.source_id if waiting is None else f"{one.source_id}#{self.batch.pk}"
        candidate = self._candidate(one, source_id, CandidateVerdict.UNREADABLE)
        candidate.message = one.code
        self._keep(candidate)

    def _is_own(self, waiting: Candidate) -> bool:
        """Whether a text has come from the same user. That of somebody else stays theirs."""
        before = waiting.batch
        return before is None or before.added_by_id == self.batch.added_by_id

    def _candidate(self, one: Incoming, source_id: str, verdict: CandidateVerdict) -> Candidate:
        return Candidate(
            source=one.source,
            source_id=source_id,
            batch=self.batch,
            payload={"text": one.text} if one.text else None,
            verdict=verdict,
            line=one.line,
            found_at=self.at,
        )

    def _keep(self, candidate: Candidate) -> None:
        self.counts[str(candidate.verdict)] += 1
        self._waiting.setdefault(candidate.source_id, candidate)
        self._new.append(candidate)


def verdict_of(match: Match | None) -> CandidateVerdict:
    """Return what is stored of a comparison."""
    return CandidateVerdict(match.sameness.verdict) if match else CandidateVerdict.NEW


def _is_same(waiting: Candidate, work: Work) -> bool:
    """Whether a waiting candidate with the same identifier is the same work."""
    if waiting.work is None:
        return False
    found: Sameness | None = sameness(waiting.as_work(), work)
    is_title = waiting.source_id.startswith("text:")
    return is_title or (found is not None and found.verdict != Verdict.ASK)


def _complete(waiting: Candidate, one: Incoming) -> None:
    """Take a description that has all authors in place of one that has not."""
    if waiting.pk and one.work and one.work.authors_complete:
        if waiting.as_work().authors_complete:
            return
        waiting.set_work(one.work)
        waiting.save(update_fields=["work", "keys"])


def _says_nothing_new(match: Match, work: Work) -> bool:
    """Whether the publication is this very work, and has all facts that the work states."""
    if match.sameness.verdict == Verdict.VERSION:
        return match.is_listed
    if match.sameness.verdict != Verdict.SAME:
        return False
    publication = Publication.objects.get(pk=match.publication)
    return not proposes_something(publication.draft(), work)


def _chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
