"""Takes back what an editor has accepted: the candidate waits again, the publication is as before.

A publication that was new is deleted, unless somebody has changed it since.
"""

from typing import Any, Final

from django.db import IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from research.inbox.accepting import judge_again
from research.inbox.decisions import Decision, content_of
from research.inbox.known_works import KnownWorks
from research.inbox.undoing import undo_merge
from research.models import Candidate, CandidateState, Merge, Publication
from research.publication_facts.content_changes import changed_names

# Rows that belong to the inbox, or to the publication itself, are no use of it.
_OWN_APP: Final = "groupsite_research"


class CannotTakeBackError(Exception):
    """What was accepted stays. `code` is "changed", "used", "published" or "waits"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def take_back(candidate: Candidate, decision: Decision) -> bool:
    """Let an accepted or merged candidate wait again; return False if that has been done already.

    Raises CannotTakeBackError if the publication has to stay.
    """
    if candidate.state == CandidateState.MERGED:
        merges = Merge.objects.filter(snapshot__candidate=candidate.pk, undone_at=None)
        merge = merges.order_by("-pk").first()
        return merge is not None and undo_merge(merge, decision)
    if not _claim(candidate):
        return False
    publication = Publication.objects.filter(pk=candidate.publication_id or 0).first()
    if publication is not None:
        _delete(publication, decision)
    judge_again(candidate, KnownWorks.near([candidate.as_work()]))
    return True


def _claim(candidate: Candidate) -> bool:
    """Let an accepted candidate wait. The database changes the row only once."""
    accepted = Candidate.objects.filter(pk=candidate.pk, state=CandidateState.ACCEPTED)
    try:
        with transaction.atomic():
            return bool(
                accepted.update(state=CandidateState.WAITING, decided_by=None, decided_at=None)
            )
    except IntegrityError as error:
        # The same one has come in again and waits.
        raise CannotTakeBackError("waits") from error


def _delete(publication: Publication, decision: Decision) -> None:
    """Delete a publication that is as it was accepted, and compare again what waits and was like it."""
    publication.lock_row()
    if code := _reason_to_stay(publication, decision):
        raise CannotTakeBackError(code)
    like_it = Candidate.objects.filter(publication=publication, state=CandidateState.WAITING)
    waiting = list(like_it.exclude(work__isnull=True))
    log(publication, "wagtail.delete", user=decision.user, deleted=True)
    publication.delete()
    known = KnownWorks.near([one.as_work() for one in waiting])
    for one in waiting:
        judge_again(one, known)


def _reason_to_stay(publication: Publication, decision: Decision) -> str:
    if publication.live and not decision.publishes:
        return "published"
    if _has_changed(publication):
        return "changed"
    return "used" if _is_used(publication) else ""


def _has_changed(publication: Publication) -> bool:
    """Whether facts differ from those that were accepted. Who an author is, is decided under Names."""
    accepted = Revision.objects.for_instance(publication).order_by("created_at", "pk").first()
    if accepted is None or publication.draft().edited_fields:
        return True
    contents = (content_of(one) for one in (publication, publication.draft()))
    return any(changed_names(accepted.content, content) for content in contents)


def _is_used(publication: Publication) -> bool:
    """Whether something else refers to the publication, such as a page that a host has written."""
    references: Any = ReferenceIndex.get_references_to(publication)
    return bool(references.exclude(base_content_type__app_label=_OWN_APP).exists())
