"""Makes publications of candidates, each once, with one revision."""

from typing import Final

from django.db import transaction

from research.bibliography.sameness import Verdict
from research.bibliography.work import Work
from research.inbox.adding import verdict_of
from research.inbox.decisions import (
    Decision,
    abstract_source_of,
    claim,
    save_new,
)
from research.inbox.known_works import KnownWorks
from research.models import (
    Candidate,
    CandidateState,
    CandidateVerdict,
    Publication,
    PublicationVersion,
)
from research.models.publications import wait_for_other_new_publications
from research.publication_facts.applied_work import apply_work
from research.publication_facts.work_of_publication import work_of

_COMPARED_AT_ONCE: Final = 50
"""Each publication has a few keys, and SQLite allows a thousand conditions in a query."""


class IsKnownError(Exception):
    """The site has got this publication meanwhile. `publication` is its primary key."""

    def __init__(self, publication: int) -> None:
        super().__init__(publication)
        self.publication = publication


@transaction.atomic
def accept(
    candidate: Candidate, decision: Decision, known: KnownWorks | None = None
) -> Publication:
    """Create the publication that a waiting candidate describes, and return it.

    It is published if the decision says so and nothing prevents it; otherwise it is a draft. Raises
    AlreadyDecidedError, and IsKnownError for a candidate called new that is not new any more.
    """
    claim(candidate, CandidateState.ACCEPTED, decision)
    wait_for_other_new_publications()
    work = candidate.as_work()
    known = known or KnownWorks.near([work])
    match = known.find(work)
    is_same = match is not None and match.sameness.verdict == Verdict.SAME
    if match and (is_same or candidate.verdict == CandidateVerdict.NEW):
        raise IsKnownError(match.publication)
    publication = Publication(live=False)
    apply_work(publication, work, abstract_source=abstract_source_of(candidate))
    _give_taken_identifiers_to_versions(publication)
    # Saving need not wait for a free key once more.
    publication.cite_key = publication.free_cite_key(work.key)
    publication.save()
    save_new(publication, decision.about(work))
    candidate.publication = publication
    candidate.save(update_fields=["publication"])
    known.add(publication.pk, work_of(publication))
    publication.refresh_from_db(fields=["live"])
    return publication


def _give_taken_identifiers_to_versions(publication: Publication) -> None:
    """Keep an identifier that another publication has as that of a version.

    A question that an editor has answered with "a publication of its own" may share one.
    """
    taken = publication.taken_errors()
    rows = list(publication.versions.all())
    for name in ("doi", "arxiv"):
        if name in taken:
            kind = "preprint" if name == "arxiv" else "published"
            rows.append(PublicationVersion(kind=kind, **{name: getattr(publication, name)}))
            setattr(publication, name, "")
    for place, row in enumerate(rows):
        row.sort_order = place
    publication.versions.set(rows)


def missing_facts(work: Work) -> list[str]:
    """Return what a publication should have and a work has not: "names", "all_names" or "year".

    `QUESTIONS` of `research.models.candidates` ask the database the same.
    """
    missing = [] if work.names else ["names"]
    missing += ["all_names"] if work.names and not work.authors_complete else []
    return missing + ([] if work.year else ["year"])


def judge_again(candidate: Candidate, known: KnownWorks) -> bool:
    """Store what a waiting candidate is to the publications now; return whether that has changed."""
    match = known.find(candidate.as_work())
    verdict = verdict_of(match)
    found = {
        "verdict": verdict,
        "publication_id": match.publication if match else None,
        "message": match.sameness.reason if match else "",
    }
    waiting = Candidate.objects.filter(pk=candidate.pk, state=CandidateState.WAITING)
    return bool(waiting.exclude(**found).update(**found))


def judge_waiting_again(*publications: Publication) -> int:
    """Compare what waits with publications that are new or have changed; return how many are like them."""
    found = 0
    for start in range(0, len(publications), _COMPARED_AT_ONCE):
        some = publications[start : start + _COMPARED_AT_ONCE]
        known = KnownWorks(Publication.objects.filter(pk__in=[one.pk for one in some]))
        waiting = Candidate.objects.new().exclude(work__isnull=True).with_any_key(known.keys)
        for one in waiting.iterator(chunk_size=500):
            if known.find(one.as_work()):
                found += judge_again(one, known)
    return found
