"""Works that the group does not want to be asked about again, and what is left of them.

A refusal keeps the identifiers, the folded title and the year. The facts of the refused candidate and
what its source answered are personal data of its authors: they are erased after some time.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from research import conf
from research.bibliography.folding import folded_title
from research.bibliography.work import Work
from research.inbox.decisions import Decision, claim
from research.models import Candidate, CandidateState, Refusal

SHORT_TITLE: Final = 2
"""Titles of so few words, such as "Editorial", say nothing without an identifier."""


class RefusedWorks:
    """The refusals, read once."""

    def __init__(self) -> None:
        rows = list(Refusal.objects.values_list("doi", "arxiv", "title_fold", "year"))
        self._dois = {doi for doi, *_rest in rows if doi}
        self._arxivs = {arxiv for _doi, arxiv, *_rest in rows if arxiv}
        self._titles = {
            (title, year)
            for doi, arxiv, title, year in rows
            if title and (len(title.split()) > SHORT_TITLE or not (doi or arxiv))
        }

    def has(self, work: Work) -> bool:
        """Whether a work has been refused, by an identifier or by its title and year."""
        return (
            work.doi in self._dois
            or work.arxiv in self._arxivs
            or (folded_title(work.title)[:1000], work.year) in self._titles
        )


@transaction.atomic
def refuse(candidate: Candidate, decision: Decision) -> None:
    """Refuse a candidate for ever. Raises AlreadyDecidedError if it does not wait any more."""
    claim(candidate, CandidateState.REFUSED, decision)
    if candidate.work is None:
        return
    work = candidate.as_work()
    Refusal.objects.create(
        doi=work.doi,
        arxiv=work.arxiv,
        title_fold=folded_title(work.title)[:1000],
        year=work.year,
        refused_by_id=decision.user_id,
        refused_at=decision.at,
    )


@transaction.atomic
def take_back_refusal(candidate: Candidate) -> bool:
    """Let a refused candidate wait again; return False if its facts have been erased or it waits already."""
    if candidate.work is None:
        return False
    work = candidate.as_work()
    waiting = Candidate.objects.filter(state=CandidateState.WAITING)
    if waiting.filter(source=candidate.source, source_id=candidate.source_id).exists():
        return False
    refused = Candidate.objects.filter(pk=candidate.pk, state=CandidateState.REFUSED)
    changed = refused.update(state=CandidateState.WAITING, decided_by=None, decided_at=None)
    if changed:
        _refusals_of(work).delete()
    return bool(changed)


def _refusals_of(work: Work) -> Any:
    named = Q(title_fold=folded_title(work.title)[:1000], year=work.year)
    if work.doi:
        named |= Q(doi=work.doi)
    if work.arxiv:
        named |= Q(arxiv=work.arxiv)
    return Refusal.objects.filter(named)


def erase_refused_facts(at: datetime) -> int:
    """Erase what is stored of candidates that were refused long ago; return of how many."""
    before = at - timedelta(days=conf.refused_candidate_days())
    old = Candidate.objects.filter(state=CandidateState.REFUSED, decided_at__lt=before)
    filled = old.exclude(payload__isnull=True, work__isnull=True, message="")
    return filled.update(payload=None, work=None, keys="", message="")
