"""Asks services about the identifiers of batches, one after the other, and fills the inbox.

`summary["to_ask"]` of a batch has what has not been asked about, as "doi:…", "arxiv:…" and "orcid:…".
It becomes shorter after each answer, so that a run that ends early is continued by the next one. A lock
in the cache lets one run ask at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from people.content.django_versions import task
from research import conf
from research.bibliography.work import Work
from research.inbox.adding import add_to_inbox
from research.inbox.incoming import identity, works_found
from research.inbox.known_works import KnownWorks
from research.inbox.refusals import RefusedWorks
from research.models import Candidate, CandidateBatch, CandidateState
from research.sources import arxiv, look_up
from research.sources.answers import SourceError
from research.sources.look_up import Found, IsKnown, NotFound, Result
from research.sources.manners import Client

TO_ASK: Final = "to_ask"
NOT_FOUND: Final = "not_found"
PREFIXES: Final = ("doi", "arxiv", "orcid")
REQUESTS_AFTER_A_FORM: Final = 100
"""Requests of a run that a form started: it shares its process with readers."""
AGAIN: Final = frozenset({"limit", "busy", "away", "too_slow", "status"})
"""Codes of trouble that may have passed when somebody asks again."""

ASKED_AGAIN_AFTER: Final = timedelta(days=30)

_LOCK: Final = "groupsite_research_asks_services"
_LOCK_SECONDS: Final = 3600


def new_client(requests: int) -> Client:
    """Return a client that sends at most this many requests."""
    now = timezone.now  # noqa: TID251 — for dates in answers of services
    return Client(conf.contact_address(), now=now, requests_left=requests)


@task
def ask_services_in_background(batch_pk: int) -> None:
    """Ask about what batches wait for, this one among them. Failures are noted in the batches."""
    at = timezone.now()  # noqa: TID251 — the edge of the program
    client = new_client(REQUESTS_AFTER_A_FORM)
    try:
        ask_about_waiting_batches(client, at)
    finally:
        client.close()


def ask_about_waiting_batches(client: Client, at: datetime) -> bool:
    """Ask about what all batches wait for; return False if another run is asking."""
    with one_run_at_a_time() as is_ours:
        if is_ours:
            continue_batches(client, at)
    return is_ours


@contextmanager
def one_run_at_a_time() -> Iterator[bool]:
    """Yield whether this run may ask: no other one of the site is asking."""
    is_ours = cache.add(_LOCK, True, _LOCK_SECONDS)
    try:
        yield is_ours
    finally:
        if is_ours:
            cache.delete(_LOCK)


def continue_batches(client: Client, at: datetime) -> bool:
    """Ask about what batches wait for; return False if the client has no requests left."""
    return all(ask_about(batch, client, at) for batch in iter(_next_batch, None))


def _next_batch() -> CandidateBatch | None:
    return CandidateBatch.objects.filter(summary__has_key=TO_ASK).order_by("pk").first()


def ask_about(batch: CandidateBatch, client: Client, at: datetime) -> bool:
    """Ask about what a batch waits for; return False if the client has no requests left."""
    while some := _next_identifiers(batch.summary.get(TO_ASK, [])):
        try:
            for result in _results(some, client, at):
                _note(batch, result, at)
        except SourceError:
            return False
        _finish(batch, some)
    _finish(batch, [])
    return True


def ask_again(batch: CandidateBatch) -> None:
    """Let a batch wait for what could not be asked, because a service was away or busy."""
    failed = batch.summary.get(NOT_FOUND, [])
    again = [identifier for identifier, code in failed if code in AGAIN]
    if not again:
        return
    batch.summary[NOT_FOUND] = [one for one in failed if one[1] not in AGAIN]
    batch.summary[TO_ASK] = list(dict.fromkeys([*batch.summary.get(TO_ASK, []), *again]))
    batch.save(update_fields=["summary"])


def _next_identifiers(waiting: list[str]) -> list[str]:
    """Return the next identifier, or the next arXiv numbers, which one request asks about."""
    if waiting and waiting[0].startswith("arxiv:"):
        return [one for one in waiting if one.startswith("arxiv:")][: arxiv.MAX_AT_ONCE]
    return waiting[:1]


def _results(some: list[str], client: Client, at: datetime) -> Iterator[Result]:
    kind, _colon, value = some[0].partition(":")
    if kind == "doi":
        yield look_up.by_doi(client, value)
    elif kind == "arxiv":
        yield from look_up.by_arxiv(client, [one.removeprefix("arxiv:") for one in some])
    else:
        yield from look_up.by_orcid(client, value, what_is_known(at), conf.openalex_key())


def _note(batch: CandidateBatch, result: Result, at: datetime) -> None:
    """Store an answer at once, so that nothing is asked twice if the run ends."""
    if isinstance(result, Found):
        add_to_inbox(batch, works_found([result]), at)
    elif isinstance(result, NotFound):
        known: list[Any] = batch.summary.setdefault(NOT_FOUND, [])
        known[:] = [one for one in known if one[0] != result.identifier]
        known.append([result.identifier, result.code])


def _finish(batch: CandidateBatch, some: list[str]) -> None:
    waiting = [one for one in batch.summary.get(TO_ASK, []) if one not in some]
    batch.summary[TO_ASK] = waiting
    if not waiting:
        batch.summary.pop(TO_ASK)
    batch.save(update_fields=["summary"])


def what_is_known(at: datetime) -> IsKnown:
    """Return whether the site has a work, or it waits, or it has been refused: then nobody is asked.

    Who wrote a work that waits without its authors is asked about again after some weeks.
    """
    known, refused = KnownWorks(), RefusedWorks()
    settled = Q(work__authors_complete=True) | Q(found_at__gt=at - ASKED_AGAIN_AFTER)
    candidates = Candidate.objects.filter(settled, state=CandidateState.WAITING)
    waiting = set(candidates.values_list("source_id", flat=True))

    def is_known(work: Work) -> bool:
        if identity(work) in waiting or refused.has(work):
            return True
        match = known.find(work)
        return match is not None and match.is_listed

    return is_known
