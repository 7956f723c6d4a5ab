"""Accepts at once what is plainly new, says why the rest waits, and takes this act back."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError
from django.db.models import QuerySet

from research.inbox.accepting import IsKnownError, accept, judge_again, judge_waiting_again
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.known_works import KnownWorks
from research.inbox.taking_back import CannotTakeBackError, take_back
from research.models import Candidate, CandidateBatch, CandidateState, Publication
from research.models.candidates import QUESTIONS

TAKEN_BACK: Final = "taken_back"


@dataclass(frozen=True)
class PlainlyNew:
    """What can be accepted at once.

    `looked_at` are the oldest that have no question. Of these, `accepted` would be accepted now; the
    others are like a publication or like one of these. `n_later` is how many are left for later.
    """

    looked_at: list[Candidate]
    accepted: list[Candidate]
    n_later: int


def plainly_new(batch: CandidateBatch | None, limit: int) -> PlainlyNew:
    """Return what can be accepted at once, of a batch or of all, in the order of acceptance."""
    waiting = Candidate.objects.new(batch).without_question()
    looked_at = list(waiting.order_by("found_at", "pk")[:limit])
    known = KnownWorks.near([one.as_work() for one in looked_at])
    accepted = []
    for one in looked_at:
        work = one.as_work()
        if known.find(work) is None:
            accepted.append(one)
            known.add(-one.pk, work)
    return PlainlyNew(looked_at, accepted, waiting.count() - len(looked_at))


def questions_of_new(batch: CandidateBatch | None) -> dict[str, int]:
    """Return how many new candidates wait because of each of `QUESTIONS`; the first one counts."""
    counts, left = {}, Candidate.objects.new(batch)
    for code, question in QUESTIONS.items():
        counts[code] = left.filter(question).count()
        left = left.exclude(question)
    return {code: count for code, count in counts.items() if count}


def accept_all_new(
    decision: Decision, limit: int, chosen: Collection[int] | None = None
) -> tuple[int, int]:
    """Accept up to `limit` candidates that are new and have no question, the oldest first.

    `chosen` are the primary keys of those that the editor has seen; None are all. Return how many were
    accepted, and how many turned out not to be new: these have another verdict now, and wait.
    """
    waiting = Candidate.objects.new().without_question()
    if chosen is not None:
        waiting = waiting.filter(pk__in=chosen)
    candidates = list(waiting.order_by("found_at", "pk")[:limit])
    known = KnownWorks.near([one.as_work() for one in candidates])
    accepted, other = [], 0
    for one in candidates:
        try:
            accepted.append(accept(one, decision, known).pk)
        except IsKnownError:
            other += judge_again(one, known)
        except (AlreadyDecidedError, IntegrityError):
            # Somebody else decides at the same time: what still waits is shown again.
            other += 1
    judge_waiting_again(*Publication.objects.filter(pk__in=accepted))
    return len(accepted), other


def publications_accepted(decision: Decision) -> list[Publication]:
    """Return the publications that somebody accepted at this time, with their printed names."""
    accepted = _accepted(decision.user_id, decision.at).values("publication")
    return list(Publication.objects.filter(pk__in=accepted).prefetch_related("authorships"))


def take_back_all(accepted_at: datetime, decision: Decision) -> Counter[str]:
    """Take back all that the same user accepted at this time.

    Return how many wait again, as TAKEN_BACK, and how many had to stay, by the code of the reason.
    """
    counts: Counter[str] = Counter()
    for one in _accepted(decision.user_id, accepted_at).order_by("-pk"):
        try:
            counts[TAKEN_BACK] += take_back(one, decision)
        except CannotTakeBackError as error:
            counts[error.code] += 1
    return counts


def _accepted(user_id: int | None, at: datetime) -> QuerySet[Candidate]:
    return Candidate.objects.filter(
        state=CandidateState.ACCEPTED, decided_by=user_id, decided_at=at
    )
