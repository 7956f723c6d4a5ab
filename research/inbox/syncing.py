"""Asks services what current members have published, and fills the inbox with what the site lacks.

Each member has a batch, whose time says when the member was asked about last: whoever has waited longest
comes first, and a run that has used up its requests is continued by the next one.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from people.models import Person, PersonRole
from people.models.persons import local_date
from research.inbox.looking_up import TO_ASK, ask_about, continue_batches
from research.models import CandidateBatch, CandidateSource
from research.sources.manners import Client


def members_to_ask_about(at: datetime) -> Iterable[Person]:
    """Return public persons with an ORCID iD and a current role, those first who have waited longest."""
    current = PersonRole.objects.filter(PersonRole.current_q(local_date(at)))
    batches = CandidateBatch.objects.filter(source=CandidateSource.ORCID, name=OuterRef("orcid"))
    people: Any = Person.objects.filter(live=True, pk__in=current.values("person"))
    asked = Subquery(batches.order_by("-added_at").values("added_at")[:1])
    return people.exclude(orcid="").annotate(asked_at=asked).order_by("asked_at", "pk")


def sync(client: Client, at: datetime) -> int:
    """Continue what earlier runs began, then ask about members; return about how many.

    Ends when the client has no requests left.
    """
    asked = 0
    if not continue_batches(client, at):
        return asked
    for person in _never_asked_first(members_to_ask_about(at)):
        batch = _batch_of(person, at)
        asked += 1
        if not ask_about(batch, client, at):
            break
    return asked


def _never_asked_first(people: Iterable[Any]) -> list[Any]:
    """Return persons in order: databases disagree about where an empty time comes."""
    return sorted(people, key=lambda person: person.asked_at is not None)


def _batch_of(person: Person, at: datetime) -> CandidateBatch:
    """Return the member’s batch, which waits for the answers about the ORCID iD."""
    batch, _is_new = CandidateBatch.objects.update_or_create(
        source=CandidateSource.ORCID,
        name=person.orcid,
        defaults={"added_at": at, "summary": {TO_ASK: [f"orcid:{person.orcid}"]}},
    )
    return batch
