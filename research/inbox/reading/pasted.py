"""Adds what somebody has pasted or uploaded: BibTeX at once, identifiers when services have answered."""

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from people.content.types import User
from research.bibliography.reading.bibtex_file import ReadFile
from research.bibliography.reading.decoding import decoded
from research.bibliography.reading.pasted_text import PastedText, recognised
from research.inbox.adding import add_to_inbox
from research.inbox.decisions import AlreadyDecidedError, Decision
from research.inbox.incoming import MAX_TEXT, UNREADABLE, Incoming, works_of_file
from research.inbox.looking_up import TO_ASK
from research.inbox.reading.corrections import keep_correction, with_corrections
from research.inbox.reading.reading_process import read_in_child_process
from research.models import (
    Candidate,
    CandidateBatch,
    CandidateSource,
    CandidateState,
    CandidateVerdict,
)

MAX_PROBLEMS: Final = 200


@dataclass(frozen=True)
class Pasted:
    """What a text or a file holds. `name` is that of the file."""

    text: PastedText
    read: ReadFile
    name: str = ""

    @property
    def is_empty(self) -> bool:
        problems = [one for one in self.read.problems if one.code in UNREADABLE]
        return not (self.read.works or problems or self.text.identifiers_count)


def read_pasted(data: bytes, name: str = "") -> Pasted:
    """Return what a text or a file holds. Raises UnreadableFileError if it takes too much."""
    text = recognised(decoded(data))
    # An entry has the line that it has in the whole text.
    read = read_in_child_process(text.bibtex.encode()) if text.bibtex else ReadFile()
    return Pasted(text, read, name[:255])


@transaction.atomic
def add_pasted(pasted: Pasted, user: User | None, at: datetime) -> CandidateBatch:
    """Create a batch with candidates of its BibTeX, and note which identifiers services are asked about."""
    source = CandidateSource.BIBTEX if pasted.read.works else CandidateSource.OTHER
    batch = CandidateBatch.objects.create(
        source=source,
        name=pasted.name,
        added_by_id=user.pk if user is not None else None,
        added_at=at,
        summary=_summary(pasted),
    )
    add_to_inbox(batch, with_corrections(works_of_file(pasted.read)), at)
    return batch


class NothingReadError(Exception):
    """A corrected text has no BibTeX entry, not even one that could not be read."""


def read_again(candidate: Candidate, text: str, decision: Decision) -> Counter[str]:
    """Read a corrected text in place of one that could not be read; return the counts by verdict.

    Raises UnreadableFileError, NothingReadError, and AlreadyDecidedError if it does not wait any more.
    """
    before = (candidate.line or 1) - 1
    read = read_in_child_process(text.encode("utf-8", "replace"))
    found = [replace(one, line=before + (one.line or 1)) for one in works_of_file(read)]
    if not found:
        raise NothingReadError
    works = [one.work for one in found if one.work is not None]
    is_still_there = any(one.source_id == candidate.source_id for one in found)
    with transaction.atomic():
        if not works:
            return _keep_typed(candidate, text, found[0])
        if not is_still_there:
            keep_correction(candidate, works, decision)
        elif not _waiting(candidate).exists():
            raise AlreadyDecidedError
        batch = candidate.batch or CandidateBatch.objects.create(
            source=candidate.source, added_at=decision.at
        )
        _uncount_unreadable(batch)
        return add_to_inbox(batch, found, decision.at)


def _uncount_unreadable(batch: CandidateBatch) -> None:
    """Count one text less that could not be read. `add_to_inbox` counts and saves what takes its place."""
    counts = Counter(batch.summary.get("counts", {}))
    counts[str(CandidateVerdict.UNREADABLE)] -= 1
    batch.summary["counts"] = dict(+counts)


def _keep_typed(candidate: Candidate, text: str, first: Incoming) -> Counter[str]:
    """Let a text that still cannot be read wait as it has been typed. Pasted again, it is the same one."""
    if not _waiting(candidate).update(payload={"text": text[:MAX_TEXT]}, message=first.code):
        raise AlreadyDecidedError
    return Counter({str(CandidateVerdict.UNREADABLE): 1})


def _waiting(candidate: Candidate) -> QuerySet[Candidate]:
    return Candidate.objects.filter(pk=candidate.pk, state=CandidateState.WAITING)


def _summary(pasted: Pasted) -> dict[str, Any]:
    text = pasted.text
    to_ask = [
        f"{prefix}:{value}"
        for prefix, values in (("doi", text.dois), ("arxiv", text.arxivs), ("orcid", text.orcids))
        for value in values
    ]
    problems = [one for one in pasted.read.problems if one.code not in UNREADABLE]
    unread = Counter(one.code for one in pasted.read.problems)
    return {
        # With those that could not be read, so that what has become of all adds up.
        "entries": len(pasted.read.works) + unread["broken"],
        "texts": unread["not_read"],
        "dois": len(text.dois),
        "arxivs": len(text.arxivs),
        "orcids": len(text.orcids),
        "unread": [asdict(line) for line in text.unread],
        "unread_count": text.unread_count,
        "problems": [[one.line, one.key, one.code] for one in problems[:MAX_PROBLEMS]],
        **({TO_ASK: to_ask} if to_ask else {}),
    }
