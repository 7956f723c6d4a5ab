"""Merges a candidate into a publication, as the same work or as another version of it.

The publication keeps its key and its decisions about names, and gets the facts that an editor has
chosen. Identifiers and addresses of the version that gives way become a version.
"""

from collections.abc import Collection
from typing import Final
from uuid import uuid4

from django.db import transaction

from research.bibliography.kinds import BEFORE_PUBLICATION
from research.bibliography.work import Work
from research.inbox.decisions import (
    Decision,
    abstract_source_of,
    claim,
    content_of,
    save_changed,
)
from research.inbox.merged_changes import changes_data
from research.models import (
    Candidate,
    CandidateState,
    Merge,
    Publication,
    PublicationVersion,
    VersionKind,
)
from research.publication_facts.applied_work import apply_work
from research.publication_facts.work_of_publication import work_of

UPDATE: Final = "groupsite_research.update_from_inbox"
"""Log action; its data are the source, the name of the batch, and `changes_data`."""


@transaction.atomic
def merge_candidate(
    candidate: Candidate, publication: Publication, facts: Collection[str], decision: Decision
) -> Merge:
    """Merge a waiting candidate into a publication, which gets its `facts`. Raises AlreadyDecidedError."""
    claim(candidate, CandidateState.MERGED, decision)
    work = candidate.as_work()
    publication.refresh_from_db()
    draft = publication.draft()
    before, ours = content_of(draft), work_of(draft)
    source = abstract_source_of(candidate)
    apply_work(draft, work, set(facts), abstract_source=source, is_chosen=True)
    add_version_of(draft, work)
    add_version_of(draft, ours)
    batch = candidate.batch.name if candidate.batch else ""
    told = {"source": candidate.source, "batch": batch}
    save_changed(
        publication,
        draft,
        decision.about(work),
        lambda saved: (UPDATE, {**told, **changes_data(before, content_of(saved))}),
    )
    candidate.publication = publication
    candidate.save(update_fields=["publication"])
    return Merge.objects.create(
        kept=publication,
        gone=uuid4(),
        by_id=decision.user_id,
        at=decision.at,
        snapshot={
            "title": work.title,
            "candidate": candidate.pk,
            "before": before,
            "after": content_of(draft),
        },
    )


def add_version_of(draft: Publication, work: Work) -> None:
    """Add a version with the identifiers and the address of a work that the draft does not have."""
    rows = list(draft.versions.all())
    listed = {value for row in rows for value in (row.url, row.doi, row.arxiv)}
    own = {draft.doi, draft.arxiv, f"https://doi.org/{draft.doi}"}
    own |= {f"https://arxiv.org/abs/{draft.arxiv}"} if draft.arxiv else set()
    is_early = work.kind in BEFORE_PUBLICATION
    if is_early != (draft.kind in BEFORE_PUBLICATION):
        # The draft may have the identifier of its other version, which is listed all the same.
        own -= {work.arxiv if is_early else work.doi}
    facts = {"doi": work.doi, "arxiv": work.arxiv, "url": work.url or work.pdf_url}
    new = {name: value for name, value in facts.items() if value and value not in own | listed}
    if not new:
        return
    kind = VersionKind.PREPRINT if is_early else VersionKind.PUBLISHED
    draft.versions.set([*rows, PublicationVersion(kind=kind, sort_order=len(rows), **new)])
