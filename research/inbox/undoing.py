"""Undoes a merge: what nobody has changed since is as it was."""

from typing import Any

from django.db import transaction

from research.inbox.accepting import judge_again
from research.inbox.decisions import Decision, content_of, save_changed, save_new
from research.inbox.known_works import KnownWorks
from research.models import (
    Candidate,
    CandidateState,
    Merge,
    Publication,
    PublicationAddress,
)
from research.publication_facts.content_changes import undone


@transaction.atomic
def undo_merge(merge: Merge, decision: Decision) -> bool:
    """Undo a merge; return False if it has been undone already."""
    if not Merge.objects.filter(pk=merge.pk, undone_at=None).update(undone_at=decision.at):
        return False
    kept, snapshot = Publication.objects.get(pk=merge.kept_id), merge.snapshot
    content = undone(content_of(kept.draft()), snapshot["before"], snapshot["after"])
    save_changed(kept, kept.with_content_json(content), decision)
    if "candidate" in snapshot:
        _let_wait(snapshot["candidate"])
    else:
        _bring_back(snapshot, decision)
    return True


def _let_wait(pk: int) -> None:
    """Let a candidate wait again, unless the same one has come in meanwhile."""
    candidate = Candidate.objects.filter(pk=pk, state=CandidateState.MERGED).first()
    if candidate is None:
        return
    same = Candidate.objects.filter(source=candidate.source, source_id=candidate.source_id)
    if same.filter(state=CandidateState.WAITING).exists():
        return
    Candidate.objects.filter(pk=pk).update(
        state=CandidateState.WAITING, decided_by=None, decided_at=None
    )
    judge_again(candidate, KnownWorks.near([candidate.as_work()]))


def _bring_back(snapshot: dict[str, Any], decision: Decision) -> Publication:
    """Create the publication that was merged, with its key and addresses, as far as they are free."""
    publication: Publication = Publication.from_serializable_data(
        {**without_row_keys(snapshot["gone"]), **_NOTHING_REFERRED_TO}
    )
    PublicationAddress.objects.filter(cite_key=publication.cite_key).delete()
    for name in publication.taken_errors():
        setattr(publication, name, "")
    publication.save()
    addresses = PublicationAddress.objects.filter(cite_key__in=snapshot["addresses"])
    addresses.update(publication=publication)
    Candidate.objects.filter(pk__in=snapshot["candidates"]).update(publication=publication)
    Merge.objects.filter(pk__in=snapshot.get("merges", ())).update(kept=publication)
    publishes = decision.publishes and snapshot["gone_was_live"]
    save_new(publication, Decision(decision.user, decision.at, publishes))
    return publication


_NOTHING_REFERRED_TO = {
    "live": False,
    "has_unpublished_changes": False,
    "latest_revision": None,
    "live_revision": None,
    "locked": False,
    "locked_by": None,
    "locked_at": None,
}


def without_row_keys(content: dict[str, Any]) -> dict[str, Any]:
    """Return a content whose rows will be new ones."""
    return {
        name: [{**one, "pk": None} if isinstance(one, dict) else one for one in value]
        if isinstance(value, list)
        else value
        for name, value in content.items()
    }
