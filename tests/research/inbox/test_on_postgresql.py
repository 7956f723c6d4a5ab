"""Two editors decide at the same moment: only a database server has transactions beside each other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from research.inbox.accepting import IsKnownError, accept
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.models import Candidate, CandidateState, Publication
from tests.factories import NOW
from tests.research.inbox.works import make_candidate

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
EDITORS = 4


def accept_at_once(candidates: list[Candidate]) -> list[str]:
    """Accept each candidate in a connection of its own; return the names of the outcomes in order."""
    together = Barrier(len(candidates))

    def outcome(pk: int) -> str:
        candidate = Candidate.objects.get(pk=pk)
        together.wait(timeout=30)
        try:
            accept(candidate, Decision(None, NOW))
        except (AlreadyDecidedError, IsKnownError) as error:
            return type(error).__name__
        finally:
            connection.close()
        return "accepted"

    with ThreadPoolExecutor(len(candidates)) as threads:
        return sorted(threads.map(outcome, [one.pk for one in candidates]))


def test_one_candidate_makes_one_publication():
    candidate = make_candidate(NOW)
    outcomes = accept_at_once([candidate] * EDITORS)
    assert outcomes == ["AlreadyDecidedError"] * (EDITORS - 1) + ["accepted"]
    assert Publication.objects.count() == 1


def test_two_candidates_of_one_work_make_one_publication():
    """They came from two sources before either was accepted."""
    first = make_candidate(NOW)
    second = Candidate.objects.get(pk=first.pk)
    second.pk, second.source = None, "crossref"
    second.save()
    outcomes = accept_at_once([first, second])
    assert outcomes == ["IsKnownError", "accepted"]
    assert Publication.objects.count() == 1
    assert Candidate.objects.filter(state=CandidateState.WAITING).count() == 1
