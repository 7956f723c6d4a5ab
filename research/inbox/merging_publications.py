"""Merges one publication into another: links, decisions and old addresses are kept."""

from typing import Any, Final

from django.db import transaction

from research.inbox.decisions import Decision, content_of, save_changed
from research.inbox.merging import add_version_of
from research.models import LinkDecision, Merge, Publication, PublicationAddress
from research.publication_facts.applied_work import apply_work
from research.publication_facts.work_of_publication import work_of

OWN_ROWS: Final = ("versions", "links", "awards")
OWN_SETS: Final = ("areas", "projects")
FILLED: Final = ("doi", "arxiv", "abstract")
"""Facts that the publication which remains gets from the other one if it has none."""

MERGE: Final = "groupsite_research.merge"
"""Log action; its data are the title of what has been merged."""


class CannotMergeError(Exception):
    """The publications cannot be merged. `code` is "same" or "hidden"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def merge_publications(kept: Publication, gone: Publication, decision: Decision) -> Merge:
    """Merge `gone` into `kept`, and delete it. Raises CannotMergeError.

    A public publication is not merged into a draft, which would take it from the site.
    """
    if kept.pk == gone.pk:
        raise CannotMergeError("same")
    if gone.live and not kept.live:
        raise CannotMergeError("hidden")
    kept.lock_row()
    draft, other = kept.draft(), gone.draft()
    snapshot = {
        "title": str(gone),
        "before": content_of(draft),
        "gone": content_of(other),
        "gone_was_live": gone.live,
        "addresses": list(gone.addresses.values_list("cite_key", flat=True)),
        "candidates": list(gone.candidates.values_list("pk", flat=True)),
        "merges": list(gone.merges.values_list("pk", flat=True)),
    }
    merge = Merge(kept=kept, gone=gone.key, by_id=decision.user_id, at=decision.at)
    _take_over(draft, other)
    _move_what_refers(kept, gone)
    save_changed(kept, draft, decision, lambda _saved: (MERGE, {"title": str(gone)}))
    merge.snapshot = {**snapshot, "after": content_of(draft)}
    merge.save()
    return merge


def _move_what_refers(kept: Publication, gone: Publication) -> None:
    """Let addresses, candidates and earlier merges refer to what remains; delete the other one."""
    former = [gone.cite_key] if gone.first_published_at or gone.live else []
    for relation in (gone.candidates, gone.addresses):
        relation.update(publication=kept)
    gone.merges.update(kept=kept)
    gone.delete()
    PublicationAddress.objects.bulk_create(
        PublicationAddress(cite_key=key, publication=kept) for key in former
    )


def _take_over(draft: Publication, other: Publication) -> None:
    """Give a draft what another publication has besides: rows, areas, keywords, decisions about names."""
    theirs = work_of(other)
    empty = [fact for fact in FILLED if not getattr(draft, fact)]
    apply_work(draft, theirs, empty, abstract_source=other.abstract_source, is_chosen=True)
    draft.abstract_public = draft.abstract_public or ("abstract" in empty and other.abstract_public)
    for name in OWN_ROWS:
        _add_rows(draft, name, getattr(other, name).all())
    for name in OWN_SETS:
        getattr(draft, name).add(*getattr(other, name).all())
    draft.keywords.add(*other.keywords.all())
    draft.is_selected = draft.is_selected or other.is_selected
    _take_over_decisions(draft, other)
    add_version_of(draft, theirs)


def _add_rows(draft: Publication, name: str, others: Any) -> None:
    rows = list(getattr(draft, name).all())
    known = [_facts(row) for row in rows]
    rows += [type(row)(**_facts(row)) for row in others if _facts(row) not in known]
    for place, row in enumerate(rows):
        row.sort_order = place
    getattr(draft, name).set(rows)


def _facts(row: Any) -> dict[str, Any]:
    left_out = ("id", "publication", "sort_order")
    fields = (field for field in row._meta.concrete_fields if field.name not in left_out)
    return {field.attname: getattr(row, field.attname) for field in fields}


def _take_over_decisions(draft: Publication, other: Publication) -> None:
    decided = {(row.role, row.fold): row for row in other.authorships.all()}
    rows = list(draft.authorships.all())
    for row in rows:
        theirs = decided.get((row.role, row.fold))
        if theirs is None:
            continue
        if row.decided == LinkDecision.OPEN and theirs.decided != LinkDecision.OPEN:
            row.person, row.decided = theirs.person, theirs.decided
        row.orcid = row.orcid or theirs.orcid
        row.selected = row.selected or theirs.selected
    draft.authorships.set(rows)
